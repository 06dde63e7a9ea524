/**
 * What is said where saving fails: what happened, where the work is now, and what the learner can do.
 */
(() => {
  "use strict";
  const { make, fill, focus, part, say } = clic.view.dom;

  const KEEP = "#/keep";

  /**
   * Say what is wrong, or that all is well again.
   */
  function draw() {
    const box = part("trouble");
    const { trouble } = clic.session;
    const kind = trouble ? `${trouble} ${clic.journal.kept()}` : "";
    if ((box.dataset.kind || "") === kind) return;
    const focused = box.contains(document.activeElement);
    box.dataset.kind = kind;
    if (!trouble) {
      fill(box);
      say(clic.t("Your work is saved."));
      if (focused) focus(part("unit").querySelector("h1") || part("main"));
      return;
    }
    const button = make("button", { type: "button", click: retry }, clic.t("Try again"));
    const along = make("button", { type: "button", click: takeAlong }, clic.t("Take my work along"));
    fill(box, make("p", {}, [sentence(trouble), next(trouble), kept()].filter(Boolean).join(" ")), make("div", {}, button, " ", along));
    if (focused) button.focus();
  }

  function takeAlong() {
    if (location.hash !== KEEP) location.hash = KEEP;
    else focus(/** @type {HTMLElement} */ (part("unit").querySelector("h1")));
  }

  /**
   * @param {string} trouble
   * @returns {string}
   */
  function sentence(trouble) {
    if (trouble === "no-lms") return clic.t("Your learning platform was not found.");
    if (trouble === "closed") return clic.t("The connection to your learning platform has ended. Open the course again from there.");
    return clic.t("Your latest work could not be saved to your learning platform.");
  }

  /**
   * Say what the learner can do meanwhile.
   *
   * @param {string} trouble
   * @returns {string}
   */
  function next(trouble) {
    if (trouble === "no-lms") return clic.t("Open the course from there, or go on here.");
    return trouble === "not-saved" ? clic.t("You can go on: the course keeps trying to save it.") : "";
  }

  /**
   * Say where the work is, whatever the LMS has of it.
   */
  function kept() {
    const where = clic.journal.kept();
    if (where === "device") return clic.t("Your work is kept on this device.");
    if (where === "tab") return clic.t("Your work is kept until you close the browser.");
    return clic.t("This device cannot keep your work: take it along before you leave.");
  }

  function retry() {
    clic.session.retry();
    // Said again if need be: an alert that does not change stays silent.
    if (clic.session.trouble) part("trouble").dataset.kind = "again";
    draw();
  }

  Object.assign(clic.view, { trouble: { draw, kept } });
})();
