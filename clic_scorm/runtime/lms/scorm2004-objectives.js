// What an LMS of SCORM 2004 is told of each module and each learning objective, and how far the learner has come.
"use strict";
(function () {
  const MOST = 100;

  /** Id, words, required pages and quizzes, and for a learning objective the questions that name it, each with its quiz. @type {ClicGoal[]} */
  let goals = [];

  /** @typedef {{completion: string, success: string, score: string|null}} Standing  an empty text: nothing to tell */

  const attempts = (/** @type {ClicRecord} */ record, /** @type {number} */ n) => (record.quizzes[n] || { attempts: 0 }).attempts;

  /**
   * @param {ClicRecord} record
   * @param {number} n
   */
  const passed = (record, n) => clic.score.passes(record.quizzes[n], clic.loader.course.quizzes[n].pass);

  /** No attempt is left, and none comes back. @param {ClicRecord} record @param {number} n */
  function usedUp(record, n) {
    const { attempts: allowed, after } = clic.loader.course.quizzes[n];
    return !after && allowed !== null && attempts(record, n) >= allowed;
  }

  /** How many required pages and quizzes there are below *goal*, and how many are done. @param {ClicRecord} record @param {ClicGoal} goal */
  function progress(record, [, , runs, quizzes]) {
    const pages = clic.score.expand(runs);
    const done = pages.filter((n) => record.pages.indexOf(n) >= 0).length + quizzes.filter((n) => passed(record, n)).length;
    return [done, pages.length + quizzes.length];
  }

  /**
   * @param {ClicRecord} record
   * @param {ClicGoal} goal
   * @returns {Standing}
   */
  function ofUnits(record, goal) {
    const [done, all] = progress(record, goal);
    const graded = goal[3].filter((n) => clic.loader.course.quizzes[n].pass);
    /** @type {Record<string, ClicTerms>} */
    const terms = {};
    graded.forEach((n) => (terms[n] = clic.loader.course.quizzes[n]));
    const begun = done || goal[3].some((n) => attempts(record, n));
    return {
      completion: done === all ? "completed" : begun ? "incomplete" : "",
      success: !graded.length ? "" : graded.every((n) => passed(record, n)) ? "passed" : graded.some((n) => !passed(record, n) && usedUp(record, n)) ? "failed" : "",
      score: graded.length && clic.rules ? clic.rules.report(terms, record) : null,
    };
  }

  /**
   * By the last answers to the questions that name the objective, as far as they were asked, against the highest pass mark of their quizzes.
   * @param {ClicRecord} record
   * @param {ClicQuestionMark[]} questions
   * @returns {Standing}
   */
  function ofQuestions(record, questions) {
    const { quizzes } = clic.loader.course;
    const given = (/** @type {ClicQuestionMark} */ [quiz, { n }]) => (record.quizzes[quiz] ? record.quizzes[quiz].answers[n] : undefined);
    const asked = questions.filter((one) => given(one) !== undefined);
    const earned = asked.reduce((sum, one) => sum + clic.judge.kept(one[1], String(given(one))).points, 0);
    const share = /** @type {ClicShare} */ ([earned, asked.reduce((sum, one) => sum + one[1].points, 0)]);
    const tried = questions.filter(([quiz]) => attempts(record, quiz)).length;
    const marks = questions.map(([quiz]) => quizzes[quiz].pass).filter(Boolean);
    const holds = marks.length && share[1] && marks.every((mark) => clic.score.passes({ best: share, attempts: 1 }, mark));
    return {
      completion: tried === questions.length ? "completed" : tried ? "incomplete" : "",
      success: holds ? "passed" : marks.length && questions.every(([quiz]) => usedUp(record, quiz)) ? "failed" : "",
      score: share[1] ? clic.score.percent(share) : null,
    };
  }

  /**
   * @param {ClicTeller} lms
   * @param {ClicRecord} record
   * @param {string} completion
   */
  function tell(lms, record, completion) {
    const parts = goals.filter((goal) => !goal[4]).map((goal) => progress(record, goal));
    const [done, all] = parts.reduce((sum, part) => [sum[0] + part[0], sum[1] + part[1]], [0, 0]);
    const places = clic.entries(lms, "objectives", MOST);
    let taken = true;
    goals.slice(0, MOST).forEach((goal) => {
      const known = places.has(goal[0]);
      if (!known && places.size >= MOST) return;
      const place = "cmi.objectives." + (known ? places.get(goal[0]) : places.size) + ".";
      // Objectives are told for reports alone; nothing else depends on them.
      if (!known && !lms.put(place + "id", goal[0])) return;
      if (!known) places.set(goal[0], places.size), lms.put(place + "description", goal[1]);
      const questions = goal[4] || [];
      // What judges answers comes with the quizzes: where none was opened in this launch, earlier launches have told this.
      if (questions.length && !clic.judge) return;
      const { completion, success, score } = questions.length ? ofQuestions(record, questions) : ofUnits(record, goal);
      if (score !== null) taken = lms.score(place + "score.", score) && taken;
      if (success) taken = lms.raise(place + "success_status", success) && taken;
      if (completion) taken = lms.raise(place + "completion_status", completion) && taken;
    });
    return lms.raise("cmi.progress_measure", completion === "completed" ? "1" : String(Math.floor((100 * done) / (all || 1)) / 100)) && taken;
  }

  clic.goals = (rows) => void (goals = rows);
  clic.objectives = { tell };
})();
