// What a screen reader would say of the course: where the focus is, and what live regions announce. An aid, no screen reader.
"use strict";
(function () {
  const preview = /** @type {any} */ (globalThis.clicPreview = globalThis.clicPreview || {});
  const MOST = 200;
  /** @type {Record<string, string>} */
  const ROLES = {
    A: "link", BUTTON: "button", SELECT: "combo box", TEXTAREA: "edit, multi line", FIELDSET: "group", NAV: "navigation", MAIN: "main", IMG: "image",
    PROGRESS: "progress bar", SUMMARY: "disclosure",
  };
  /** @type {Record<string, string>} */
  const INPUTS = { checkbox: "check box", radio: "radio button", range: "slider", number: "spin button", submit: "button", button: "button", file: "file" };

  /** @param {Element} element */
  function role(element) {
    const given = element.getAttribute("role");
    if (given) return given;
    if (/^H[1-6]$/.test(element.tagName)) return `heading, level ${element.tagName[1]}`;
    if (element.tagName === "INPUT") return INPUTS[/** @type {any} */ (element).type] || "edit";
    return ROLES[element.tagName] || "";
  }

  /**
   * The accessible name, by the steps that matter here: labelledby, label, alternative text, legend, content.
   *
   * @param {Element} element
   * @returns {string}
   */
  function name(element) {
    const page = element.ownerDocument;
    const from = (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean).map((id) => page.getElementById(id));
    if (from.length) return from.map((one) => (one ? words(one) : "")).join(" ");
    const label = element.getAttribute("aria-label");
    if (label) return label;
    const labels = /** @type {any} */ (element).labels;
    if (labels && labels.length) return Array.from(labels, words).join(" ");
    if (element.tagName === "IMG") return element.getAttribute("alt") || "";
    if (element.tagName === "FIELDSET") return words(element.querySelector("legend"));
    if (/^(INPUT|SELECT|TEXTAREA|MAIN|NAV|PROGRESS)$/.test(element.tagName)) return element.getAttribute("title") || "";
    return words(element);
  }

  /** @param {Element | null} element */
  function words(element) {
    if (!element) return "";
    const copy = /** @type {Element} */ (element.cloneNode(true));
    for (const hidden of Array.from(copy.querySelectorAll("[aria-hidden=true], [hidden], script, style"))) hidden.remove();
    // Elements that stand apart on the screen are heard apart.
    for (const part of Array.from(copy.querySelectorAll("p, li, button, a, dt, dd, td, th, h1, h2, h3, h4, h5, h6, div"))) part.append(" ");
    for (const image of Array.from(copy.querySelectorAll("img"))) image.replaceWith(image.getAttribute("alt") || "");
    return (copy.textContent || "").replace(/\s+/g, " ").trim();
  }

  /** @param {Element} element */
  function states(element) {
    const said = [];
    const input = /** @type {any} */ (element);
    if (/^(radio|checkbox)$/.test(input.type || "")) said.push(input.checked ? "checked" : "not checked");
    if (input.disabled || element.getAttribute("aria-disabled") === "true") said.push("unavailable");
    const expanded = element.getAttribute("aria-expanded");
    if (expanded) said.push(expanded === "true" ? "expanded" : "collapsed");
    if (element.getAttribute("aria-current")) said.push("current page");
    if (element.getAttribute("aria-invalid") === "true") said.push("invalid");
    if (element.getAttribute("aria-required") === "true" || input.required) said.push("required");
    const described = (element.getAttribute("aria-describedby") || "").split(/\s+/).filter(Boolean);
    for (const id of described) said.push(words(element.ownerDocument.getElementById(id)));
    return said.filter(Boolean);
  }

  const describe = (/** @type {Element} */ element) => [name(element), role(element), ...states(element)].filter(Boolean).join(", ");

  /**
   * Listen to the document in a frame, of which nothing need be there yet; *say* gets each sentence.
   *
   * @param {Document} page
   * @param {(sentence: string) => void} say
   */
  function listen(page, say) {
    const entered = () => say(`page: ${page.title}`);
    if (page.readyState !== "loading") {
      entered();
      // Where it begins in the middle the focus is somewhere already.
      if (page.activeElement && page.activeElement !== page.body) say(describe(page.activeElement));
    } else page.addEventListener("DOMContentLoaded", entered);
    page.addEventListener("focusin", (event) => say(describe(/** @type {Element} */ (event.target))));
    page.addEventListener("change", (event) => say(describe(/** @type {Element} */ (event.target))));
    const spoken = new WeakMap();
    new MutationObserver((changes) => {
      for (const change of changes) {
        const start = change.target.nodeType === 1 ? /** @type {Element} */ (change.target) : change.target.parentElement;
        const region = start && start.closest("[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]");
        if (!region) continue;
        const text = words(region);
        if (!text || spoken.get(region) === text) continue;
        spoken.set(region, text);
        const urgent = region.getAttribute("role") === "alert" || region.getAttribute("aria-live") === "assertive";
        say(`${urgent ? "announces at once" : "announces"}: ${text}`);
      }
    }).observe(page, { childList: true, subtree: true, characterData: true });
  }

  /**
   * Add a line to the list of what was said.
   *
   * @param {HTMLElement} list
   * @param {string} sentence
   */
  function write(list, sentence) {
    const line = document.createElement("li");
    line.textContent = sentence;
    list.append(line);
    while (list.children.length > MOST) list.firstElementChild?.remove();
    list.scrollTop = list.scrollHeight;
  }

  preview.voice = { listen, write, describe };
})();
