// The completion rule: the same data and the same meaning as clic_scorm/rules/evaluate.py.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));

  /** @typedef {[boolean, boolean, boolean]} Judged  met, undecided, still possible */

  /**
   * @param {any} rule
   * @param {Object<string, any>} quizzes
   * @param {any} record
   * @returns {{met: string, hopeless: boolean, reasons: any[]}}
   */
  function evaluate(rule, quizzes, record) {
    const seen = new Set(record.pages);
    /** @type {any[]} */
    const reasons = [];

    /**
     * @param {any} part
     * @returns {Judged}
     */
    function judge(part) {
      if (part.all) return combine(part.all, part.all.length);
      if (part.any) return combine(part.any, 1);
      if (part.at_least) return combine(part.at_least[1], part.at_least[0]);
      if (part.viewed) {
        const wanted = expand(part.viewed), open = wanted.filter((number) => !seen.has(number));
        reasons.push({ atom: "viewed", have: wanted.length - open.length, need: wanted.length, open: open });
        return [!open.length, false, true];
      }
      if (part.passed === undefined) throw new Error("unknown rule " + JSON.stringify(part));
      const terms = quizzes[part.passed], outcome = record.quizzes[part.passed];
      const left = terms.attempts === null ? null : Math.max(0, terms.attempts - (outcome ? outcome.attempts : 0));
      reasons.push({ atom: "passed", quiz: part.passed, have: outcome ? outcome.best : null, pass: terms.pass, left: left });
      const met = clic.score.passes(outcome, terms.pass);
      return [met, false, met || left !== 0];
    }

    /**
     * Kleene's value of "at least so many of the parts", and whether so many can still be met.
     * @param {any[]} parts
     * @param {number} least
     * @returns {Judged}
     */
    function combine(parts, least) {
      const judged = parts.map(judge);
      const count = (/** @type {number} */ index) => judged.filter((one) => one[index]).length;
      const met = count(0) >= least;
      return [met, !met && count(0) + count(1) >= least, met || count(2) >= least];
    }

    const [met, undecided, possible] = judge(rule);
    return { met: met ? "met" : undecided ? "undecided" : "unmet", hopeless: !possible, reasons: reasons };
  }

  /**
   * What an LMS of SCORM 1.2 is told; while the rule can still be met it is "incomplete".
   * @param {any} rule
   * @param {Object<string, any>} quizzes
   * @param {any} record
   * @returns {"incomplete"|"completed"|"passed"|"failed"}
   */
  function status(rule, quizzes, record) {
    const verdict = evaluate(rule, quizzes, record);
    if (verdict.met === "met") return verdict.reasons.some((reason) => reason.pass) ? "passed" : "completed";
    return verdict.hopeless ? "failed" : "incomplete";
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

  clic.rules = { evaluate, status, expand };
})();
