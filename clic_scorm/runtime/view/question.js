/**
 * One question: to be answered, or answered, with its mark and its feedback.
 */
(() => {
  "use strict";
  const { make, add, fill, prose } = clic.view.dom;

  /**
   * Draw one question, with its number unless *index* is negative. *locked* shows an answer that was given.
   *
   * @param {ClicQuestion} question
   * @param {number} index
   * @param {string} chosen
   * @param {boolean} locked
   * @param {ClicJudged} [judged] what became of it, once that may be told
   */
  function drawQuestion(question, index, chosen, locked, judged) {
    const id = `clic-q${question.n}`;
    const { element: options, read, problem } = clic.view.kinds[question.kind].draw(question, chosen, locked, judged);
    const error = make("p", { class: "error", id: `${id}-error`, hidden: true });
    // Blanks stand in the prompt: there the two are one.
    const prompt = question.kind !== "blanks" && question.prompt && prose(question.prompt);
    if (prompt) prompt.id = `${id}-prompt`;
    const note = !locked && !prompt && (question.kind === "multiple" || question.several) && make("p", { class: "quiet" }, clic.t("Choose all that apply."));
    const element = make(
      "fieldset",
      { id, class: locked ? "question locked" : "question", tabindex: "-1", input: settle, change: settle },
      make("legend", {}, index >= 0 && make("span", { class: "number" }, `${index + 1}. `), question.title),
      prompt,
      note,
      error,
      options,
      !locked && question.hint && hint(question.hint, id),
    );
    /** What an error is about, and where the focus goes. */
    const wrong = () => {
      const invalid = Array.from(element.querySelectorAll("[aria-invalid=true]"));
      return invalid.length ? invalid : [/** @type {Element} */ (element.querySelector("input, select, textarea, button:not(:disabled)"))];
    };
    /** Nothing is described by the error any more, and it is not seen. */
    const release = () => {
      element.classList.add("settled");
      for (const one of [element, ...Array.from(element.querySelectorAll("[aria-describedby]"))]) describe(one, error.id, false);
    };
    /** @param {string} found */
    const mark = (found) => {
      error.textContent = found;
      error.hidden = !found;
      element.classList.toggle("missing", Boolean(found));
      release();
      element.classList.remove("settled");
      // Told with the field too: not every screen reader tells of a group that the focus comes into from elsewhere.
      for (const one of [element, ...(found ? wrong() : [])]) describe(one, error.id, Boolean(found));
    };
    if (prompt) describe(element, prompt.id, true);

    /**
     * What is being answered is not called wrong any more; whether it is, Submit will say. The error keeps its room until then,
     * or what stands below would move from under the finger.
     *
     * @param {Event} event
     */
    function settle({ target }) {
      const control = /** @type {Element} */ (target);
      control.removeAttribute("aria-invalid");
      describe(control, error.id, false);
      if (!error.hidden && !element.querySelector("[aria-invalid=true]")) release();
    }

    /** Go where an answer is missing, or can't be understood. */
    const visit = () => /** @type {HTMLElement} */ (wrong()[0]).focus({ preventScroll: true });
    return { element, read, problem, mark, visit };
  }

  /**
   * Let something be described by the element with this id, or no longer.
   *
   * @param {Element} element
   * @param {string} id
   * @param {boolean} on
   */
  function describe(element, id, on) {
    const ids = (element.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
    if (on) ids.push(id);
    if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
    else element.removeAttribute("aria-describedby");
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
   * Draw an answered question with its mark and room for its feedback.
   *
   * @param {ClicQuestion} question
   * @param {number} index
   * @param {string} given
   * @param {ClicJudged} judged
   */
  function review(question, index, given, judged) {
    const { letters, right, points } = judged;
    const { element } = drawQuestion(question, index, given, true, judged);
    const said = make("div", { class: "said" });
    const verdict = right === null ? clic.t("Answered") : right ? clic.t("Correct") : points ? clic.t("Partly correct") : clic.t("Not correct");
    const look = right === false ? "poor" : "good";
    const mark = make("p", { class: `sign-line ${look}` }, verdict);
    const part = right === false && points > 0 && make("p", {}, clic.t("{earned} of {possible} points", { earned: points, possible: question.points }));
    add(element, make("div", { class: `feedback ${look}` }, mark, part, said));
    /** @param {ClicFeedbackParts} feedback */
    const tell = (feedback) => {
      const own = feedback.options || {};
      const chosen = Array.from(new Set(letters)).filter((letter) => own[letter]);
      const texts = [(right === false ? feedback.incorrect : feedback.correct) || "", feedback.always || ""];
      fill(said, ...chosen.map((letter) => onOption(question, letter, own[letter])), ...texts.map((html) => html && prose(html)));
      if (feedback.model) add(said, make("h3", {}, clic.t("Model answer")), prose(feedback.model));
      if (feedback.rubric) add(said, make("h3", {}, clic.t("What counts")), prose(feedback.rubric));
    };
    return { element, n: question.n, sign: mark, said, tell };
  }

  /**
   * What is said of one option: where several were chosen, after the option itself.
   *
   * @param {ClicQuestion} question
   * @param {string} letter
   * @param {string} html
   */
  function onOption({ kind, several, options, items = [] }, letter, html) {
    const option = items.concat(options).find((one) => one.letter === letter);
    const named = option && option.html && (several || /^(multiple|order|match|categorise)$/.test(kind));
    return named ? make("div", { class: "on-option" }, prose(option.html, "which"), prose(html)) : prose(html);
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

  clic.view = { ...clic.view, question: drawQuestion, review, loadFeedback };
})();
