/**
 * A quiz: its questions, what is missing at Submit, and the result with its feedback.
 */
(() => {
  "use strict";
  const { make, add, fill, prose, focus } = clic.view.dom;

  /**
   * @typedef {ClicContent & {questions: ClicQuestion[]}} Data
   * @typedef {{earned: number, possible: number, results: Record<string, {right: boolean}>}} Result
   */

  /** @type {Map<number, ClicLetters>} what was chosen and not yet submitted, by quiz, while the course is open */
  const drafts = new Map();

  /**
   * Draw a quiz: its questions, or the last result when there is one.
   *
   * @param {ClicEntry} entry
   * @param {Data} data
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function quiz(entry, data) {
    const body = make("div");
    const earlier = clic.session.record.quizzes[entry.n];
    if (earlier && !drafts.has(entry.n)) showResult(body, entry, data, earlier.answers, recall(data, earlier));
    else showForm(body, entry, data);
    return { element: make("div", {}, data.html && prose(data.html), body), close: () => undefined };
  }

  /**
   * Work out an earlier result again: the record holds points and answers, not which of them were right.
   *
   * @param {Data} data
   * @param {ClicOutcome} earlier
   * @returns {Result}
   */
  function recall(data, earlier) {
    /** @type {Result} */
    const result = { earned: earlier.last[0], possible: earlier.last[1], results: {} };
    for (const { n, key } of data.questions) {
      result.results[n] = { right: clic.score.digest(`${clic.loader.course.id}/${n}/${earlier.answers[n] || ""}`) === key };
    }
    return result;
  }

  /**
   * @param {HTMLElement} body
   * @param {ClicEntry} entry
   * @param {Data} data
   */
  function showForm(body, entry, data) {
    const draft = drafts.get(entry.n) || {};
    const drawn = data.questions.map((question, index) => drawQuestion(question, index, draft[question.n] || "", false));
    const read = () => {
      /** @type {ClicLetters} */
      const answers = {};
      drawn.forEach((one, index) => (answers[data.questions[index].n] = one.read()));
      return answers;
    };
    const summary = make("div", { class: "errors", role: "alert", tabindex: "-1" });
    let submitted = false;
    const submit = () => {
      const answers = read();
      // A second press before the result is there must not use up another attempt.
      if (submitted || showMissing(summary, data, drawn, answers)) return;
      submitted = true;
      drafts.delete(entry.n);
      Promise.resolve(clic.session.submit(entry, data, answers)).then((result) => {
        focus(showResult(body, entry, data, answers, result));
      });
    };
    const left = clic.session.attemptsLeft(entry.n);
    // A form without a submit button: Enter on an option must not use up an attempt.
    const form = make(
      "form",
      { novalidate: true, submit: (/** @type {Event} */ event) => event.preventDefault(), change: () => drafts.set(entry.n, read()) },
      ...drawn.map((one) => one.element),
      left !== null && make("p", { class: "quiet" }, attemptsText(left)),
      make("p", { class: "actions" }, make("button", { type: "button", class: "main", click: submit }, clic.t("Submit answers"))),
    );
    fill(body, summary, form);
  }

  /**
   * Name the questions without an answer, if any; nothing is submitted then.
   *
   * @param {HTMLElement} summary
   * @param {Data} data
   * @param {{element: HTMLElement, mark: (missing: boolean) => void}[]} drawn
   * @param {ClicLetters} answers
   * @returns {boolean} whether an answer is missing
   */
  function showMissing(summary, data, drawn, answers) {
    const list = make("ul");
    data.questions.forEach((question, index) => {
      const missing = !answers[question.n];
      const { element, mark } = drawn[index];
      mark(missing);
      const go = (/** @type {Event} */ event) => {
        event.preventDefault();
        element.scrollIntoView();
        /** @type {HTMLElement} */ (element.querySelector("input")).focus({ preventScroll: true });
      };
      if (missing) add(list, make("li", {}, make("a", { href: `#${element.id}`, click: go }, `${index + 1}. ${question.title}`)));
    });
    if (!list.firstChild) return false;
    fill(summary, make("h2", {}, clic.t("Some questions have no answer yet")), make("p", {}, clic.t("Nothing has been submitted.")), list);
    summary.scrollIntoView();
    summary.focus();
    return true;
  }

  /**
   * Draw one question. *locked* shows an answer that was given.
   *
   * @param {ClicQuestion} question
   * @param {number} index
   * @param {string} chosen
   * @param {boolean} locked
   */
  function drawQuestion(question, index, chosen, locked) {
    const id = `clic-q${question.n}`;
    const { element: options, read } = clic.view.kinds[question.kind].draw(question, chosen, locked);
    const error = make("p", { class: "error", id: `${id}-error`, hidden: true }, clic.t("Choose an answer."));
    const prompt = question.prompt && prose(question.prompt);
    if (prompt) prompt.id = `${id}-prompt`;
    const note = !locked && !prompt && question.kind === "multiple" && make("p", { class: "quiet" }, clic.t("Choose all that apply."));
    const element = make(
      "fieldset",
      { id, class: "question", tabindex: "-1" },
      make("legend", {}, make("span", { class: "number" }, `${index + 1}. `), question.title),
      prompt,
      note,
      error,
      options,
      !locked && question.hint && hint(question.hint, id),
    );
    /** @param {boolean} missing */
    const mark = (missing) => {
      error.hidden = !missing;
      element.classList.toggle("missing", missing);
      const ids = [prompt && `${id}-prompt`, missing && error.id].filter(Boolean).join(" ");
      if (ids) element.setAttribute("aria-describedby", ids);
      else element.removeAttribute("aria-describedby");
    };
    mark(false);
    return { element, read, mark };
  }

  /**
   * @param {string} html
   * @param {string} id
   */
  function hint(html, id) {
    const text = prose(html, "hint");
    text.id = `${id}-hint`;
    text.hidden = true;
    const toggle = () => {
      text.hidden = !text.hidden;
      button.setAttribute("aria-expanded", String(!text.hidden));
    };
    const button = make("button", { type: "button", class: "plain", "aria-expanded": "false", "aria-controls": text.id, click: toggle }, clic.t("Hint"));
    return make("div", { class: "hint-box" }, button, text);
  }

  /**
   * @param {HTMLElement} body
   * @param {ClicEntry} entry
   * @param {Data} data
   * @param {ClicLetters} answers
   * @param {Result} result
   * @returns {HTMLElement} the heading
   */
  function showResult(body, entry, data, answers, result) {
    const heading = make("h2", {}, clic.t("Your result"));
    const left = clic.session.attemptsLeft(entry.n);
    const full = result.earned === result.possible;
    const tryAgain = () => {
      /** @type {ClicLetters} */
      const kept = {};
      if (!full) for (const { n } of data.questions) if (result.results[n].right) kept[n] = answers[n];
      drafts.set(entry.n, kept);
      showForm(body, entry, data);
      const first = data.questions.find(({ n }) => !kept[n]) || data.questions[0];
      const question = /** @type {HTMLElement} */ (document.getElementById(`clic-q${first.n}`));
      question.focus();
    };
    const again = left !== 0 && make("button", { type: "button", class: full ? null : "main", click: tryAgain }, clic.t("Try again"));
    const reviews = data.questions.map((question, index) => review(question, index, answers[question.n] || "", result.results[question.n].right));
    fill(
      body,
      make("div", { class: "result" }, heading, ...verdict(entry, result, left), again && make("p", { class: "actions" }, again)),
      ...reviews.map((one) => one.element),
    );
    loadFeedback(entry, reviews);
    return heading;
  }

  /**
   * Say points, whether that is enough, and how many attempts are left.
   *
   * @param {ClicEntry} entry
   * @param {Result} result
   * @param {number | null} left
   * @returns {HTMLElement[]}
   */
  function verdict(entry, result, left) {
    const { pass } = clic.loader.course.quizzes[entry.n];
    /** @type {ClicShare} */
    const last = [result.earned, result.possible];
    const earlier = clic.session.record.quizzes[entry.n];
    const best = clic.score.better(earlier ? earlier.best : last, last);
    const lines = [make("p", { class: "points" }, points(last))];
    if (clic.score.percent(best) !== clic.score.percent(last)) {
      lines.push(make("p", {}, clic.t("Your best result so far:"), " ", points(best)));
    }
    if (pass) {
      const passed = clic.score.passes({ best, attempts: 1 }, pass);
      const needed = { pass: clic.score.percent(pass) };
      const text = passed ? clic.t("Passed") : left === 0 ? clic.t("Not passed: {pass} % needed", needed) : clic.t("Not passed yet: {pass} % needed", needed);
      lines.push(make("p", { class: passed ? "sign-line good" : "sign-line poor" }, text));
    }
    if (left !== null) lines.push(make("p", { class: "quiet" }, attemptsText(left)));
    return lines;
  }

  /**
   * @param {ClicShare} share
   * @returns {string}
   */
  function points(share) {
    const values = { earned: share[0], possible: share[1], percent: clic.score.percent(share) };
    return clic.t("{earned} of {possible} points ({percent} %)", values);
  }

  /**
   * @param {number} left
   * @returns {string}
   */
  function attemptsText(left) {
    if (left === 0) return clic.t("You have used all your attempts.");
    return left === 1 ? clic.t("You have 1 attempt left.") : clic.t("You have {left} attempts left.", { left });
  }

  /**
   * Draw an answered question with its mark and room for its feedback.
   *
   * @param {ClicQuestion} question
   * @param {number} index
   * @param {string} chosen
   * @param {boolean} right
   */
  function review(question, index, chosen, right) {
    const { element } = drawQuestion(question, index, chosen, true);
    const said = make("div", { class: "said" });
    const mark = make("p", { class: right ? "sign-line good" : "sign-line poor" }, right ? clic.t("Correct") : clic.t("Not correct"));
    add(element, make("div", { class: right ? "feedback good" : "feedback poor" }, mark, said));
    /** @param {ClicFeedbackParts} feedback */
    const tell = (feedback) => {
      const parts = [...chosen].map((letter) => (feedback.options || {})[letter]);
      parts.push((right ? feedback.correct : feedback.incorrect) || "", feedback.always || "");
      fill(said, ...parts.map((html) => html && prose(html)));
    };
    return { element, n: question.n, said, tell };
  }

  /**
   * @param {ClicEntry} entry
   * @param {{n: number, said: HTMLElement, tell: (feedback: ClicFeedbackParts) => void}[]} reviews
   */
  function loadFeedback(entry, reviews) {
    clic.loader.feedback(entry.id).then(
      (feedback) => reviews.forEach(({ n, tell }) => tell(feedback[n] || {})),
      () => {
        const again = make("button", { type: "button", class: "plain", click: () => loadFeedback(entry, reviews) }, clic.t("Try again"));
        if (reviews.length) fill(reviews[0].said, make("p", {}, clic.t("The feedback could not be loaded."), " ", again));
      },
    );
  }

  clic.view = { ...clic.view, quiz, drafts, question: drawQuestion };
})();
