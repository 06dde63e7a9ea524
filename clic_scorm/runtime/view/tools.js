/**
 * The ways to the tools around the course. The tools are screens of their own, `#/search` and so on; each comes with its part of the runtime when it
 * is opened, and the small aids of `aids.js` when the first page is there.
 */
(() => {
  "use strict";
  const { make, fill, part } = clic.view.dom;

  /** @type {Record<string, string[]>} the parts of the runtime that hold each screen, in the order in which they build on each other */
  const PARTS = { search: ["search"], print: ["keep", "print"], keep: ["keep"], about: ["about"], certificate: ["keep", "certificate"] };

  /**
   * @param {string} name
   * @returns {string | null}
   */
  function get(name) {
    for (const kind of ["localStorage", "sessionStorage"]) {
      try {
        const text = /** @type {any} */ (globalThis)[kind].getItem(`clic/view/${name}`);
        if (text !== null) return text;
      } catch (error) { /* no storage: nothing is remembered */ }
    }
    return null;
  }

  const textOnly = () => get("text-only") === "on";

  /**
   * Load the outline and the aids; without them the course works too.
   *
   * @param {number} n the page to go on reading, or 0
   */
  function resume(n) {
    aids().then(() => clic.view.aids.begin(n), missing);
  }

  /** @returns {Promise<void>} */
  const aids = () => Promise.all([clic.loader.part("aids"), clic.loader.titles()]).then(() => undefined);

  /** Say in the place of the outline that it did not come. */
  function missing() {
    const again = () => {
      fill(part("outline"), make("p", { class: "quiet" }, clic.t("Loading…")));
      resume(0);
    };
    const button = make("button", { type: "button", class: "plain", click: again }, clic.t("Try again"));
    fill(part("outline"), make("p", { class: "quiet" }, clic.t("This list could not be loaded."), " ", button));
  }

  /**
   * Load a screen's part of the runtime and draw the screen.
   *
   * @param {string} name
   * @returns {Promise<ClicScreen>}
   */
  function screen(name) {
    if (!PARTS[name]) return Promise.reject(new Error("no such screen"));
    return PARTS[name].reduce((here, one) => here.then(() => clic.loader.part(one)), aids()).then(() => {
      clic.view.aids.begin(0);
      return clic.view.screens[name]();
    }).then((drawn) => ({ ...drawn, back: clic.view.aids.back() }));
  }

  clic.view = { ...clic.view, screens: {}, paper: {}, tools: { screen, resume, get, textOnly } };
})();
