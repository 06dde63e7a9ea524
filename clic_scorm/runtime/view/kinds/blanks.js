/**
 * A text with blanks to fill in: words, numbers, and lists to choose from.
 */
(() => {
  "use strict";
  const { make, add, fill, prose } = clic.view.dom;

  const MARK = /^[.,;:!?)\]»”’،؛؟。、]+/;

  /**
   * @param {ClicQuestion} question
   * @param {string} given a line for each blank, `letter:text`
   * @param {boolean} locked
   * @param {ClicJudged} [judged]
   * @returns {{element: HTMLElement, read: () => string, problem: () => string}}
   */
  function draw(question, given, locked, judged) {
    const element = prose(question.prompt, "fill");
    const entries = clic.judge.words(question, given) ? clic.judge.entriesOf(given) : lost(question, given);
    /** @type {{letter: string, number: number, read: () => string, problem: () => string}[]} */
    const fields = [];
    Array.from(element.querySelectorAll("[data-blank]")).forEach((place, index) => {
      const letter = place.getAttribute("data-blank") || "";
      const blank = question.blanks[letter];
      const wish = { id: `clic-q${question.n}-${letter}`, label: clic.t("Blank {number}", { number: index + 1 }), given: entries[letter] || "" };
      hold(place);
      if (locked) fill(place, shown(blank, wish.given, judged, letter));
      else fields.push({ letter, number: index + 1, ...(blank.kind === "choice" ? choice(place, blank, wish) : typed(place, blank, wish)) });
    });

    function read() {
      const lines = fields.map((field) => [field.letter, field.read()]).filter(([, text]) => text);
      return lines.map(([letter, text]) => `${letter}:${text}`).join("\n");
    }

    function problem() {
      const found = fields.map(({ number, read: entry, problem: find }) => ({ number, empty: !entry(), text: find() })).filter(({ text }) => text);
      const odd = found.find(({ empty }) => !empty);
      // What can't be understood says so by itself; what is only missing is said once.
      if (odd) return clic.t("Blank {number}: {problem}", { number: odd.number, problem: odd.text });
      return found.length ? clic.t("Fill in every blank.") : "";
    }

    return { element, read: locked ? () => given : read, problem: locked ? () => "" : problem };
  }

  /**
   * Keep the mark behind a blank with it: a full stop alone at the beginning of a line belongs to nothing.
   *
   * @param {Element} place
   */
  function hold(place) {
    const text = place.nextSibling;
    const mark = text && text.nodeType === 3 ? MARK.exec(text.nodeValue || "") : null;
    if (!text || !mark) return;
    text.nodeValue = (text.nodeValue || "").slice(mark[0].length);
    const held = make("span", { class: "held" });
    place.replaceWith(held);
    add(held, place, mark[0]);
  }

  /**
   * What was chosen, of an answer whose words are gone.
   *
   * @param {ClicQuestion} question
   * @param {string} given
   */
  function lost({ blanks }, given) {
    /** @type {ClicLetters} */
    const entries = {};
    for (const [letter, said] of given.slice(1).match(/../g) || []) if (blanks[letter] && blanks[letter].kind === "choice") entries[letter] = said;
    return entries;
  }

  /**
   * @param {Element} place
   * @param {ClicBlank} blank
   * @param {{id: string, label: string, given: string}} wish
   */
  function typed(place, { kind, unit, signed }, wish) {
    const { input, behind, ways, read, problem } = clic.view.entry.field({ ...wish, kind, unit, signed });
    input.size = 12;
    fill(place, input, behind, ways);
    return { read, problem };
  }

  /**
   * @param {Element} place
   * @param {ClicBlank} blank
   * @param {{id: string, label: string, given: string}} wish
   */
  function choice(place, { options }, { id, label, given }) {
    const list = make("select", { id, class: "entry", "aria-label": label }, make("option", { value: "" }, clic.t("Choose…")));
    for (const [letter, word] of options) add(list, make("option", { value: letter }, word));
    list.value = options.some(([letter]) => letter === given) ? given : "";
    fill(place, list);
    const problem = () => {
      if (list.value) list.removeAttribute("aria-invalid");
      else list.setAttribute("aria-invalid", "true");
      return list.value ? "" : clic.t("Choose an answer.");
    };
    return { read: () => list.value, problem };
  }

  /**
   * What stands in a blank, and whether it is right.
   *
   * @param {ClicBlank} blank
   * @param {string} given
   * @param {ClicJudged | undefined} judged
   * @param {string} letter
   */
  function shown(blank, given, judged, letter) {
    const chosen = (blank.options || []).find((option) => option[0] === given);
    const text = make("bdi", {}, (chosen ? chosen[1] : given) || (judged ? "…" : "____________"));
    if (!judged || !judged.letters) return make("span", { class: "filled" }, text, blank.unit && ` ${blank.unit}`, offered(blank, judged));
    const right = judged.parts[letter];
    // In brackets: the sentence goes on behind it, for an ear too.
    const sign = make("span", { class: right ? "sign-line good part" : "sign-line poor part" }, `(${right ? clic.t("Correct") : clic.t("Not correct")})`);
    return make("span", { class: "filled" }, text, blank.unit && ` ${blank.unit}`, " ", sign);
  }

  /**
   * On paper, what there is to choose.
   *
   * @param {ClicBlank} blank
   * @param {ClicJudged | undefined} judged
   */
  function offered({ options }, judged) {
    return !judged && options && make("span", { class: "quiet" }, ` (${options.map(([, word]) => word).join(" / ")})`);
  }

  clic.view.kinds = { ...clic.view.kinds, blanks: { draw } };
})();
