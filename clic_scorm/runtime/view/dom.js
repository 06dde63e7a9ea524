/**
 * Make elements, and tell the learner things without moving the focus.
 */
(() => {
  "use strict";

  /**
   * @typedef {Node | string | null | false | undefined} Child
   */

  /**
   * Make an element. Of the properties, functions become listeners (`click`), `true` an empty attribute; null and false leave the attribute out.
   *
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, unknown>} [properties]
   * @param {...Child} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (typeof value === "function") element.addEventListener(name, /** @type {EventListener} */ (value));
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
    }
    return add(element, ...children);
  }

  /**
   * Append children, leaving out what is empty.
   *
   * @template {Element} Parent
   * @param {Parent} parent
   * @param {...Child} children
   * @returns {Parent}
   */
  function add(parent, ...children) {
    for (const child of children) if (child) parent.append(child);
    return parent;
  }

  /**
   * Put children in the place of what an element holds.
   *
   * @param {Element} parent
   * @param {...Child} children
   */
  function fill(parent, ...children) {
    parent.textContent = "";
    add(parent, ...children);
  }

  /**
   * Turn the author's HTML, made safe when the package was built, into a block of text.
   *
   * @param {string} html
   * @param {string} [name] a further class
   */
  function prose(html, name) {
    const template = document.createElement("template");
    template.innerHTML = html;
    if (clic.view.lighten) clic.view.lighten(template.content);
    return make("div", { class: name ? `prose ${name}` : "prose" }, template.content);
  }

  /**
   * Move the focus to something that is no control, such as a heading.
   *
   * @param {HTMLElement} element
   */
  function focus(element) {
    if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
    element.focus();
  }

  /**
   * Return an element of the entry page.
   *
   * @param {string} name the id without its prefix
   * @returns {HTMLElement}
   */
  function part(name) {
    return /** @type {HTMLElement} */ (document.getElementById(`clic-${name}`));
  }

  /**
   * Say something politely, to the ear and to the eye; an empty text ends it.
   *
   * @param {string} text
   */
  function say(text) {
    part("status").textContent = text;
  }

  clic.view = { ...clic.view, dom: { make, add, fill, prose, focus, part, say } };
})();
