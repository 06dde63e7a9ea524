/**
 * What a learner says is done: a tick and a button, and afterwards that it was said.
 */
(() => {
  "use strict";
  const { make, fill, prose, focus } = clic.view.dom;

  /**
   * @param {{n: number}} entry
   * @param {{statement: string, press: string, said: string}} texts
   */
  function declare(entry, { statement, press, said }) {
    const box = make("div", { class: "declare" });
    const shown = () => make("p", { class: "sign-line good", tabindex: "-1" }, said);
    const tick = make("input", { type: "checkbox", id: "clic-declare" });
    const error = make("p", { class: "error", id: "clic-declare-error", hidden: true }, clic.t("Tick the box first."));
    tick.addEventListener("change", () => {
      tick.removeAttribute("aria-invalid");
      tick.removeAttribute("aria-describedby");
      // It keeps its room until the button is pressed, which would else move from under the finger.
      error.style.visibility = "hidden";
    });
    const pressed = () => {
      error.style.visibility = "";
      error.hidden = tick.checked;
      if (!tick.checked) {
        tick.setAttribute("aria-describedby", error.id);
        tick.setAttribute("aria-invalid", "true");
        return tick.focus();
      }
      clic.store.declare(entry.n);
      const line = shown();
      fill(box, line);
      focus(line);
    };
    if (clic.store.isDone(entry.n)) fill(box, shown());
    else {
      fill(
        box,
        make("p", { class: "tick" }, tick, make("label", { for: tick.id }, statement)),
        error,
        make("p", { class: "actions" }, make("button", { type: "button", class: "main", click: pressed }, press)),
      );
    }
    return box;
  }

  /** @param {{n: number}} entry */
  const paper = (entry) => make("p", {}, clic.store.isDone(entry.n) ? clic.t("Declared") : clic.t("Not declared yet"));

  /**
   * @param {{n: number}} entry
   * @param {{html: string}} data
   */
  function forum(entry, data) {
    const statement = clic.t("I have taken part in the discussion.");
    const texts = { statement, press: clic.t("Say that it is done"), said: clic.t("You said that you have taken part.") };
    const where = make("p", { class: "quiet note" }, clic.t("Discuss this in the forum of your learning platform, then come back here."));
    return { element: make("div", {}, prose(data.html), where, declare(entry, texts)), close: () => undefined };
  }

  /**
   * @param {{n: number}} entry
   * @param {{html: string}} data
   */
  function declaration(entry, data) {
    const texts = { statement: clic.t("I declare this."), press: clic.t("Declare"), said: clic.t("You declared this.") };
    return { element: make("div", {}, prose(data.html, "statement"), declare(entry, texts)), close: () => undefined };
  }

  clic.view = { ...clic.view, forum, declaration };
  Object.assign(clic.view.paper, { forum: paper, declaration: paper });
})();
