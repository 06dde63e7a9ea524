/**
 * Ways to take a text out of the course. In app web views any of them may be missing, or there and do nothing.
 */
(() => {
  "use strict";
  const { make, fill, say } = clic.view.dom;

  const LINES = 8;
  const BLOCKS = "address article aside blockquote dd div dl dt fieldset figcaption figure h2 h3 h4 h5 h6 hr legend li ol p pre section table tr ul label".split(" ");

  /**
   * Write what an element shows as plain text: choices as (x), descriptions in the place of images.
   *
   * @param {Element} element
   */
  function plain(element) {
    return write(element).replace(/[ \t]*\n[ \t]*/g, "\n").replace(/\n{3,}/g, "\n\n").trim();
  }

  /**
   * @param {Node} node
   * @returns {string}
   */
  function write(node) {
    if (node.nodeType === 3) return (node.nodeValue || "").replace(/\s+/g, " ");
    if (!(node instanceof HTMLElement) || node.hidden || node.classList.contains("yours")) return "";
    if (node instanceof HTMLImageElement) return node.alt && `[${node.alt}]`;
    if (node instanceof HTMLInputElement) return node.checked ? "(x) " : "( ) ";
    const name = node.tagName.toLowerCase();
    if (name === "br") return "\n";
    // What a label holds beside its input belongs on the same line.
    const inline = node.parentElement && node.parentElement.tagName === "LABEL";
    const inner = Array.from(node.childNodes, write).join("");
    if (name === "td" || name === "th") return `${inner.trim()}${node.nextElementSibling ? " | " : ""}`;
    if (inline || !BLOCKS.includes(name)) return inline ? inner.trim() : inner;
    const around = /^(p|h\d|section|fieldset|table|ul|ol)$/.test(name) && !node.closest("li, td, label") ? "\n\n" : "\n";
    return `${around}${name === "li" ? "- " : ""}${inner.trim()}${around}`;
  }

  const canPrint = () => typeof globalThis.print === "function";
  const canShare = () => typeof navigator.share === "function";
  const canSave = () => "download" in HTMLAnchorElement.prototype && typeof URL.createObjectURL === "function";
  const canCopy = () => Boolean(navigator.clipboard && navigator.clipboard.writeText) || typeof document.execCommand === "function";

  /**
   * Return a field that shows *text*, for whoever copies by hand.
   *
   * @param {string} text
   */
  function field(text) {
    const area = make("textarea", { id: "clic-text", class: "entry", rows: LINES, readonly: true, dir: "auto" });
    area.value = text;
    return make("div", { class: "text off-paper" }, make("label", { class: "label", for: area.id }, clic.t("The text")), area);
  }

  /**
   * Copy *text*; where that is refused, show it in *box*, selected.
   *
   * @param {string} text
   * @param {Element} box
   */
  function copy(text, box) {
    const done = () => say(clic.t("The text is copied."));
    const byHand = () => {
      fill(box, field(text));
      const area = /** @type {HTMLTextAreaElement} */ (box.querySelector("textarea"));
      area.focus();
      area.select();
      let copied = false;
      try { copied = document.execCommand("copy"); } catch (error) { /* then by hand */ }
      if (copied) done();
      else say(clic.t("The text is selected: copy it from there."));
    };
    const { clipboard } = navigator;
    if (clipboard && clipboard.writeText) clipboard.writeText(text).then(done, byHand);
    else byHand();
  }

  /** Open the print dialog. Whether anything happens cannot be found out. */
  function print() {
    try { globalThis.print(); } catch (error) { /* refused in a sandbox */ }
    say(clic.t("If nothing was printed, copy the text instead."));
  }

  /**
   * @param {string} title
   * @param {string} text
   */
  function share(title, text) {
    navigator.share({ title, text }).catch((error) => {
      if (error.name !== "AbortError") say(clic.t("Sharing did not work. Copy the text instead."));
    });
  }

  /**
   * @param {string} name
   * @param {BlobPart} content
   * @param {string} [type]
   */
  function save(name, content, type = "text/plain;charset=utf-8") {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = make("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    say(clic.t("If no file was saved, copy the text instead."));
  }

  /**
   * Make a button, or nothing where it could do nothing.
   *
   * @param {boolean} able
   * @param {string} name
   * @param {() => void} act
   */
  function way(able, name, act) {
    return able && make("button", { type: "button", click: act }, name);
  }

  Object.assign(clic.view, { ways: { plain, field, copy, print, share, save, way, canPrint, canShare, canSave, canCopy } });
})();
