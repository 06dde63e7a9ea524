/**
 * A quiz: what it says before it begins, its questions, and what is missing at Submit.
 */
(() => {
  "use strict";
  const { make, add, fill, prose, focus, say } = clic.view.dom;

  /**
   * @typedef {{element: HTMLElement, read: () => string, problem: () => string, mark: (problem: string) => void, visit: () => void}} Drawn
   */

  /**
   * Draw a quiz: its questions, or the last result when there is one.
   *
   * @param {ClicEntry} entry
   * @param {ClicContent} data
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function quiz(entry, data) {
    const body = make("div");
    const table = { body, entry, data, close: () => undefined };
    const earlier = clic.session.record.quizzes[entry.n];
    const going = (clic.sitting.draft(entry.n) || clic.sitting.begun(entry.n)) && (!closed(entry) || data.used === "practice");
    if (earlier && !going) clic.view.lastResult(table, earlier);
    else enter(table);
    return { element: make("div", {}, data.html && prose(data.html), body), close: () => table.close() };
  }

  const closed = (/** @type {ClicEntry} */ entry) => clic.session.attemptsLeft(entry.n) === 0;

  /**
   * Show the questions; those of a quiz with a time limit once the learner is ready.
   *
   * @param {ClicTable} table
   */
  function enter(table) {
    const { entry, data } = table;
    if (data.time && !closed(entry) && !clic.sitting.begun(entry.n)) showStart(table);
    else showForm(table);
  }

  /**
   * Go on from a result: to the same questions, or to others.
   *
   * @param {ClicTable} table
   */
  function again(table) {
    enter(table);
    const draft = clic.sitting.draft(table.entry.n) || {};
    const places = Array.from(table.body.querySelectorAll("fieldset:not(.locked), .ready"));
    const open = places.find(({ id }) => !draft[id.replace("clic-q", "")]) || places[0];
    if (open) focus(/** @type {HTMLElement} */ (open));
  }

  /**
   * @param {ClicTable} table
   */
  function showStart(table) {
    const { body, entry, data } = table;
    const start = () => {
      clic.sitting.begin(entry, data);
      again(table);
    };
    const more = data.essential ? clic.t("This limit is part of what is tested and cannot be extended.") : clic.t("You can give yourself more time at any moment.");
    fill(
      body,
      make(
        "div",
        { class: "ready", tabindex: "-1" },
        make("h2", {}, clic.t("Ready?")),
        make("p", {}, clic.t("Time limit: {minutes} min. It begins when you press “Begin”.", { minutes: Number(data.time) }), " ", more),
        make("p", {}, clic.t("The time stands still while this page is closed. When it is up, your answers are submitted as they are.")),
        conditions(table),
        make("p", { class: "actions" }, make("button", { type: "button", class: "main", click: start }, clic.t("Begin"))),
      ),
    );
  }

  /**
   * Say what counts before anything is answered: what is needed to pass, how often it may be tried, and which attempt counts.
   *
   * @param {ClicTable} table
   */
  function conditions({ entry, data }) {
    const { pass, attempts } = clic.loader.course.quizzes[entry.n];
    const left = clic.session.attemptsLeft(entry.n);
    const one = attempts === 1 && !data.last;
    const texts = [
      data.ungraded && clic.t("This is not graded."),
      pass && clic.view.tight(clic.t("To pass you need {pass} %.", { pass: clic.numeral(clic.score.percent(pass)) })),
      left === null ? clic.t("You can try as often as you like.") : clic.view.attemptsText(entry, left),
      !data.ungraded && !one && (data.last ? clic.t("The last attempt counts.") : clic.t("The best attempt counts.")),
    ];
    return make("p", { class: "quiet" }, texts.filter(Boolean).join(" "));
  }

  /**
   * @param {ClicTable} table
   */
  function showForm(table) {
    const { body, entry, data } = table;
    const practice = closed(entry);
    const questions = clic.sitting.asked(entry, data);
    const locked = practice ? {} : clic.sitting.current(entry.n).answers;
    const draft = clic.sitting.draft(entry.n) || {};
    const drawn = questions.map((question, index) => drawOne(table, question, index, draft[question.n] || "", locked[question.n]));
    const read = () => {
      /** @type {ClicLetters} */
      const answers = {};
      drawn.forEach((one, index) => (answers[questions[index].n] = one.read()));
      return answers;
    };
    const summary = make("div", { class: "errors", role: "alert", tabindex: "-1" });
    let submitted = false;
    /** @param {boolean} up whether the time is up */
    const submit = (up) => {
      const answers = read();
      // A second press before the result is there must not use up another attempt.
      if (submitted || (!up && showMissing(summary, questions, drawn))) return;
      submitted = true;
      table.close();
      const result = clic.sitting.submit(entry, data, questions, answers);
      focus(clic.view.result(table, questions, answers, result, practice));
      say(up ? clic.t("The time is up. Your answers were submitted.") : "");
    };
    const left = clic.session.attemptsLeft(entry.n);
    const changed = () => {
      clic.sitting.begin(entry, data);
      clic.sitting.keepDraft(entry.n, read());
    };
    const timed = Boolean(data.time) && !practice;
    const clock = timed && clic.view.clock(entry, data, () => submit(true));
    if (clock) table.close = clock.close;
    // A form without a submit button: Enter on an option must not use up an attempt.
    const form = make(
      "form",
      { class: "quiz", novalidate: true, submit: (/** @type {Event} */ event) => event.preventDefault(), input: changed, change: changed },
      clock && clock.element,
      practice ? make("p", { class: "quiet" }, clic.t("You are practising: this does not count any more.")) : conditions(table),
      ...drawn.map((one) => one.element),
      left !== null && !practice && make("p", { class: "quiet" }, clic.view.attemptsText(entry, left)),
      make("p", { class: "actions" }, make("button", { type: "button", class: "main", click: () => submit(false) }, clic.t("Submit answers"))),
    );
    fill(body, summary, form);
  }

  /**
   * @param {ClicTable} table
   * @param {ClicQuestion} question
   * @param {number} index
   * @param {string} chosen
   * @param {string | undefined} locked what was checked before and is answered for good
   * @returns {Drawn}
   */
  function drawOne({ entry, data }, question, index, chosen, locked) {
    if (data.feedback !== "each") return clic.view.question(question, index, chosen, false);
    const check = (/** @type {string} */ given) => {
      clic.sitting.begin(entry, data);
      // It is answered for good: its words go where those of a submitted answer go, for another device may submit the rest.
      if (!closed(entry)) clic.judge.remember(question, given);
      clic.sitting.keepDraft(entry.n, { ...clic.sitting.draft(entry.n), [question.n]: given });
      clic.sitting.lock(entry, question.n, clic.session.judge(question, given).letters);
    };
    // What was typed may be known on this device only; elsewhere it is known whether it was right.
    const here = chosen && clic.session.judge(question, chosen).letters === locked;
    const stays = locked && (here ? chosen : clic.judge.again(question, locked));
    return clic.view.checked(entry, question, index, { chosen, locked: stays, check });
  }

  /**
   * Name the questions without an answer, if any; nothing is submitted then.
   *
   * @param {HTMLElement} summary
   * @param {ClicQuestion[]} questions
   * @param {Drawn[]} drawn
   * @returns {boolean} whether an answer is missing, or can't be understood
   */
  function showMissing(summary, questions, drawn) {
    const list = make("ul");
    questions.forEach((question, index) => {
      const { element, mark, problem, visit } = drawn[index];
      const found = problem();
      mark(found);
      const go = (/** @type {Event} */ event) => {
        event.preventDefault();
        element.scrollIntoView();
        visit();
      };
      if (found) add(list, make("li", {}, make("a", { href: `#clic-q${question.n}`, click: go }, `${index + 1}. ${question.title}`)));
    });
    if (!list.firstChild) return false;
    fill(summary, make("h2", {}, clic.t("Some questions have no answer yet")), make("p", {}, clic.t("Nothing has been submitted.")), list);
    summary.scrollIntoView();
    summary.focus();
    return true;
  }

  clic.view = { ...clic.view, quiz, again };
})();
