/**
 * The ways to the tools around the course. The tools are screens of their own, `#/search` and so on; each comes with its part of the runtime when it
 * is opened, and the small aids of `aids.js` when the first page is there.
 */
(() => {
  "use strict";
  const { make, focus } = clic.view.dom;

  /** @type {Record<string, string>} the part of the runtime that holds each screen */
  const PARTS = { search: "search", print: "keep", keep: "keep", about: "about" };

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

  /** Draw the links at the foot. */
  function build() {
    const links = [
      make("a", { href: "#/search" }, clic.t("Search")),
      make("a", { href: "#/print" }, clic.t("Print")),
      make("a", { href: "#/keep" }, clic.t("Keep my work")),
      make("a", { href: "#/about" }, clic.t("About this course")),
    ];
    const list = make("ul", {}, ...links.map((link) => make("li", {}, link)));
    const foot = /** @type {HTMLElement} */ (document.querySelector("footer"));
    foot.prepend(make("nav", { class: "tools", "aria-label": clic.t("Tools") }, list));
  }

  /**
   * Load the aids; without them the course works too.
   *
   * @param {number} n the page to go on reading, or 0
   */
  function resume(n) {
    clic.loader.part("aids").then(() => clic.view.aids.begin(n), () => undefined);
  }

  /**
   * Load a screen's part of the runtime and draw the screen.
   *
   * @param {string} name
   * @returns {Promise<{title: string, element: HTMLElement, close?: () => void}>}
   */
  function screen(name) {
    if (!PARTS[name]) return Promise.reject(new Error("no such screen"));
    return Promise.all([clic.loader.part("aids"), clic.loader.part(PARTS[name])]).then(() => {
      clic.view.aids.begin(0);
      return clic.view.screens[name]();
    });
  }

  /**
   * With text only, put a button with the description in the place of each image: nothing is loaded before it is pressed.
   *
   * @param {DocumentFragment} content
   */
  function lighten(content) {
    if (!textOnly()) return;
    content.querySelectorAll("img").forEach((image) => {
      if (!image.alt) return image.remove();
      const show = () => {
        button.replaceWith(image);
        focus(image);
      };
      const button = make("button", { type: "button", class: "image", click: show }, clic.t("Show the image: {description}", { description: image.alt }));
      image.replaceWith(button);
    });
  }

  clic.view = { ...clic.view, screens: {}, tools: { build, screen, lighten, resume, get, textOnly } };
})();
