/**
 * How far the learner is: the state of each unit, and the required steps that are done.
 */
(() => {
  "use strict";
  const { make, fill, part } = clic.view.dom;

  /**
   * Return the state of a unit.
   *
   * @param {number} n
   * @returns {"seen" | "done" | "passed" | "submitted" | "not passed yet" | "not started"}
   */
  function state(n) {
    const quiz = clic.loader.course.quizzes[n];
    const record = clic.session.record;
    if (!quiz && record.done.concat(record.declared).includes(n)) return "done";
    if (!quiz) return record.pages.includes(n) ? "seen" : "not started";
    const result = record.quizzes[n];
    if (!result) return "not started";
    if (!quiz.pass) return "submitted";
    return clic.score.passes(result, quiz.pass) ? "passed" : "not passed yet";
  }

  /**
   * Say whether nothing is left to do in a unit.
   *
   * @param {number} n
   */
  function done(n) {
    return ["seen", "done", "passed", "submitted"].includes(state(n));
  }

  /** Draw the line below the title of the course. */
  function draw() {
    const { total, seen } = steps(clic.loader.course.rule);
    const text = clic.t("{seen} of {total} required steps done", { seen, total });
    const bar = make("progress", { max: total, value: seen, "aria-labelledby": "clic-steps" });
    const box = part("progress");
    box.hidden = !total;
    fill(box, make("span", { id: "clic-steps" }, text), bar);
  }

  /**
   * Count the steps of a lowered rule: a page seen, a quiz passed, a part of a choice met, any other condition met.
   *
   * @param {any} rule
   * @returns {{total: number, seen: number}}
   */
  function steps(rule) {
    const counted = rule.viewed || rule.done || rule.declared;
    if (counted || (rule.passed && !rule.within)) {
      const numbers = counted ? clic.score.expand(counted) : [rule.passed];
      const total = rule.least === undefined ? numbers.length : rule.least;
      return { total, seen: Math.min(total, numbers.filter(done).length) };
    }
    const inner = rule.all || rule.any || (rule.at_least && rule.at_least[1]);
    if (!inner) {
      const verdict = clic.rules && clic.rules.evaluate(rule, clic.loader.course.quizzes, clic.session.record);
      return { total: 1, seen: verdict && verdict.met === "met" ? 1 : 0 };
    }
    const parts = inner.map(steps);
    const met = parts.filter((/** @type {any} */ one) => one.seen === one.total).length;
    const total = rule.any ? 1 : rule.at_least && rule.at_least[0];
    if (total) return { total, seen: Math.min(total, met) };
    return parts.reduce(
      (/** @type {any} */ sum, /** @type {any} */ one) => ({ total: sum.total + one.total, seen: sum.seen + one.seen }),
      { total: 0, seen: 0 },
    );
  }

  clic.view = { ...clic.view, progress: { state, done, draw } };
})();
