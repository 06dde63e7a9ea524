/**
 * A question that is checked as soon as it is answered: on a page, or in a quiz that gives feedback after each.
 */
(() => {
  "use strict";
  const { make, add, fill, focus, say } = clic.view.dom;

  /**
   * @param {ClicEntry} entry
   * @param {ClicQuestion} question
   * @param {number} index
   * @param {{chosen?: string, locked?: string, check?: (given: string) => void}} given what was chosen before, or answered for good, and
   *   what is told of an answer; without that it may be answered as often as one likes
   */
  function checked(entry, question, index, { chosen = "", locked, check }) {
    const place = make("div", { class: "checked" });
    let shown = /** @type {any} */ (null);

    /** @param {string} letters */
    function open(letters) {
      shown = clic.view.question(question, index, letters, false);
      const press = () => {
        const found = shown.problem();
        shown.mark(found);
        if (found) return shown.visit();
        const answer = shown.read();
        if (check) check(answer);
        say("");
        focus(close(answer));
      };
      add(shown.element, make("p", { class: "actions" }, make("button", { type: "button", click: press }, clic.t("Check my answer"))));
      fill(place, shown.element);
    }

    /**
     * @param {string} answer
     * @returns {HTMLElement} what says whether it is right
     */
    function close(answer) {
      const review = clic.view.review(question, index, answer, clic.session.judge(question, answer));
      shown = { read: () => answer, problem: () => "", mark: () => undefined, visit: () => focus(review.element) };
      const again = () => {
        open("");
        focus(/** @type {HTMLElement} */ (place.firstChild));
      };
      if (!check) add(review.element, make("p", { class: "actions" }, make("button", { type: "button", click: again }, clic.t("Try again"))));
      fill(place, review.element);
      clic.view.loadFeedback(entry, [review]);
      return review.sign;
    }

    if (locked === undefined) open(chosen);
    else close(locked);
    return {
      element: place,
      read: () => shown.read(),
      problem: () => shown.problem(),
      mark: (/** @type {string} */ found) => shown.mark(found),
      visit: () => shown.visit(),
    };
  }

  /**
   * Put the self-checks of a page in the place of their headings.
   *
   * @param {ClicEntry} entry
   * @param {Element} text
   * @param {ClicQuestion[]} questions
   */
  function place(entry, text, questions) {
    for (const question of questions) {
      const heading = text.querySelector(`[id="${question.id}"]`);
      if (heading) heading.replaceWith(make("div", { class: "self-check" }, checked(entry, question, -1, {}).element));
    }
  }

  clic.view = { ...clic.view, checked, selfChecks: place };
})();
