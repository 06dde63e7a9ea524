// Findings: in the list, and in the page at the place that they speak of.
"use strict";
(function () {
  const preview = /** @type {any} */ (globalThis.clicPreview = globalThis.clicPreview || {});
  const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, blockquote, figcaption, legend, label, pre, img";
  const NOTE = "clic-preview-note";

  /** @param {string} text */
  const fold = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  /**
   * The words of an author's line, without the marks of Markdown and the attributes of a heading.
   *
   * @param {string} source
   */
  function plain(source) {
    return fold(source.replace(/\{[^{}]*\}\s*$/, "").replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/^\s*([-*+>]|\d+[.)]|#+)\s*(\[[ xX]\])?/, ""));
  }

  /**
   * The smallest part of a page whose text has the line in it, or most of it.
   *
   * @param {Document} page
   * @param {string} source
   */
  function locate(page, source) {
    const wanted = plain(source);
    if (!wanted) return null;
    let best = null;
    let rest = Infinity;
    for (const block of Array.from(page.querySelectorAll(BLOCKS))) {
      const text = fold(block.tagName === "IMG" ? block.getAttribute("alt") || "" : block.textContent || "");
      if (text && (text.includes(wanted) || (text.length > 12 && wanted.includes(text))) && Math.abs(text.length - wanted.length) < rest) {
        best = block;
        rest = Math.abs(text.length - wanted.length);
      }
    }
    return best;
  }

  /**
   * Put a note beside each place that a finding of the unit on screen speaks of; without such a place, at the top of the unit.
   *
   * @param {Document} page
   * @param {any[]} findings
   * @param {string} unit the id of the unit on screen
   */
  function mark(page, findings, unit) {
    for (const old of Array.from(page.querySelectorAll("." + NOTE))) old.remove();
    const box = page.getElementById("clic-unit");
    if (!box) return;
    for (const finding of findings.filter((one) => one.unit === unit)) {
      const note = page.createElement("p");
      note.className = NOTE;
      note.dataset.severity = finding.severity;
      note.textContent = finding.text.split("\n")[0].replace(/^\S+: /, "");
      note.title = finding.text;
      const place = locate(page, finding.source || "");
      if (!place || place.tagName === "H1") box.prepend(note);
      else if (/^(TD|TH|LI|LEGEND|LABEL|DD|DT)$/.test(place.tagName)) place.append(note);
      else place.after(note);
    }
  }

  /**
   * @param {HTMLElement} list
   * @param {any[]} findings
   * @param {(page: string) => void} go
   */
  function show(list, findings, go) {
    list.replaceChildren(
      ...findings.map((finding) => {
        const line = document.createElement("li");
        const text = document.createElement("pre");
        line.className = finding.severity;
        text.textContent = finding.text;
        line.append(text);
        if (finding.page) {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = "Show the page";
          button.addEventListener("click", () => go(finding.page));
          line.append(button);
        }
        return line;
      }),
    );
  }

  preview.findings = { mark, show, locate };
})();
