/**
 * Pairs and categories: beside each left side a list to choose its right side from, and for whoever has a pointer the right sides to drag there.
 */
(() => {
  "use strict";
  const { make, add, prose, say } = clic.view.dom;

  /** @typedef {{line: HTMLElement, list: HTMLSelectElement, name: string}} Line */

  /**
   * What a list to choose from can show of an option: its words, or what describes its image.
   *
   * @param {string} html
   */
  function words(html) {
    const box = prose(html);
    box.querySelectorAll("img").forEach((/** @type {HTMLImageElement} */ image) => image.replaceWith(image.alt));
    return (box.textContent || "").trim();
  }

  /**
   * @param {ClicQuestion} question
   * @param {string} given a left and a right letter for each pair
   * @param {boolean} locked
   * @param {ClicJudged} [judged]
   * @returns {{element: HTMLElement, read: () => string, problem: () => string}}
   */
  function draw(question, given, locked, judged) {
    const chosen = new Map((given.match(/../g) || []).map((pair) => [pair[0], pair[1]]));
    const element = make(locked ? "ul" : "div", { class: "pairs" });
    /** @type {Map<string, HTMLSelectElement>} */
    const lists = new Map();
    /** @type {Line[]} */
    const lines = [];
    for (const { letter, html } of question.items) {
      const id = `clic-q${question.n}-${letter}`;
      const target = question.options.find((option) => option.letter === chosen.get(letter));
      if (locked) {
        const answer = target ? prose(target.html) : judged ? make("p", { class: "quiet" }, clic.t("not answered")) : make("p", { class: "pen" });
        add(element, make("li", { class: "pair" }, prose(html), answer, judged && given && sign(judged.parts[letter])));
        continue;
      }
      const left = make("label", { for: id }, prose(html));
      const list = make("select", { id, class: "entry" }, make("option", { value: "" }, clic.t("Choose…")));
      for (const option of question.options) add(list, make("option", { value: option.letter }, words(option.html)));
      list.value = target ? target.letter : "";
      lists.set(letter, list);
      const line = make("div", { class: "pair" }, left, list);
      lines.push({ line, list, name: (left.textContent || "").trim() });
      add(element, line);
    }
    const read = () => Array.from(lists, ([letter, list]) => list.value && letter + list.value).join("");

    function problem() {
      let open = false;
      for (const list of lists.values()) {
        if (list.value) list.removeAttribute("aria-invalid");
        else list.setAttribute("aria-invalid", "true");
        open = open || !list.value;
      }
      return open ? clic.t("Choose an answer for each line.") : "";
    }

    // What a learner is offered without a choice goes for each line, so that all lists look alike in a printed module.
    const offered = locked && !judged && make("ul", { class: "offered" }, ...question.options.map(({ html }) => make("li", {}, prose(html))));
    const drawn = offered ? make("div", {}, element, offered) : locked ? element : make("div", {}, chips(question, lines), element);
    return { element: drawn, read: locked ? () => given : read, problem: locked ? () => "" : problem };
  }

  /**
   * The right sides, to be dragged to a line. The list of that line tells the answer in any case: nobody needs these who can't see or drag them.
   *
   * @param {ClicQuestion} question
   * @param {Line[]} lines
   */
  function chips({ options }, lines) {
    const all = options.map(({ letter, html }) => {
      const text = prose(html);
      // What could be pressed is pressed elsewhere.
      text.querySelectorAll("a, button").forEach((/** @type {Element} */ one) => one.replaceWith(...one.childNodes));
      const chip = make("li", { class: "chip", pointerdown: (/** @type {PointerEvent} */ event) => drag(event, chip, letter, lines) }, clic.view.drag.grip(), text);
      return chip;
    });
    const how = make("p", { class: "quiet" }, clic.t("Drag each answer to its line, or choose it in the list there."));
    return make("div", { "aria-hidden": "true" }, how, make("ul", { class: "chips" }, ...all));
  }

  /**
   * @param {PointerEvent} event
   * @param {HTMLElement} chip
   * @param {string} letter
   * @param {Line[]} lines
   */
  function drag(event, chip, letter, lines) {
    // With a mouse all of it can be taken hold of; a finger beside the grip scrolls.
    if (event.pointerType !== "mouse" && !(/** @type {Element} */ (event.target).classList.contains("grip"))) return;
    let over = /** @type {Line | undefined} */ (undefined);
    /** @param {number} x @param {number} y @param {number} dx @param {number} dy */
    const follow = (x, y, dx, dy) => {
      chip.classList.add("dragged");
      chip.style.transform = `translate(${dx}px, ${dy}px)`;
      over = lines.find(({ line }) => {
        const { left, right, top, bottom } = line.getBoundingClientRect();
        return x >= left && x <= right && y >= top && y <= bottom;
      });
      for (const one of lines) one.line.classList.toggle("over", one === over);
    };
    /** @param {boolean} keep */
    const end = (keep) => {
      chip.classList.remove("dragged");
      chip.style.transform = "";
      for (const { line } of lines) line.classList.remove("over");
      if (!keep || !over) return;
      const { list, name } = over;
      list.focus();
      if (list.value === letter) return;
      list.value = letter;
      say(clic.t("{item}: your answer is now “{answer}”", { item: name, answer: list.options[list.selectedIndex].text }));
      list.dispatchEvent(new Event("change", { bubbles: true }));
    };
    clic.view.drag.drag(event, lines[0].list, follow, end);
  }

  /** @param {boolean} right */
  function sign(right) {
    return make("p", { class: right ? "sign-line good part" : "sign-line poor part" }, right ? clic.t("Correct") : clic.t("Not correct"));
  }

  clic.view.kinds = { ...clic.view.kinds, match: { draw }, categorise: { draw } };
})();
