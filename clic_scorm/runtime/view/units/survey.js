/**
 * A survey: questions of which no answer is right, and above the first one that the answers are not anonymous.
 */
(() => {
  "use strict";
  const { make, add, fill, prose, focus } = clic.view.dom;

  /**
   * @param {ClicEntry} entry
   * @param {ClicContent & {questions: ClicQuestion[]}} data
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function survey(entry, data) {
    const body = make("div");
    /** @type {{close: () => void}[]} */
    let fields = [];
    const close = () => fields.forEach((field) => field.close());
    const text = (/** @type {ClicQuestion} */ { n }) => clic.view.writing.answerKey(n);

    /**
     * @param {ClicQuestion} question
     * @param {number} index
     * @param {string} chosen
     * @param {boolean} locked
     */
    function draw(question, index, chosen, locked) {
      if (question.kind !== "essay") return clic.view.question(question, index, chosen, locked);
      const legend = make("legend", {}, make("span", { class: "number" }, `${index + 1}. `), question.title);
      const field = locked ? null : clic.view.writing.field(text(question), clic.t("Your text"), { sent: true });
      if (field) fields.push(field);
      const element = make("fieldset", { class: "question", id: `clic-q${question.n}` }, legend, question.prompt && prose(question.prompt), field ? field.element : clic.view.writing.paper(text(question)));
      return { element, read: () => "" };
    }

    function open() {
      const earlier = clic.session.record.quizzes[entry.n];
      const answers = clic.sitting.draft(entry.n) || (earlier ? earlier.answers : {});
      fields = [];
      const drawn = data.questions.map((question, index) => draw(question, index, answers[question.n] || "", false));
      const read = () => Object.fromEntries(data.questions.map(({ n }, index) => [n, drawn[index].read()]));
      let sent = false;
      const submit = () => {
        if (sent) return;
        sent = true;
        close();
        send(read());
        focus(thank());
      };
      fill(
        body,
        make("p", { class: "note" }, make("strong", {}, clic.t("Your answers go to your learning platform under your name: they are not anonymous."))),
        make(
          "form",
          { novalidate: true, submit: (/** @type {Event} */ event) => event.preventDefault(), change: () => clic.sitting.keepDraft(entry.n, read()) },
          ...drawn.map(({ element }) => element),
          make("p", { class: "actions" }, make("button", { type: "button", class: "main", click: submit }, clic.t("Send my answers"))),
        ),
      );
      return /** @type {HTMLElement} */ (body.querySelector("fieldset") || body);
    }

    /** @param {ClicLetters} answers */
    function send(answers) {
      /** @type {ClicLetters} */
      const kept = {};
      /** @type {ClicAnswer[]} */
      const told = [];
      for (const question of data.questions) {
        const { n, id, kind } = question;
        const given = kind === "essay" ? clic.store.get(text(question)) : answers[n];
        if (!given) continue;
        const { letters } = clic.session.judge(question, given);
        kept[n] = letters;
        // Neither right nor wrong.
        told.push({ unit: entry.id, question: id, kind, letters, ...clic.judge.told(question, letters, given), right: null, points: 0, time: Date.now(), at: [0, ""] });
      }
      clic.sitting.keepDraft(entry.n, null);
      clic.session.take(entry.n, [0, 0], kept, told);
    }

    function thank() {
      const { answers } = clic.session.record.quizzes[entry.n];
      const line = make("p", { class: "sign-line good", tabindex: "-1" }, clic.t("Thank you. Your answers are sent."));
      const again = make("button", { type: "button", click: () => focus(open()) }, clic.t("Change my answers"));
      fill(body, line, ...data.questions.map((question, index) => draw(question, index, answers[question.n] || "", true).element));
      add(body, make("p", { class: "actions" }, again));
      return line;
    }

    if (clic.session.record.quizzes[entry.n] && !clic.sitting.draft(entry.n)) thank();
    else open();
    return { element: make("div", {}, data.html && prose(data.html), body), close };
  }

  clic.view = { ...clic.view, survey };
  clic.view.paper.survey = (/** @type {ClicUnit} */ entry, /** @type {ClicContent} */ data) => {
    const earlier = clic.session.record.quizzes[entry.n];
    const answers = clic.sitting.draft(entry.n) || (earlier ? earlier.answers : {});
    const shown = data.questions.map((question, index) => {
      if (question.kind !== "essay") return clic.view.question(question, index, answers[question.n] || "", true).element;
      return make("section", {}, make("h3", {}, question.title), clic.view.writing.paper(clic.view.writing.answerKey(question.n)));
    });
    return make("div", {}, ...shown);
  };
})();
