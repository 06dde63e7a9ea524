/**
 * The course outline: modules that open, units as links with their state, and how far the learner is.
 */
(() => {
  "use strict";
  const { make, add, fill, part } = clic.view.dom;

  /**
   * @typedef {{module: ClicModule, numbers: number[], button: HTMLButtonElement, count: HTMLElement, list: HTMLUListElement, drawn: boolean}} Section
   * @typedef {{link: HTMLAnchorElement, state: HTMLElement}} Line
   */

  /** @type {Section[]} */
  const sections = [];
  /** @type {Map<number, Line>} by unit number */
  const lines = new Map();
  let current = 0;

  /**
   * Draw the modules, all closed.
   */
  function build() {
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
    fill(part("outline"), make("a", { class: "find", href: "#/search" }, clic.t("Search the course")), list);
    refresh();
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
      entry.kind === "quiz" && clic.t("Quiz"),
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
    lines.set(entry.n, { link, state });
    return make("li", {}, link);
  }

  /**
   * Return the state of a unit.
   *
   * @param {number} n
   * @returns {"seen" | "passed" | "submitted" | "not passed yet" | "not started"}
   */
  function state(n) {
    const quiz = clic.loader.course.quizzes[n];
    const record = clic.session.record;
    if (!quiz) return record.pages.includes(n) ? "seen" : "not started";
    const result = record.quizzes[n];
    if (!result) return "not started";
    if (!quiz.pass) return "submitted";
    return clic.score.passes(result, quiz.pass) ? "passed" : "not passed yet";
  }

  /**
   * @param {string} now
   * @returns {string}
   */
  function words(now) {
    if (now === "seen") return clic.t("seen");
    if (now === "passed") return clic.t("passed");
    if (now === "submitted") return clic.t("submitted");
    return now === "not started" ? clic.t("not started") : clic.t("not passed yet");
  }

  /**
   * Say whether nothing is left to do in a unit.
   *
   * @param {number} n
   */
  function done(n) {
    return ["seen", "passed", "submitted"].includes(state(n));
  }

  /**
   * Bring states and counts up to date with the learner's record.
   */
  function refresh() {
    for (const { numbers, count } of sections) {
      const values = { done: numbers.filter(done).length, total: numbers.length };
      count.textContent = clic.t("{done} of {total} done", values);
    }
    for (const [n, { link, state: said }] of lines) {
      const now = state(n);
      link.dataset.state = now;
      said.textContent = ` (${words(now)})`;
      if (n === current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    progress();
  }

  function progress() {
    const { total, seen } = steps(clic.loader.course.rule);
    const text = clic.t("{seen} of {total} required steps done", { seen, total });
    const bar = make("progress", { max: total, value: seen, "aria-labelledby": "clic-steps" });
    const box = part("progress");
    box.hidden = !total;
    fill(box, make("span", { id: "clic-steps" }, text), bar);
  }

  /**
   * Count the steps of a lowered rule: a page seen, a quiz passed, a part of a choice met.
   *
   * @param {any} rule
   * @returns {{total: number, seen: number}}
   */
  function steps(rule) {
    if (rule.viewed || rule.passed) {
      const numbers = rule.viewed ? clic.rules.expand(rule.viewed) : [rule.passed];
      return { total: numbers.length, seen: numbers.filter(done).length };
    }
    const parts = (rule.all || rule.any || rule.at_least[1]).map(steps);
    const met = parts.filter((/** @type {any} */ one) => one.seen === one.total).length;
    const total = rule.any ? 1 : rule.at_least && rule.at_least[0];
    if (total) return { total, seen: Math.min(total, met) };
    return parts.reduce(
      (/** @type {any} */ sum, /** @type {any} */ one) => ({ total: sum.total + one.total, seen: sum.seen + one.seen }),
      { total: 0, seen: 0 },
    );
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

  clic.view = { ...clic.view, outline: { build, refresh, mark } };
})();
