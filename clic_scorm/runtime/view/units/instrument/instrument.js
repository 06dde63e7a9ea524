/**
 * A self-assessment: a level for each question, a note where the level asks for one, group by group; what comes out stands behind the last group.
 */
(() => {
  "use strict";
  const { make, add, fill, prose, focus, say } = clic.view.dom;
  const { scores, ticksKey } = clic.view;

  /** Where the learner was, by unit. @type {Map<number, number>} */
  const places = new Map();

  /**
   * @param {ClicEntry} entry
   * @param {any} tool
   * @returns {{element: HTMLElement, close: () => void}}
   */
  function instrument(entry, tool) {
    const them = scores(entry, tool);
    const last = tool.groups.length;
    const steps = make("ol", { class: "steps" });
    const body = make("div", { class: "group" });
    const sign = make("p", { class: "sign-line" });
    /** @type {{close: () => void}[]} */
    let fields = [];
    const close = () => fields.forEach((field) => field.close());
    const unfinished = () => tool.groups.findIndex((/** @type {any} */ group) => group.asks.some((/** @type {any} */ one) => them.open().includes(one)));
    let place = places.has(entry.n) ? Number(places.get(entry.n)) : unfinished();
    if (place < 0) place = last;

    function weigh() {
      const was = clic.store.isDone(entry.n);
      if (!them.open().length) clic.store.done(entry.n);
      const done = clic.store.isDone(entry.n);
      sign.className = done ? "sign-line good" : "sign-line";
      const open = them.open().length;
      const left = tool.noteAt === null
        ? clic.t("Still open: {count}", { count: open })
        : clic.t("{count} questions are open: without a score, or without the note that a low score asks for.", { count: open });
      sign.textContent = done && !open ? clic.t("Done") : left;
      if (done && !was) say(clic.t("Every question is scored. The results are behind the last group."));
      fill(steps, ...tool.groups.map(step), step({ short: "", title: clic.t("Results") }, last));
    }

    /** @param {any} group @param {number} index */
    function step(group, index) {
      const open = group.asks ? group.asks.filter((/** @type {any} */ one) => them.open().includes(one)).length : 0;
      const state = !group.asks ? "" : open ? clic.t("{count} open", { count: open }) : clic.t("done");
      const title = make("span", { class: group.short ? "long" : "" }, `${group.title} `);
      const button = make("button", { type: "button", click: () => go(index) }, group.short && `${group.short} `, title, state && make("span", { class: "quiet" }, state));
      if (index === place) button.setAttribute("aria-current", "step");
      return make("li", {}, button);
    }

    /** @param {number} index */
    function go(index) {
      close();
      place = index;
      places.set(entry.n, index);
      draw();
      weigh();
      focus(/** @type {HTMLElement} */ (body.querySelector("h2")));
    }

    function draw() {
      fields = [];
      if (place === last) return fill(body, make("h2", {}, clic.t("Results")), unready(), clic.view.results(tool, them), pager());
      const group = tool.groups[place];
      fill(body, make("h2", {}, `${group.short} ${group.title}`), ...group.asks.map(question), pager());
    }

    function unready() {
      const open = them.open();
      if (!open.length) return null;
      const groupOf = (/** @type {any} */ one) => tool.groups.findIndex((/** @type {any} */ group) => group.asks.includes(one));
      const items = open.map((/** @type {any} */ one) =>
        make("li", {}, make("button", { type: "button", class: "link", click: () => { go(groupOf(one)); focus(/** @type {HTMLElement} */ (document.getElementById(`clic-q${one.n}`))); } }, one.title)));
      return make("details", { class: "note" }, make("summary", {}, clic.t("Still open: {count}", { count: open.length })), make("ul", {}, ...items));
    }

    function pager() {
      const back = place > 0 && make("button", { type: "button", click: () => go(place - 1) }, clic.t("Previous group"));
      const name = place === last - 1 ? clic.t("See the results") : clic.t("Next group");
      const on = place < last && make("button", { type: "button", class: "main", click: () => go(place + 1) }, name);
      return make("p", { class: "actions" }, back, " ", on);
    }

    /** @param {any} one */
    function question(one) {
      const number = them.asks().indexOf(one) + 1;
      const below = make("div", {});
      const given = them.score(one);
      const options = tool.levels.map((/** @type {[number, string, string]} */ [value, label], /** @type {number} */ index) => {
        const input = make("input", { type: "radio", name: `clic-question-${one.n}`, value: String(value), checked: value === given, change: () => chosen(index) });
        return make("label", { class: "option" }, input, make("div", {}, make("strong", {}, String(value)), ` ${label}`));
      });
      /** @param {number} index */
      function chosen(index) {
        them.give(one, one.letters[index]);
        noting();
        weigh();
      }
      function noting() {
        const asked = tool.noteAt !== null && them.score(one) !== null && Number(them.score(one)) <= tool.noteAt;
        if (asked === Boolean(below.firstChild)) return;
        if (!asked) return fill(below);
        // Told while it is typed: what moved the page as the field is left would move the next button from under the finger.
        const changed = (/** @type {string} */ text) => {
          if (clic.view.writing.count(text) > 0 === them.noted(one)) return;
          clic.store.put(clic.view.writing.answerKey(one.n), text, true);
          weigh();
        };
        const drawn = clic.view.writing.field(clic.view.writing.answerKey(one.n), tool.note, { changed, asks: false });
        drawn.area.rows = 3;
        fields.push(drawn);
        fill(below, drawn.element);
      }
      noting();
      const legend = make("legend", {}, make("span", { class: "number" }, `${number}. `), one.title);
      return make("fieldset", { class: "question", id: `clic-q${one.n}`, tabindex: "-1" }, legend, make("div", { class: "options scale" }, ...options), one.ticks && ticks(one), below);
    }

    /** @param {any} one */
    function ticks(one) {
      const there = () => clic.store.get(ticksKey(one.n));
      const boxes = one.ticks.map((/** @type {string} */ text, /** @type {number} */ index) => {
        const sign = index.toString(36);
        const box = make("input", { type: "checkbox", checked: there().includes(sign), change: () => {
          clic.store.put(ticksKey(one.n), there().split("").filter((other) => other !== sign).concat(box.checked ? sign : []).sort().join(""), true);
        } });
        return make("label", { class: "option" }, box, make("div", {}, text));
      });
      return make("div", { class: "ticks", role: "group", "aria-label": clic.t("Tick what holds") }, make("p", { class: "quiet" }, clic.t("Tick what holds")), ...boxes);
    }

    const levels = tool.levels.map((/** @type {[number, string, string]} */ [value, label, meaning]) => [make("dt", {}, `${value} – ${label}`), make("dd", {}, meaning)]);
    const legend = make("details", { class: "levels" }, make("summary", {}, clic.t("What the levels mean")), make("dl", {}, ...levels.flat()));
    draw();
    weigh();
    const element = make("div", { class: "instrument" }, tool.html && prose(tool.html), tool.noteAt !== null && clic.view.writing.consent(() => { close(); draw(); }), legend, sign, make("nav", { "aria-label": tool.title }, steps), body);
    return { element, close };
  }

  clic.view = { ...clic.view, instrument };
  clic.view.paper.instrument = (/** @type {ClicEntry} */ entry, /** @type {any} */ tool) => {
    const them = scores(entry, tool);
    const groups = tool.groups.map((/** @type {any} */ group) =>
      make("section", {}, make("h3", {}, `${group.short} ${group.title}`), make("ol", {}, ...group.asks.map((/** @type {any} */ one) => {
        const score = them.score(one);
        const level = tool.levels.find((/** @type {any} */ [value]) => value === score);
        const ticked = them.ticks(one);
        const item = make("li", {}, one.title, " ", make("strong", {}, level ? `${level[0]} – ${level[1]}` : "–"));
        return add(item, ticked.length && make("p", {}, ticked.join(", ")), them.note(one) && clic.view.writing.paper(clic.view.writing.answerKey(one.n)));
      }))));
    return make("div", {}, clic.view.results(tool, them), ...groups);
  };
})();
