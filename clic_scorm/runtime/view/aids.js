/**
 * The small aids around a page: text only, shortcuts, whose device it is, and the place reached in a page.
 */
(() => {
  "use strict";
  const { make, add, focus, part, say } = clic.view.dom;
  const { get, textOnly } = clic.view.tools;

  /** @type {Record<string, string>} what each key goes to */
  const KEYS = { n: ".pager .next", p: ".pager .previous", o: "#clic-menu", "/": "#/search", "?": "#/about" };
  const SETTLED = 250; // milliseconds without scrolling

  const shortcuts = () => get("shortcuts") !== "off";
  let begun = false;

  /**
   * Remember something on the device; on a device that others use, until the browser is closed.
   *
   * @param {string} name
   * @param {string} text
   */
  function put(name, text) {
    const shared = clic.session.ownDevice() === false;
    try { (shared ? sessionStorage : localStorage).setItem(`clic/view/${name}`, text); } catch (error) { /* not remembered */ }
  }

  /** Forget all that the view remembers. */
  function forget() {
    for (const name of ["text-only", "shortcuts", place()]) {
      try { localStorage.removeItem(`clic/view/${name}`); } catch (error) { /* there is none */ }
      try { sessionStorage.removeItem(`clic/view/${name}`); } catch (error) { /* there is none */ }
    }
  }

  /**
   * Bring the aids to life, and go to the place reached in page *n*.
   *
   * @param {number} n
   */
  function begin(n) {
    if (!begun) {
      const button = make("button", { type: "button", class: "plain", "aria-pressed": String(textOnly()), click: toggleImages }, clic.t("Text only"));
      add(/** @type {Element} */ (document.querySelector(".tools ul")), make("li", {}, button));
      addEventListener("keydown", press);
      addEventListener("scroll", scrolled, { passive: true });
      ask();
    }
    // Whoever scrolled already is where they want to be.
    if (n && scrollY < 8) resume(n);
    begun = true;
  }

  /**
   * @param {Event} event
   */
  function toggleImages(event) {
    put("text-only", textOnly() ? "off" : "on");
    /** @type {Element} */ (event.target).setAttribute("aria-pressed", String(textOnly()));
    say(textOnly() ? clic.t("Images are replaced by their descriptions.") : clic.t("Images are shown."));
    clic.view.redraw();
  }

  /**
   * @param {KeyboardEvent} event
   */
  function press(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !shortcuts()) return;
    if (target.closest("input, select, textarea, [contenteditable]")) return;
    // On a keyboard of another script the key stands where the letter would.
    const goal = KEYS[event.key.toLowerCase()] || (event.shiftKey ? "" : KEYS[event.code.slice(3).toLowerCase()]);
    if (!goal) return;
    event.preventDefault();
    if (goal.startsWith("#/")) return void (location.hash = goal);
    const control = /** @type {HTMLElement | null} */ (document.querySelector(goal));
    if (!control) return;
    if (goal === KEYS.o) {
      const shown = part("menu").offsetParent;
      if (shown && control.getAttribute("aria-expanded") === "false") control.click();
      const first = /** @type {HTMLElement | null} */ (part("outline").querySelector("a, button"));
      if (first) first.focus();
    } else control.click();
  }

  /** Ask once, without standing in the way. */
  function ask() {
    const { ownDevice } = clic.session;
    if (ownDevice() !== null || clic.session.mode === "browse") return;
    /** @param {boolean} own */
    const answer = (own) => () => {
      ownDevice(own);
      box.remove();
      focus(part("unit").querySelector("h1") || part("main"));
      say(own ? clic.t("Your work is also kept on this device.") : clic.t("Nothing stays on this device when the browser is closed."));
    };
    const box = make(
      "section",
      { class: "asked", "aria-label": clic.t("This device") },
      make("p", {}, make("strong", {}, clic.t("Is this your own device?")), " ", clic.t("On a shared one your work does not stay.")),
      make("button", { type: "button", class: "plain", click: answer(true) }, clic.t("Yes")), " ",
      make("button", { type: "button", class: "plain", click: answer(false) }, clic.t("No, it is shared")),
    );
    part("status").after(box);
  }

  const place = () => `${clic.loader.course.id}/place`;
  const blocks = () => Array.from(part("unit").querySelectorAll(".page > .prose > *"));
  let timer = 0;

  function scrolled() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const current = clic.view.current();
      const reached = blocks().findIndex((block) => block.getBoundingClientRect().bottom > 0);
      if (current && reached >= 0) put(place(), `${current.n} ${reached}`);
    }, SETTLED);
  }

  /**
   * Go to the place that was reached in page *n*, if it was the last one read.
   *
   * @param {number} n
   */
  function resume(n) {
    const [page, reached] = (get(place()) || "").split(" ").map(Number);
    const block = page === n && reached > 0 && blocks()[reached];
    if (block) block.scrollIntoView();
  }

  Object.assign(clic.view, { aids: { begin, forget, put, shortcuts } });
})();
