/**
 * The course outline: modules that open, and units as links with their state.
 */
(() => {
  "use strict";
  const { make, add, fill, part } = clic.view.dom;
  const { state, done } = clic.view.progress;

  /**
   * @typedef {{module: ClicModule, numbers: number[], button: HTMLButtonElement, count: HTMLElement, list: HTMLUListElement, drawn: boolean}} Section
   * @typedef {{link: HTMLAnchorElement, state: HTMLElement, waits: boolean}} Line
   */

  /** @type {Section[]} */
  const sections = [];
  /** @type {Map<number, Line>} by unit number */
  const lines = new Map();
  let current = 0;

  /** Let the button of narrow screens open and close the outline. */
  function openMenu() {
    const menu = part("menu");
    const outline = part("outline");
    menu.hidden = false;
    /** @param {boolean} open */
    const set = (open) => {
      menu.setAttribute("aria-expanded", String(open));
      outline.classList.toggle("open", open);
    };
    menu.addEventListener("click", () => set(!outline.classList.contains("open")));
    outline.addEventListener("click", (/** @type {Event} */ event) => {
      if (/** @type {Element} */ (event.target).closest("a")) set(false);
    });
    addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Escape" || !outline.classList.contains("open")) return;
      set(false);
      menu.focus();
    });
  }

  /**
   * Draw the modules, all closed; their titles are here.
   */
  function build() {
    openMenu();
    const list = make("ul", { class: "modules" });
    clic.loader.course.modules.forEach((module, index) => {
      const units = make("ul", { id: `clic-module-${index}`, class: "units", hidden: true });
      const count = make("span", { class: "count" });
      const button = make(
        "button",
        { type: "button", class: "module", "aria-expanded": "false", "aria-controls": units.id, click: () => toggle(section) },
        make("span", {}, module.title), " ",
        count,
      );
      /** @type {Section} */
      const section = { module, numbers: clic.loader.numbers(module), button, count, list: units, drawn: false };
      sections.push(section);
      add(list, make("li", {}, button, units));
    });
    const certified = Object.keys(clic.standing.rules()).length > 0;
    const name = certified ? clic.t("Your certificate") : clic.t("About you");
    fill(
      part("outline"),
      make("a", { class: "find", href: "#/search" }, clic.t("Search the course")),
      clic.standing.paged() && make("a", { class: "find", href: "#/certificate" }, name),
      list,
    );
    clic.session.onchange(refresh);
    mark(clic.view.marked);
  }

  /**
   * @param {Section} section
   * @param {boolean} [open]
   */
  function toggle(section, open = section.list.hidden) {
    section.list.hidden = !open;
    section.button.setAttribute("aria-expanded", String(open));
    if (open && !section.drawn) load(section);
  }

  /**
   * @param {Section} section
   */
  function load(section) {
    section.drawn = true;
    fill(section.list, make("li", { class: "quiet" }, clic.t("Loading…")));
    clic.loader.outline(section.module.id).then(
      (units) => {
        fill(section.list, ...units.map(line));
        refresh();
      },
      () => {
        const again = make("button", { type: "button", class: "plain", click: () => load(section) }, clic.t("Try again"));
        fill(section.list, make("li", { class: "quiet" }, clic.t("This list could not be loaded."), " ", again));
      },
    );
  }

  /**
   * @param {ClicUnit} entry
   * @returns {HTMLLIElement}
   */
  function line(entry) {
    const about = [
      kind(entry.kind),
      entry.minutes && clic.t("{minutes} min", { minutes: entry.minutes }),
      !entry.required && clic.t("optional"),
    ];
    const state = make("span", { class: "unseen" });
    const link = make(
      "a",
      { href: `#${entry.id}` },
      make("span", { class: "sign", "aria-hidden": "true" }),
      make("span", { class: "name" }, entry.title, make("span", { class: "about" }, " ", about.filter(Boolean).join(" · "))),
      state,
    );
    lines.set(entry.n, { link, state, waits: entry.kind === "confirmed" });
    return make("li", {}, link);
  }

  /**
   * @param {string} name
   * @returns {string}
   */
  function kind(name) {
    if (name === "quiz") return clic.t("Quiz");
    if (name === "journal") return clic.t("Journal");
    if (name === "scenario") return clic.t("Scenario");
    if (name === "survey") return clic.t("Survey");
    if (name === "instrument") return clic.t("Self-assessment");
    if (name === "form") return clic.t("Form");
    if (name === "forum") return clic.t("Discussion");
    if (name === "declaration") return clic.t("Declaration");
    return name === "confirmed" ? clic.t("to be confirmed") : "";
  }

  /**
   * @param {string} now
   * @returns {string}
   */
  function words(now) {
    if (now === "done") return clic.t("done");
    if (now === "seen") return clic.t("seen");
    if (now === "passed") return clic.t("passed");
    if (now === "submitted") return clic.t("submitted");
    return now === "not started" ? clic.t("not started") : clic.t("not passed yet");
  }

  /**
   * Bring states and counts up to date with the learner's record.
   */
  function refresh() {
    for (const { numbers, count } of sections) {
      const values = { done: numbers.filter(done).length, total: numbers.length };
      count.textContent = clic.t("{done} of {total} done", values);
    }
    for (const [n, { link, state: said, waits }] of lines) {
      // What a person confirms is not done because it was looked at.
      const now = waits ? "not started" : state(n);
      link.dataset.state = now;
      said.textContent = waits ? "" : ` (${words(now)})`;
      if (n === current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  /**
   * Mark unit *n* as the one on screen and open its module.
   *
   * @param {number} n
   */
  function mark(n) {
    current = n;
    for (const section of sections) if (section.numbers.includes(n)) toggle(section, true);
    refresh();
  }

  Object.assign(clic.view, { outline: { build, mark } });
})();
