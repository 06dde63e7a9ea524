/**
 * Putting items in order: a list whose items move up and down by buttons, and by their grips for whoever has a pointer.
 */
(() => {
  "use strict";
  const { make, add, fill, prose, say } = clic.view.dom;

  /**
   * The order to begin with: never the right one, which nobody would have had to find.
   *
   * @param {ClicQuestion} question
   * @returns {string}
   */
  function start(question) {
    const letters = question.options.map(({ letter }) => letter).join("");
    return clic.judge.kept(question, letters).right ? letters.slice(1) + letters[0] : letters;
  }

  /**
   * @param {ClicQuestion} question
   * @param {string} given
   * @param {boolean} locked
   * @param {ClicJudged} [judged]
   * @returns {{element: HTMLElement, read: () => string, problem: () => string}}
   */
  function draw(question, given, locked, judged) {
    const texts = new Map(question.options.map(({ letter, html }) => [letter, html]));
    // What an earlier version of the course offered is not shown any more, and what is new stands below.
    const known = [...new Set(given)].filter((letter) => texts.has(letter));
    let order = known.length ? known.concat([...texts.keys()].filter((letter) => !known.includes(letter))) : start(question).split("");
    let moved = Boolean(given);
    const list = make("ol", { class: locked ? "order" : "order open" });
    if (locked) {
      for (const letter of given ? order : [...texts.keys()]) add(list, make("li", {}, prose(texts.get(letter) || ""), judged && given && sign(judged.parts[letter])));
      return { element: list, read: () => given, problem: () => "" };
    }

    const rows = new Map(question.options.map(({ letter, html }) => [letter, row(letter, html)]));
    /**
     * @param {string} letter
     * @param {string} html
     */
    function row(letter, html) {
      const words = prose(html);
      const name = words.textContent || "";
      const up = make("button", { type: "button", class: "plain move", "aria-label": clic.t("Move up: {item}", { item: name }), click: () => move(letter, -1) }, "↑");
      const down = make("button", { type: "button", class: "plain move", "aria-label": clic.t("Move down: {item}", { item: name }), click: () => move(letter, 1) }, "↓");
      const grip = clic.view.drag.grip((/** @type {PointerEvent} */ event) => drag(event, letter));
      return { element: make("li", {}, grip, words, make("span", { class: "moves" }, up, down)), up, down, name };
    }

    /**
     * @param {string} letter
     * @param {number} by
     */
    function move(letter, by) {
      const from = order.indexOf(letter);
      order.splice(from, 1);
      order.splice(from + by, 0, letter);
      moved = true;
      show();
      const { up, down, name } = /** @type {ReturnType<typeof row>} */ (rows.get(letter));
      const pressed = by < 0 ? up : down;
      (pressed.disabled ? (by < 0 ? down : up) : pressed).focus();
      tell(name, from + by);
    }

    /**
     * @param {PointerEvent} event
     * @param {string} letter
     */
    function drag(event, letter) {
      const { element, up, down, name } = /** @type {ReturnType<typeof row>} */ (rows.get(letter));
      const before = order;
      const boxesOf = (/** @type {string[]} */ letters) => letters.map((one) => /** @type {ReturnType<typeof row>} */ (rows.get(one)).element);
      /** @param {number} _ @param {number} y */
      const follow = (_, y) => {
        element.classList.add("dragged");
        const others = order.filter((other) => other !== letter);
        const passed = boxesOf(others).findIndex((one) => y < one.getBoundingClientRect().top + one.offsetHeight / 2);
        const place = passed < 0 ? others.length : passed;
        if (order.indexOf(letter) !== place) around(others.slice(0, place).concat(letter, others.slice(place)));
      };
      /** @param {string[]} now */
      const around = (now) => {
        const boxes = boxesOf(now);
        const place = boxes.indexOf(element);
        boxes.slice(0, place).forEach((one) => element.before(one));
        boxes.slice(place + 1).forEach((one) => list.append(one));
        order = now;
        ends();
        // Where the course is as high as its frame, this moves the page around it.
        element.scrollIntoView({ block: "nearest" });
      };
      /** @param {boolean} keep */
      const end = (keep) => {
        element.classList.remove("dragged");
        if (!keep) return around(before);
        if (order.join("") === before.join("")) return;
        moved = true;
        tell(name, order.indexOf(letter));
      };
      clic.view.drag.drag(event, up.disabled ? down : up, follow, end);
    }

    /**
     * @param {string} name
     * @param {number} place
     */
    function tell(name, place) {
      say(clic.t("{item}: now in place {place} of {count}", { item: name, place: place + 1, count: order.length }));
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }

    function show() {
      fill(list, ...order.map((letter) => /** @type {ReturnType<typeof row>} */ (rows.get(letter)).element));
      ends();
    }

    function ends() {
      order.forEach((letter, place) => {
        const { up, down } = /** @type {ReturnType<typeof row>} */ (rows.get(letter));
        up.disabled = place === 0;
        down.disabled = place === order.length - 1;
      });
    }

    show();
    const read = () => (moved ? order.join("") : "");
    return { element: list, read, problem: () => (moved ? "" : clic.t("Put the items in order with the arrows.")) };
  }

  /** @param {boolean} right */
  function sign(right) {
    return make("span", { class: right ? "sign-line good part" : "sign-line poor part" }, right ? clic.t("In its place") : clic.t("Not in its place"));
  }

  clic.view.kinds = { ...clic.view.kinds, order: { draw } };
})();
