/**
 * What came of an attempt: points, whether they are enough, what may be done next, and each question with its mark.
 */
(() => {
  "use strict";
  const { make, fill } = clic.view.dom;
  const LONG = 90; // minutes; from there on hours are told

  /**
   * Show the result that was submitted last. The record holds points and answers, not which of them were right: that is worked out again.
   *
   * @param {ClicTable} table
   * @param {ClicOutcome} earlier
   */
  function lastResult(table, earlier) {
    const questions = clic.sitting.reviewed(table.entry, table.data, earlier);
    /** @type {ClicSubmitted} */
    const result = { earned: earlier.last[0], possible: earlier.last[1], results: {} };
    /** @type {ClicLetters} */
    const given = {};
    for (const question of questions) {
      given[question.n] = clic.judge.again(question, earlier.answers[question.n] || "");
      result.results[question.n] = clic.session.judge(question, given[question.n]);
    }
    showResult(table, questions, given, result, false);
  }

  /**
   * @param {ClicTable} table
   * @param {ClicQuestion[]} questions
   * @param {ClicLetters} answers
   * @param {ClicSubmitted} result
   * @param {boolean} practice
   * @returns {HTMLElement} the heading
   */
  function showResult(table, questions, answers, result, practice) {
    const { body, entry, data } = table;
    const heading = make("h2", {}, practice ? clic.t("Practice: this result does not count") : clic.t("Your result"));
    const left = clic.session.attemptsLeft(entry.n);
    const full = result.earned === result.possible;
    const right = (/** @type {ClicQuestion} */ { n }) => result.results[n].right !== false;
    const anew = () => {
      // What was right need not be answered again, unless that would tell what the author does not want told, or others are drawn.
      const keeps = left !== 0 && !full && !data.draw && !data.feedback;
      const kept = keeps ? Object.fromEntries(questions.filter(right).map((question) => [question.n, clic.judge.words(question, answers[question.n])])) : null;
      clic.sitting.keepDraft(entry.n, kept);
      clic.view.again(table);
    };
    const may = left !== 0 || data.used === "practice";
    const text = left === 0 ? clic.t("Practise") : clic.t("Try again");
    const button = may && make("button", { type: "button", class: full ? null : "main", click: anew }, text);
    const told = data.feedback !== "never";
    const reviews = questions.map((question, index) => {
      const given = answers[question.n] || "";
      return told ? clic.view.review(question, index, given, result.results[question.n]) : clic.view.question(question, index, given, true);
    });
    const said = lines(table, result, left, practice);
    // The focus goes to the heading: points, and whether they are enough, are heard with it.
    said.slice(0, 2).forEach((line, index) => (line.id = `clic-result-${index}`));
    heading.setAttribute("aria-describedby", said.slice(0, 2).map(({ id }) => id).join(" "));
    fill(
      body,
      make("div", { class: "result" }, heading, ...said, button && make("p", { class: "actions" }, button)),
      ...reviews.map((one) => one.element),
    );
    if (told) clic.view.loadFeedback(entry, reviews);
    return heading;
  }

  /**
   * Say points, whether that is enough, and how many attempts are left.
   *
   * @param {ClicTable} table
   * @param {ClicSubmitted} result
   * @param {number | null} left
   * @param {boolean} practice
   * @returns {HTMLElement[]}
   */
  function lines({ entry, data }, result, left, practice) {
    const { pass } = clic.loader.course.quizzes[entry.n];
    /** @type {ClicShare} */
    const last = [result.earned, result.possible];
    const earlier = clic.session.record.quizzes[entry.n];
    const best = earlier && !practice ? clic.score.better(earlier.best, last) : last;
    const found = [make("p", { class: "points" }, data.ungraded || !result.possible ? clic.t("Submitted. This is not graded.") : points(last))];
    if (!data.last && !data.ungraded && clic.score.percent(best) !== clic.score.percent(last)) {
      found.push(make("p", {}, clic.t("Your best result so far:"), " ", points(best)));
    }
    if (pass && !practice) found.push(...passed(best, last, pass, left));
    if (left !== null) found.push(make("p", { class: "quiet" }, attemptsText(entry, left)));
    return found;
  }

  /**
   * @param {ClicShare} best
   * @param {ClicShare} last
   * @param {ClicShare} pass
   * @param {number | null} left
   */
  function passed(best, last, pass, left) {
    const reached = (/** @type {ClicShare} */ share) => clic.score.passes({ best: share, attempts: 1 }, pass);
    const needed = { pass: clic.numeral(clic.score.percent(pass)) };
    if (!reached(best)) {
      const text = left === 0 ? clic.t("Not passed: {pass} % needed", needed) : clic.t("Not passed yet: {pass} % needed", needed);
      return [make("p", { class: "sign-line poor" }, tight(text))];
    }
    const before = !reached(last) && make("p", {}, clic.t("You passed in an earlier attempt; that counts."));
    return [make("p", { class: "sign-line good" }, clic.t("Passed")), before].filter(Boolean);
  }

  /**
   * @param {ClicShare} share
   * @returns {string}
   */
  function points(share) {
    const values = { earned: share[0], possible: share[1], percent: clic.numeral(clic.score.percent(share)) };
    return tight(clic.t("{earned} of {possible} points ({percent} %)", values));
  }

  /**
   * Keep a number and its percent sign on one line.
   *
   * @param {string} text
   */
  function tight(text) {
    return text.replace(/ %/g, "\u00a0%");
  }

  /**
   * @param {ClicEntry} entry
   * @param {number} left
   * @returns {string}
   */
  function attemptsText({ n }, left) {
    if (left) return left === 1 ? clic.t("You have 1 attempt left.") : clic.t("You have {left} attempts left.", { left });
    const minutes = clic.sitting.opensIn(n);
    const used = clic.t("You have used all your attempts.");
    if (!minutes) return used;
    const hours = Math.ceil(minutes / 60);
    const then = minutes > LONG ? clic.t("You can try again in {hours} h.", { hours }) : clic.t("You can try again in {minutes} min.", { minutes });
    return [used, then].join(" ");
  }

  clic.view = { ...clic.view, result: showResult, lastResult, attemptsText, tight };
})();
