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
      steady();
      clic.session.evaluated();
      clic.view.trouble.draw();
      clic.view.outline.build();
      build();
      const button = make("button", { type: "button", class: "plain", "aria-pressed": String(textOnly()), click: toggleImages }, clic.t("Text only"));
      add(/** @type {Element} */ (document.querySelector(".tools ul")), make("li", {}, button));
      addEventListener("keydown", press);
      part("unit").addEventListener("click", explain);
      addEventListener("scroll", scrolled, { passive: true });
      ask();
      // Once saving fails there may be no line to load this by: who cannot save takes the work along.
      clic.loader.part("keep").catch(() => undefined);
    }
    formulas();
    // Whoever scrolled already is where they want to be.
    if (n && scrollY < 8) resume(n);
    begun = true;
  }

  /**
   * Keep on the screen what is being read or answered there by keyboard, whatever comes above it: at the top of a page no browser does.
   */
  function steady() {
    let seen = false;
    const held = () => part("unit").querySelector(":focus");
    const look = () => {
      const one = held();
      const { top, bottom } = one ? one.getBoundingClientRect() : { top: 0, bottom: 0 };
      return (seen = top < innerHeight && bottom > 0);
    };
    look();
    addEventListener("focusin", look);
    addEventListener("scroll", look, { passive: true });
    new ResizeObserver(() => {
      const one = seen && held();
      if (one && !look()) one.scrollIntoView({ block: "nearest" });
      look();
    }).observe(document.body);
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

  /** Put a line of text in the place of each formula where the browser knows no MathML. */
  function formulas() {
    const all = Array.from(part("unit").querySelectorAll("math"));
    if (!all.length || mathml()) return;
    for (const formula of all) formula.replaceWith(make("span", { class: "formula" }, formula.getAttribute("alttext")));
  }

  /** Say whether a formula is laid out: a fraction is higher than a line. */
  function mathml() {
    const probe = make("div");
    probe.innerHTML = "<math><mfrac><mi>a</mi><mi>a</mi></mfrac></math><math><mi>a</mi></math>";
    part("unit").append(probe);
    const [fraction, letter] = Array.from(probe.children, (one) => one.getBoundingClientRect().height);
    probe.remove();
    return fraction > letter * 1.2;
  }

  /** Return the way from a screen back to the unit that was read last. */
  function back() {
    const click = () => {
      const current = clic.view.current();
      // Without one the course goes on where the learner was.
      location.hash = current ? current.id : "";
    };
    return make("div", { class: "pager" }, make("button", { type: "button", click }, clic.t("Back to the course")));
  }

  /**
   * Explain a term where it stands; without the part that does it, the link leads to the glossary.
   *
   * @param {Event} event
   */
  function explain(event) {
    const link = /** @type {Element} */ (event.target).closest("a.term");
    if (!link) return;
    event.preventDefault();
    const { hash } = /** @type {HTMLAnchorElement} */ (link);
    clic.loader.part("glossary").then(() => clic.view.glossary.toggle(link), () => void (location.hash = hash));
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

  Object.assign(clic.view, { aids: { begin, back, forget, put, shortcuts } });
})();
