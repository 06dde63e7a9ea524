// What an answer earns, as clic_scorm/rules/answers.py has it. What judges typed answers comes with the first that is asked for.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const TRUE = "t";
  const FALSE = "f";

  const hash = (/** @type {string} */ text) => clic.score.digest(text);
  const sorted = (/** @type {string} */ text) => text.split("").sort().join("");
  // What is known of an answer that was typed once its words are gone: its letters, behind a sign that nobody types.
  const GONE = "\u0000";
  const twos = (/** @type {string} */ text) => text.match(/..?/g) || [];
  const sign = (/** @type {boolean} */ right) => (right ? TRUE : FALSE);

  /**
   * The letters for the state of what a learner gave: letters, or what was typed; for blanks a line each, `letter:text`.
   * @param {ClicQuestion} question
   * @param {string} salt  `course/number`
   * @param {string} given
   * @returns {string}
   */
  function lettersOf(question, salt, given) {
    if (given[0] === GONE) return given.slice(1);
    switch (question.kind) {
      case "text":
      case "numeric":
        return given && sign(typed(question.kind, question, salt, given));
      case "blanks": {
        const entries = entriesOf(given);
        return Object.keys(question.blanks || {}).sort().map((letter) => {
          const blank = question.blanks[letter], said = entries[letter];
          if (!said) return "";
          return letter + (blank.kind === "choice" ? said : sign(typed(blank.kind, blank, salt + "/" + letter, said)));
        }).join("");
      }
      case "match":
      case "categorise":
        return twos(given).sort().join("");
      case "order":
      case "scale":
        return given;
      case "essay":
        return given && TRUE;
      default:
        return sorted(given);
    }
  }

  /**
   * What stands in each blank.
   * @param {string} given
   * @returns {Object<string, string>}
   */
  function entriesOf(given) {
    /** @type {Object<string, string>} */
    const entries = {};
    for (const line of given.split("\n")) {
      const place = line.indexOf(":");
      if (place > 0) entries[line.slice(0, place)] = line.slice(place + 1);
    }
    return entries;
  }

  /** @type {Record<string, ClicTold["type"]>} */
  const TYPES = {
    truefalse: "true-false", text: "fill-in", numeric: "numeric", match: "matching", categorise: "matching", order: "sequencing",
    scale: "likert", essay: "long-fill-in",
  };

  /**
   * What an LMS is told of an answer, in the words of SCORM 2004: letters, pairs of letters, or what was typed, in one line.
   * @param {ClicQuestion} question
   * @param {string} letters
   * @param {string} given
   * @returns {ClicTold}
   */
  function told(question, letters, given) {
    const { kind } = question;
    if (given[0] === GONE) return { type: "fill-in", said: "" };
    if (kind === "numeric") {
      const { value } = clic.number.read(given, question.unit);
      return value ? { type: "numeric", said: value } : { type: "fill-in", said: line(given) };
    }
    if (kind === "text" || kind === "essay") return { type: TYPES[kind], said: line(given) };
    if (kind === "blanks" && Object.keys(question.blanks).some((letter) => question.blanks[letter].kind !== "choice")) {
      return { type: "fill-in", said: filled(question, entriesOf(given)) };
    }
    if (kind === "blanks" || TYPES[kind] === "matching") return { type: "matching", said: twos(letters).map((pair) => pair.split("")) };
    return { type: TYPES[kind] || "choice", said: letters.split("") };
  }

  const line = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim();

  /**
   * @param {ClicQuestion} question
   * @param {Object<string, string>} entries
   */
  function filled({ blanks }, entries) {
    return Object.keys(blanks).sort().map((letter) => {
      const chosen = (blanks[letter].options || []).find((option) => option[0] === entries[letter]);
      return line(chosen ? chosen[1] : entries[letter] || "");
    }).join("; ");
  }

  /**
   * @param {string} kind
   * @param {{keys: string[], unit?: string, exact?: boolean}} key
   * @param {string} salt
   * @param {string} given
   */
  function typed(kind, key, salt, given) {
    const known = (/** @type {string} */ text) => key.keys.indexOf(hash(salt + "/" + text)) >= 0;
    if (kind !== "numeric") return known(key.exact ? clic.fold.tidy(given) : clic.fold.fold(given));
    const { value } = clic.number.read(given, key.unit);
    return Boolean(value) && clic.number.cells(value).some(known);
  }

  /**
   * @param {ClicQuestion} question
   * @param {string} salt
   * @param {string} letters  an answer as the state keeps it
   * @returns {ClicJudged}
   */
  function recall(question, salt, letters) {
    /** @type {Object<string, boolean>} */
    const parts = {};
    switch (question.kind) {
      case "text":
      case "numeric":
        return { letters: letters, right: letters === TRUE, points: letters === TRUE ? question.points : 0, parts: parts };
      case "order": {
        const places = question.places || [];
        letters.split("").forEach((letter, index) => (parts[letter] = hash(salt + "/" + (index + 1) + letter) === places[index]));
        return parted(question, letters, parts, Math.max(places.length, letters.length));
      }
      case "match":
      case "categorise": {
        const right = question.parts || {};
        for (const letter of Object.keys(right)) parts[letter] = twos(letters).some((pair) => pair[0] === letter && hash(salt + "/" + pair) === right[letter]);
        return parted(question, letters, parts, Object.keys(right).length);
      }
      case "blanks": {
        const blanks = question.blanks || {};
        for (const letter of Object.keys(blanks)) {
          const said = (twos(letters).find((pair) => pair[0] === letter) || "").slice(1), blank = blanks[letter];
          parts[letter] = Boolean(said) && (blank.kind === "choice" ? hash(salt + "/" + letter + "/" + said) === blank.key : said === TRUE);
        }
        return parted(question, letters, parts, Object.keys(blanks).length);
      }
      case "scale":
      case "essay":
        return { letters: letters, right: null, points: 0, parts: parts };
      default:
        return chosen(question, salt, letters);
    }
  }

  /**
   * @param {ClicQuestion} question
   * @param {string} letters
   * @param {Object<string, boolean>} parts
   * @param {number} count
   * @returns {ClicJudged}
   */
  function parted(question, letters, parts, count) {
    const hits = Object.keys(parts).filter((letter) => parts[letter]).length;
    const right = hits === count;
    return { letters: letters, right: right, points: right || question.partial ? Math.floor((question.points * hits) / count) : 0, parts: parts };
  }

  /**
   * @param {ClicQuestion} question
   * @param {string} salt
   * @param {string} letters
   * @returns {ClicJudged}
   */
  function chosen(question, salt, letters) {
    const right = hash(salt + "/" + letters) === question.key;
    let earned = right ? question.points : 0;
    const signs = question.parts;
    if (signs && !right) {
      const rights = Object.keys(signs).filter((letter) => signs[letter] === hash(salt + "/" + letter + TRUE));
      const hits = rights.filter((letter) => letters.indexOf(letter) >= 0).length;
      earned = Math.floor((question.points * Math.max(0, 2 * hits - letters.length)) / (rights.length || 1));
    }
    return { letters: letters, right: right, points: earned, parts: {} };
  }

  const TYPED = /^(text|numeric|blanks|essay)$/;
  const place = (/** @type {ClicQuestion} */ question) => "q" + question.n.toString(36);

  /**
   * What was typed is kept as a text, on the device at least; where it is not there, or is another one, what it was worth is known.
   * @param {ClicQuestion} question
   * @param {string} letters
   */
  function again(question, letters) {
    if (!letters || !TYPED.test(question.kind)) return letters;
    const text = clic.store ? clic.store.get(place(question)) : "";
    return text && lettersOf(question, salted(question), text) === letters ? text : GONE + letters;
  }

  const salted = (/** @type {ClicQuestion} */ question) => clic.loader.course.id + "/" + question.n;

  clic.judge = {
    lettersOf,
    recall,
    entriesOf,
    /** Judge what was given to a question of this course, or what the state keeps of it. */
    given: (question, given) => recall(question, salted(question), lettersOf(question, salted(question), given)),
    again,
    remember: (question, given) => void (TYPED.test(question.kind) && given && given[0] !== GONE && clic.store.put(place(question), given, true)),
    words: (_question, given) => (given[0] === GONE ? "" : given),
    kept: (question, letters) => recall(question, salted(question), letters),
    told,
  };
})();
