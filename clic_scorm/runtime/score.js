// Exact scores, as clic_scorm/rules/score.py has them: integers over integers, never a floating-point comparison.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));

  /** @typedef {[number, number]} Share  earned and possible points */
  /** @typedef {{pass: Share|null, points: number, attempts: number|null, required: boolean}} Terms */

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
   * The number from 0 to 100 that an LMS is told, rounded down to two decimals; null until a graded quiz was submitted.
   * @param {Object<string, Terms>} quizzes
   * @param {{quizzes: Object<string, {best: Share, attempts: number}>}} record
   * @returns {string|null}
   */
  function report(quizzes, record) {
    let earned = BigInt(0), scale = BigInt(1), points = BigInt(0), taken = false;
    for (const number of Object.keys(quizzes)) {
      const terms = quizzes[number], outcome = record.quizzes[number];
      if (!terms.required || !terms.pass || !terms.points) continue;
      points += BigInt(terms.points);
      if (!outcome || !outcome.attempts) continue;
      taken = true;
      const possible = BigInt(outcome.best[1] || 1);
      earned = earned * possible + BigInt(terms.points) * BigInt(outcome.best[0]) * scale;
      scale *= possible;
    }
    if (!taken) return null;
    const whole = scale * points;
    return hundredths(((earned > whole ? whole : earned) * BigInt(10000)) / whole);
  }

  /**
   * A share as a percentage, rounded down to two decimals, without trailing zeros.
   * @param {Share} share
   * @returns {string}
   */
  function percent(share) {
    return hundredths((BigInt(share[0]) * BigInt(10000)) / BigInt(share[1] || 1));
  }

  /** @param {bigint} value */
  function hundredths(value) {
    const rest = String(value % BigInt(100)).padStart(2, "0").replace(/0+$/, "");
    return String(value / BigInt(100)) + (rest && "." + rest);
  }

  clic.score = { digest, better, passes, report, percent };
})();
