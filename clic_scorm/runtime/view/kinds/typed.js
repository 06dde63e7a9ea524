/**
 * Questions answered by typing a word or a number. What can be read two ways is asked back, before anything is submitted.
 */
(() => {
  "use strict";
  const { make, add, fill } = clic.view.dom;

  const LONGEST = 250;

  /**
   * Make a field for a word or a number: `problem` says what is wrong with what stands in it, and offers the ways to read it.
   *
   * @param {{id: string, label: string, kind: string, unit?: string, signed?: boolean, given: string}} wish
   */
  function field({ id, label, kind, unit, signed, given }) {
    const numeric = kind === "numeric";
    const input = make("input", {
      id, type: "text", class: "entry", autocomplete: "off", autocapitalize: "none", spellcheck: "false", maxlength: LONGEST, dir: "auto", "aria-label": label,
      inputmode: numeric && !signed ? "decimal" : null, size: numeric ? 12 : 28,
    });
    input.value = given;
    const behind = unit ? make("span", { class: "measure", id: `${id}-unit` }, unit) : null;
    if (behind) input.setAttribute("aria-describedby", behind.id);
    const ways = make("span", { class: "ways" });
    input.addEventListener("input", () => fill(ways));

    /** @param {string} text */
    const take = (text) => {
      input.value = text;
      input.removeAttribute("aria-invalid");
      fill(ways);
      input.focus();
      input.dispatchEvent(new Event("change", { bubbles: true }));
    };

    function problem() {
      const found = find();
      if (found) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      return found;
    }

    function find() {
      fill(ways);
      const text = read();
      if (!text) return clic.t("Type an answer.");
      if (!numeric) return "";
      const entry = clic.number.read(text, unit);
      if (entry.ask === "unit") return unit ? clic.t("Write the number in {unit}.", { unit }) : clic.t("Write the number alone, without a unit.");
      if (entry.ask === "unreadable") return clic.t("“{text}” could not be read as a number. Write digits, such as 1250 or 12.5.", { text });
      if (!entry.ask) return "";
      for (const way of entry.ways) add(ways, make("button", { type: "button", class: "plain", click: () => take(plainly(way)) }, way));
      return clic.t("“{text}” can be read in two ways. Choose which you mean: {first} or {second}.", { text, first: entry.ways[0], second: entry.ways[1] });
    }

    const read = () => input.value.trim();
    return { input, behind, ways, read, problem };
  }

  /**
   * A number so that it can't be read in another way again: three decimals get a fourth.
   *
   * @param {string} way
   */
  function plainly(way) {
    return /\.\d{3}$/.test(way) ? `${way}0` : way;
  }

  /**
   * Say what was typed, or that it is not known any more, or leave room for a pen.
   *
   * @param {ClicQuestion} question
   * @param {string} given
   * @returns {HTMLElement}
   */
  function answered(question, given) {
    const words = clic.judge.words(question, given);
    if (words) return make("p", { class: "given" }, make("span", { class: "quiet" }, clic.t("Your answer"), ": "), make("bdi", {}, words));
    return given ? make("p", { class: "quiet" }, clic.t("What you typed is not kept on this device.")) : make("p", { class: "pen" });
  }

  /**
   * @param {ClicQuestion} question
   * @param {string} given
   * @param {boolean} locked
   */
  function draw(question, given, locked) {
    if (locked) return { element: answered(question, given), read: () => given, problem: () => "" };
    const { kind, unit, signed } = question;
    const { input, behind, ways, read, problem } = field({ id: `clic-q${question.n}-entry`, label: clic.t("Your answer"), kind, unit, signed, given });
    return { element: make("div", { class: "entry-line" }, input, behind, ways), read, problem };
  }

  clic.view.kinds = { ...clic.view.kinds, text: { draw }, numeric: { draw } };
  Object.assign(clic.view, { entry: { field } });
})();
