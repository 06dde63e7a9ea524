/**
 * Search in the course, without a network once its texts are there: every word given must occur, wherever, in whatever case or accents.
 */
(() => {
  "use strict";
  const { make, fill, say } = clic.view.dom;

  const MOST = 30; // results shown
  const AROUND = 70; // characters of text on each side of what was found
  const HEAVY = 50; // kibibytes that nobody should load without having said so
  const PAUSE = 250; // milliseconds after the last key
  // Marks of Latin, Greek, Cyrillic, Hebrew and Arabic, and the Arabic stretch. Marks of other scripts are letters: they stay.
  const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f]/g;
  /** @type {Record<string, string>} letters that no decomposition brings together */
  const SAME = {
    ß: "ss", ı: "i", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ς: "σ", ى: "ي", ی: "ي", ة: "ه", ک: "ك", "’": "'",
  };
  const ODD = new RegExp(`[${Object.keys(SAME).join("")}]`, "g");

  /** @type {ClicTexts} */
  let texts = [];
  let whole = false;
  let wanted = "";

  /**
   * Return *text* as it is compared.
   *
   * @param {string} text
   */
  function fold(text) {
    return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(ODD, (letter) => SAME[letter]);
  }

  /**
   * Return the words of *query*, folded. A script without spaces has one long word, found as it stands.
   *
   * @param {string} query
   */
  function words(query) {
    return fold(query).split(/[\s.,;:!?¿¡"«»“”()،؛؟、。「」]+/).filter(Boolean);
  }

  /**
   * Return the units of *all* that have every word of *query*, those with all of them in the title first.
   *
   * @param {ClicTexts} all
   * @param {string} query
   * @returns {ClicTexts}
   */
  function find(all, query) {
    const sought = words(query);
    if (!sought.length) return [];
    const has = (/** @type {string} */ text) => sought.every((word) => text.includes(word));
    const found = all.filter(([, title, text]) => has(`${fold(title)} ${fold(text)}`));
    const named = found.filter(([, title]) => has(fold(title)));
    return named.concat(found.filter((one) => !named.includes(one)));
  }

  /**
   * Fold character by character, and say for each folded one where it stood.
   *
   * @param {string} text
   */
  function mapped(text) {
    let folded = "";
    const places = [];
    let place = 0;
    for (const character of text) {
      const now = fold(character);
      for (let i = 0; i < now.length; i++) places.push(place);
      folded += now;
      place += character.length;
    }
    places.push(place);
    return { folded, places };
  }

  /**
   * Return the surroundings of the first word found in *text*, with the words marked.
   *
   * @param {string} text
   * @param {string} query
   * @returns {HTMLElement}
   */
  function snippet(text, query) {
    const { folded, places } = mapped(text);
    const spans = words(query)
      .map((word) => ({ from: folded.indexOf(word), length: word.length }))
      .filter(({ from }) => from >= 0)
      .map(({ from, length }) => [places[from], places[from + length]])
      .sort((a, b) => a[0] - b[0]);
    const first = spans.length ? spans[0][0] : 0;
    const start = Math.max(0, first - AROUND);
    // From a space on, where there is one: half a word reads badly.
    const begin = start && text.slice(start, first).includes(" ") ? text.indexOf(" ", start) + 1 : start;
    const stop = Math.min(text.length, first + 2 * AROUND);
    const line = make("p", { class: "snippet" }, begin > 0 && "… ");
    let at = begin;
    for (const [from, to] of spans) {
      if (from < at || to > stop) continue;
      line.append(text.slice(at, from), make("mark", {}, text.slice(from, to)));
      at = to;
    }
    line.append(text.slice(at, stop), stop < text.length ? " …" : "");
    return line;
  }

  /** Load what is to be searched; what failed is asked for again next time. */
  function load() {
    const { modules } = clic.loader.course;
    const failed = () => /** @type {ClicTexts | null} */ (null);
    return Promise.all(modules.map(({ id }) => clic.loader.index(id).catch(failed))).then((all) => {
      whole = !all.includes(null);
      texts = /** @type {ClicTexts} */ ([]).concat(...all.map((one) => one || []));
    });
  }

  /**
   * @param {HTMLElement} results
   */
  function show(results) {
    const found = find(texts, wanted);
    const line = (/** @type {ClicTexts[0]} */ [id, title, text]) =>
      make("li", {}, make("a", { href: `#${id}` }, title), snippet(text, wanted));
    const none = words(wanted).length > 0;
    const count = found.length === 1 ? clic.t("1 result") : none && clic.t("{count} results", { count: found.length });
    const more = found.length > MOST && clic.t("The first {count} are shown.", { count: MOST });
    const said = [count, more].filter(Boolean).join(". ");
    const list = found.length && make("ol", { class: "results" }, ...found.slice(0, MOST).map(line));
    const again = () => load().then(() => show(results));
    const retry = !whole && make(
      "p", {}, clic.t("Parts of the course could not be loaded and are not searched."), " ",
      make("button", { type: "button", class: "plain", click: again }, clic.t("Try again")),
    );
    fill(results, said && make("p", { class: "quiet" }, said), retry, list || null);
    say(said);
  }

  function screen() {
    const results = make("div");
    const input = make("input", { type: "search", id: "clic-wanted", class: "entry", autocomplete: "off", value: wanted, dir: "auto" });
    let timer = 0;
    const now = () => {
      clearTimeout(timer);
      wanted = input.value;
      show(results);
    };
    const typed = () => {
      clearTimeout(timer);
      timer = setTimeout(now, PAUSE);
    };
    const go = (/** @type {Event} */ event) => {
      event.preventDefault();
      now();
    };
    const form = make(
      "form",
      { role: "search", class: "search", submit: go, input: typed },
      make("label", { class: "label", for: input.id }, clic.t("Words to look for")),
      make("div", { class: "field" }, input, make("button", { type: "submit", class: "main" }, clic.t("Search"))),
    );
    const element = make("div");
    const open = () => {
      fill(element, make("p", { class: "quiet" }, clic.t("Loading…")));
      return load().then(() => {
        fill(element, form, results);
        if (wanted) show(results);
      });
    };
    const title = clic.t("Search the course");
    const size = clic.loader.course.search;
    const close = () => clearTimeout(timer);
    if (texts.length || !(size > HEAVY)) return open().then(() => ({ title, element, close }));
    const ask = make("button", { type: "button", class: "main", click: () => open().then(() => input.focus()) }, clic.t("Load the texts ({size} KB)", { size }));
    fill(element, make("p", {}, clic.t("To search, the texts of the course are loaded once.")), ask);
    return { title, element, close };
  }

  Object.assign(clic.view, { search: { fold, find, snippet } });
  clic.view.screens.search = screen;
})();
