// Exact scores, as clic_scorm/rules/score.py has them: integers over integers, never a floating-point comparison. And runs of numbers.
"use strict";
(function () {
  // The first of all scripts makes the one global.
  globalThis.clic = globalThis.clic || /** @type {any} */ ({});

  /** @typedef {[number, number]} Share  earned and possible points */

  /**
   * Two passes of 32-bit FNV-1a over the UTF-8 bytes of a text, from two offset bases.
   * @param {string} text
   * @returns {string} sixteen hexadecimal digits
   */
  function digest(text) {
    const bytes = unescape(encodeURIComponent(text));
    return [0x811c9dc5, 0x9e3779b1].map((base) => {
      let value = base;
      for (let i = 0; i < bytes.length; i++) value = Math.imul(value ^ bytes.charCodeAt(i), 0x01000193);
      return (value >>> 0).toString(16).padStart(8, "0");
    }).join("");
  }

  /**
   * The larger share; of equal ones the one out of more points, so that the order of arguments does not matter.
   * @param {Share} one
   * @param {Share} other
   * @returns {Share}
   */
  function better(one, other) {
    const left = one[0] * other[1], right = other[0] * one[1];
    if (left !== right) return left > right ? one : other;
    return one[0] > other[0] || (one[0] === other[0] && one[1] >= other[1]) ? one : other;
  }

  /**
   * @param {{best: Share, attempts: number}|undefined} outcome
   * @param {Share|null} pass
   * @returns {boolean}
   */
  function passes(outcome, pass) {
    if (!outcome || !outcome.attempts) return false;
    if (!pass) return true;
    return outcome.best[1] > 0 && outcome.best[0] * pass[1] >= pass[0] * outcome.best[1];
  }

  /**
   * The attempt, from 1, that first reached the pass mark, once another was submitted; 0 for none, and where there is no mark. What an earlier version of the package wrote says
   * no more than that it was one of the attempts until then.
   * @param {{best: Share, attempts: number, reached: number}|undefined} before
   * @param {{best: Share, attempts: number}} now
   * @param {Share|null} pass
   */
  function reached(before, now, pass) {
    if (!pass) return 0;
    if (before && passes(before, pass)) return before.reached || before.attempts;
    return passes(now, pass) ? now.attempts : 0;
  }

  /**
   * The numbers that a list of numbers and [first, last] runs stands for.
   * @param {(number|number[])[]} runs
   * @returns {number[]}
   */
  function expand(runs) {
    /** @type {number[]} */
    const numbers = [];
    for (const run of runs) {
      if (typeof run === "number") numbers.push(run);
      else for (let number = run[0]; number <= run[1]; number++) numbers.push(number);
    }
    return numbers;
  }

  /**
   * A share as a percentage, rounded down to two decimals, without trailing zeros.
   * @param {Share|[bigint, bigint]} share
   * @returns {string}
   */
  function percent(share) {
    const hundredths = (BigInt(share[0]) * BigInt(10000)) / BigInt(share[1] || 1);
    const rest = String(hundredths % BigInt(100)).padStart(2, "0").replace(/0+$/, "");
    return String(hundredths / BigInt(100)) + (rest && "." + rest);
  }

  clic.score = { digest, better, passes, reached, percent, expand };
})();
