/**
 * The conditions of a certificate, one by one: what is there, what is open and where to go for it, who has still to confirm what.
 */
(() => {
  "use strict";
  const { make, add } = clic.view.dom;

  /** Open units that are named and linked for one condition; each may cost a request for its module's outline. */
  const MOST = 5;

  /**
   * A condition in words. *met* is "met", "open", "waits" for what a person has to say, or "lost" for what can't be met any more. *open* are the units
   * to go to, *more* says how many are not named; *parts* are those of a choice.
   *
   * @typedef {{text: string, met: string, open: ClicEntry[], more: number, parts: Condition[]}} Condition
   */

  /** Units by number, as far as their outlines came. @type {Map<number, ClicEntry>} */
  const units = new Map();

  /**
   * The parts of a rule that has any: of a choice by what the learner said, the one that is theirs.
   *
   * @param {any} rule
   * @returns {any[]}
   */
  const inner = (rule) => rule.all || rule.any || (rule.at_least && rule.at_least[1]) || (rule.is ? [rule.is[value(rule)]].filter(Boolean) : []);

  /**
   * The learner's value of the attribute that a choice hangs on; an empty text before it is known.
   *
   * @param {any} rule
   * @returns {string}
   */
  const value = ({ learner, fixed }) => fixed || (clic.session.record.learner[learner] || ["", ""])[1];

  /**
   * The verdict on one part of a rule.
   *
   * @param {any} part
   */
  function judged(part) {
    return clic.rules.evaluate({ all: [part] }, clic.loader.course.quizzes, clic.session.record);
  }

  /**
   * Get the titles of what will be named: quizzes, and the first open units of each condition.
   *
   * @param {any[]} rules
   * @returns {Promise<unknown>}
   */
  function prepare(rules) {
    const wanted = new Set();
    /** @param {any} rule */
    const collect = (rule) => {
      const parts = inner(rule);
      if (parts.length) return parts.forEach(collect);
      for (const { quiz, open } of judged(rule).reasons) [quiz, ...(open || []).slice(0, MOST)].filter(Boolean).forEach((n) => wanted.add(n));
    };
    rules.forEach(collect);
    const missing = Array.from(wanted).filter((n) => !units.has(n));
    return Promise.all(missing.map((n) => clic.loader.find(n).then((entry) => units.set(n, entry), () => undefined)));
  }

  const named = (/** @type {number} */ n) => (units.has(n) ? /** @type {ClicEntry} */ (units.get(n)).title : clic.t("Quiz"));

  /**
   * @param {string} by
   */
  const who = (by) => (by === "facilitator" ? clic.t("your facilitator") : by);

  /**
   * @param {any} reason
   * @returns {string}
   */
  function words(reason) {
    const { atom, have, need, quiz, pass } = reason;
    if (atom === "viewed") return clic.t("Pages seen: {have} of {need}", { have: Math.min(have, need), need });
    if (atom === "done") return clic.t("Activities done: {have} of {need}", { have, need });
    if (atom === "declared") return clic.t("Activities stated as done: {have} of {need}", { have, need });
    if (atom === "time") return clic.t("Active minutes in the course: {have} of {need}", { have: Math.floor(Math.min(have, need) / 60), need: Math.ceil(need / 60) });
    if (atom === "score") return clic.t("Score: {have} %, at least {need} %", { have: clic.numeral(have || "0"), need: clic.numeral(clic.score.percent(need)) });
    if (atom === "learner") return clic.t("This depends on your answer to “{question}”", { question: clic.view.papers.attribute(reason.name).ask });
    if (atom === "passed") {
      const title = named(quiz);
      if (!pass) return clic.t("Quiz “{title}” submitted", { title });
      const values = { title, mark: clic.numeral(clic.score.percent(pass)), count: reason.within };
      if (reason.within === 1) return clic.t("Quiz “{title}” passed at {mark} %, at the first attempt", values);
      return reason.within ? clic.t("Quiz “{title}” passed at {mark} %, within {count} attempts", values) : clic.t("Quiz “{title}” passed at {mark} %", values);
    }
    const { text, by, least, of, unit } = clic.view.papers.confirmed(reason.name);
    const much = of ? clic.t("{text}, at least {least} of {of} {unit}", { text, least: clic.numeral(least), of: clic.numeral(of), unit }).trim() : text;
    return clic.t("{what} (to be confirmed by {who})", { what: much, who: who(by) });
  }

  /**
   * What stands behind the words of a quiz: how it went so far, and what is left.
   *
   * @param {any} reason
   * @returns {string}
   */
  function rest({ atom, have, left }) {
    if (atom !== "passed" || !have) return "";
    const best = clic.t("your best: {percent} %", { percent: clic.numeral(clic.score.percent(have)) });
    return left === 0 ? `${best}, ${clic.t("no attempt is left")}` : best;
  }

  /**
   * Say for which answer of the learner's a part is asked.
   *
   * @param {any} part
   */
  function theirs(part) {
    const { ask, of } = clic.view.papers.attribute(part.learner);
    const [, label] = of.find((/** @type {[string, string]} */ [one]) => one === value(part)) || ["", value(part)];
    return part.fixed ? clic.t("All of these:") : clic.t("As you answered “{answer}” to “{question}”:", { answer: label, question: ask });
  }

  /**
   * @param {any} part
   * @returns {Condition}
   */
  function condition(part) {
    const verdict = judged(part);
    const state = verdict.met === "met" ? "met" : verdict.hopeless ? "lost" : "open";
    const parts = inner(part);
    if (parts.length) {
      if (parts.length === 1 && !part.is) return condition(parts[0]);
      if (part.is) return { text: theirs(part), met: state, open: [], more: 0, parts: conditions(parts[0]) };
      const least = part.all ? parts.length : part.at_least ? part.at_least[0] : 1;
      const text = least === parts.length ? clic.t("All of these:") : least === 1 ? clic.t("One of these:") : clic.t("{count} of these:", { count: least });
      return { text, met: state, open: [], more: 0, parts: parts.map(condition) };
    }
    const [reason] = verdict.reasons;
    if (!reason) return { text: clic.t("Nothing more is asked for."), met: "met", open: [], more: 0, parts: [] };
    const open = state === "met" ? [] : reason.open || (reason.quiz ? [reason.quiz] : []);
    const reached = open.slice(0, MOST).filter((/** @type {number} */ n) => units.has(n)).map((/** @type {number} */ n) => units.get(n));
    const behind = state === "met" ? "" : rest(reason);
    return {
      text: behind ? `${words(reason)} (${behind})` : words(reason),
      met: reason.atom === "confirmed" ? "waits" : state,
      open: state === "lost" ? [] : reached,
      more: state === "lost" ? 0 : open.length - reached.length,
      parts: [],
    };
  }

  /**
   * The conditions that a rule asks for together, one below the other.
   *
   * @param {any} rule
   * @returns {Condition[]}
   */
  function conditions(rule) {
    const together = rule.all || (rule.fixed && inner(rule)) || [];
    return together.length ? [].concat(...together.map(conditions)) : [condition(rule)];
  }

  /**
   * @param {string} state
   */
  function said(state) {
    if (state === "met") return clic.t("Met");
    if (state === "waits") return clic.t("Not confirmed here");
    return state === "lost" ? clic.t("Can’t be met any more") : clic.t("Open");
  }

  /**
   * @param {Condition[]} all
   * @param {boolean} links whether open units can be gone to; not on paper
   * @returns {HTMLUListElement}
   */
  function list(all, links) {
    return make("ul", { class: "conditions" }, ...all.map(({ text, met, open, more, parts }) => {
      // A number keeps its sign, however narrow the screen is.
      const demand = make("div", { class: "demand" }, text.replace(/ %/g, "\u00a0%"));
      const line = make("li", { "data-met": met }, make("span", { class: "stand" }, said(met)), demand);
      if (links && open.length) {
        const ways = open.map((entry) => make("li", {}, make("a", { href: `#${entry.id}` }, entry.title)));
        if (more) ways.push(make("li", {}, clic.t("and {count} more", { count: more })));
        add(demand, make("ul", { class: "open" }, ...ways));
      }
      if (parts.length) add(demand, list(parts, links));
      return line;
    }));
  }

  clic.view.conditions = { prepare, conditions, list, who };
})();
