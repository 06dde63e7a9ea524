// A record as one short string of plain ASCII. The format is told in clic_scorm/rules/state.py, which does the same.
"use strict";
(function () {
  const FORMAT = "C1";
  const SIXTY_FOUR = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const NEAR = "abcdef";
  const KNOWN = "pqbnskdcalevt";
  const AGREED = "0";
  const LONGEST_GAP = 6;

  /** @typedef {[number, string]} Stamp  serial number, device */
  /** @typedef {[number, number]} Share */
  /** @typedef {{best: Share, last: Share, attempts: number, at: Stamp, answers: Object<string, string>, reached: number}} Outcome */
  /** @typedef {{pages: number[], quizzes: Object<string, Outcome>, bookmark: number, at: Stamp, seconds: number, token: string, other: Object<string, string>, done: number[], declared: number[], texts: Object<string, string>, learner: Object<string, [Stamp, string]>, earned: Object<string, string>}} Record */

  const base36 = (/** @type {number} */ value) => value.toString(36);
  const numeric = (/** @type {string[]} */ keys) => keys.map(Number).sort((a, b) => a - b);

  /**
   * @param {string} token
   * @param {string} device
   * @returns {Record}
   */
  function empty(token, device) {
    return { pages: [], quizzes: {}, bookmark: 0, at: [0, device], seconds: 0, token, other: {}, done: [], declared: [], texts: {}, learner: {}, earned: {} };
  }

  /**
   * @param {Record} record
   * @returns {string}
   */
  function encode(record) {
    const { learner, earned } = record, taken = numeric(Object.keys(record.quizzes));
    const named = (/** @type {any} */ table, /** @type {(value: any) => string} */ told) => Object.keys(table).sort().map((key) => key + "." + told(table[key])).join();
    /** @type {[string, string][]} */
    const sections = [
      ["p", encodePages(record.pages)],
      ["q", taken.map((number) => encodeQuiz(number, record.quizzes[number])).join()],
      ["b", record.bookmark ? base36(record.bookmark) : ""],
      ["n", record.at[0] || record.at[1] ? encodeStamp(record.at) : ""],
      ["s", record.seconds ? base36(record.seconds) : ""],
      ["k", record.token],
      ["d", encodePages(record.done)],
      ["c", encodePages(record.declared)],
      ["a", taken.filter((number) => record.quizzes[number].reached).map((number) => [number, record.quizzes[number].reached].map(base36).join(".")).join()],
      ["l", named(learner, ([at, value]) => encodeStamp(at) + "." + value)],
      ["e", named(earned, String)],
    ];
    for (const key of Object.keys(record.other).sort()) sections.push([key, record.other[key]]);
    const body = FORMAT + sections.map(section).join("");
    const texts = Object.keys(record.texts).sort().map((key) => key + "=" + record.texts[key]).join(";");
    return sealed(texts ? body + section(["v", seal(body)]) + section(["t", texts]) : body);
  }

  const section = (/** @type {[string, string]} */ [key, text]) => (text ? key + base36(text.length) + ":" + text : "");
  const seal = (/** @type {string} */ body) => clic.score.digest(body).slice(0, 8);
  const sealed = (/** @type {string} */ body) => body + "!" + seal(body);

  /**
   * What an LMS is given: texts as far as so many characters allow, and only where the learner agreed.
   * @param {Record} record
   * @param {number} room
   * @returns {Record}
   */
  function fit(record, room) {
    /** @type {Object<string, string>} */
    const texts = {};
    const all = record.texts, said = all[AGREED] || "", given = { ...record, texts: texts };
    const around = encode(given).length + "v8:01234567t:".length;
    let length = said.length + 2;
    if (said) texts[AGREED] = said;
    for (const key of /\.y$/.test(said) ? Object.keys(all).sort() : []) {
      const longer = length + key.length + all[key].length + 2;
      if (key === AGREED || around + base36(longer).length + longer > room) continue;
      texts[key] = all[key];
      length = longer;
    }
    return given;
  }

  /** @param {number[]} pages */
  function encodePages(pages) {
    /** @type {number[]} */
    const bits = [];
    for (const number of pages) {
      const place = Math.floor((number - 1) / 6);
      while (bits.length <= place) bits.push(0);
      bits[place] |= 1 << (number - 1) % 6;
    }
    return bits.map((value) => SIXTY_FOUR[value]).join("");
  }

  const encodeStamp = (/** @type {Stamp} */ stamp) => base36(stamp[0]) + "." + stamp[1];

  /**
   * @param {number} number
   * @param {Outcome} outcome
   */
  function encodeQuiz(number, outcome) {
    let text = [number, ...outcome.best, outcome.attempts].map(base36).join(".") + "." + encodeStamp(outcome.at);
    if (String(outcome.last) !== String(outcome.best)) text += "." + outcome.last.map(base36).join(".");
    let previous = 0;
    for (const question of numeric(Object.keys(outcome.answers))) {
      if (!previous || question - previous > LONGEST_GAP) text += "~" + base36(question) + ".";
      else text += "A".repeat(question - previous - 1);
      text += encodeLetters(outcome.answers[question]);
      previous = question;
    }
    return text;
  }

  /** @param {string} letters */
  function encodeLetters(letters) {
    if (letters === "t") return "*";
    if (!letters) return "A";
    let bits = 0;
    for (const letter of letters) {
      const bit = 1 << NEAR.indexOf(letter);
      // Letters that do not stand in the order of the alphabet are an order, or pairs.
      if (NEAR.indexOf(letter) < 0 || bit <= bits) return "(" + letters + ")";
      bits |= bit;
    }
    return SIXTY_FOUR[bits];
  }

  /**
   * Nothing is thrown, whatever the text holds.
   * @param {string} text
   * @returns {{record: Record|null, reason: null|"empty"|"damaged"|"newer"}}
   */
  function decode(text) {
    if (!text) return { record: null, reason: "empty" };
    const cut = text.lastIndexOf("!"), body = text.slice(0, Math.max(cut, 0));
    const whole = cut >= 0 && !/[^\x00-\x7f]/.test(body) && seal(body) === text.slice(cut + 1);
    if (whole && /^C[2-9]/.test(body)) return { record: null, reason: "newer" };
    try {
      return { record: whole ? decodeRecord(body) : decodeVital(text), reason: null };
    } catch (error) {
      return { record: null, reason: "damaged" };
    }
  }

  /**
   * What an LMS left of a text that it cut off: all but the texts.
   * @param {string} text
   */
  function decodeVital(text) {
    const match = need(/v8:([0-9a-f]{8})t/.exec(text)), body = text.slice(0, match.index);
    if (seal(body) !== match[1]) need(null);
    const record = decodeRecord(body);
    record.other.r = "1";
    return record;
  }

  /**
   * @param {string} body
   * @returns {Object<string, string>}
   */
  function decodeSections(body) {
    /** @type {Object<string, string>} */
    const sections = {};
    const head = /([a-z])([0-9a-z]{1,4}):/y;
    head.lastIndex = need(/^C1/.exec(body))[0].length;
    while (head.lastIndex < body.length) {
      const match = need(head.exec(body));
      const start = head.lastIndex, end = start + parseInt(match[2], 36);
      if (end > body.length || match[1] in sections) throw new Error("section");
      sections[match[1]] = body.slice(start, end);
      head.lastIndex = end;
    }
    return sections;
  }

  /**
   * @param {string} body
   * @returns {Record}
   */
  function decodeRecord(body) {
    const sections = decodeSections(body);
    const record = empty(word(sections.k || ""), "");
    const matched = (/** @type {string} */ key, /** @type {RegExp} */ form) =>
      (key in sections ? sections[key].split(",") : []).map((part) => need(form.exec(part)).slice(1));
    if ("p" in sections) record.pages = decodePages(sections.p);
    if ("q" in sections) for (const part of sections.q.split(",")) decodeQuiz(part, record.quizzes);
    if ("b" in sections) record.bookmark = number36(sections.b);
    if ("n" in sections) record.at = decodeStamp(sections.n.split("."));
    if ("s" in sections) record.seconds = number36(sections.s);
    record.done = decodePages(sections.d || "");
    record.declared = decodePages(sections.c || "");
    for (const [number, attempt] of matched("a", /^([0-9a-z]{1,7})\.([0-9a-z]{1,7})$/)) {
      const outcome = record.quizzes[number36(number)];
      if (outcome) outcome.reached = number36(attempt);
    }
    for (const [name, serial, device, value] of matched("l", /^([a-z][a-z0-9-]*)\.([0-9a-z]{1,7})\.([a-z0-9]{0,12})\.([a-z][a-z0-9-]*)$/)) {
      record.learner[name] = [[number36(serial), device], value];
    }
    for (const [name, version] of matched("e", /^([a-z][a-z0-9-]*)\.([0-9A-Za-z][0-9A-Za-z.+-]*)$/)) record.earned[name] = version;
    for (const part of "t" in sections ? sections.t.split(";") : []) {
      const [, key, text] = need(/^([a-z0-9]{1,12}(?:\.[a-z0-9]{1,12}){0,3})=([0-9a-z]{5}\.[a-z0-9]{0,12}\.[^!]*)$/.exec(part));
      record.texts[key] = text;
    }
    for (const key of Object.keys(sections)) if (KNOWN.indexOf(key) < 0) record.other[key] = sections[key];
    return record;
  }

  /** @param {string} text */
  function number36(text) {
    return parseInt(need(/^[0-9a-z]{1,7}$/.exec(text))[0], 36);
  }

  /** @param {string} text */
  function word(text) {
    return need(/^[a-z0-9]{0,12}$/.exec(text))[0];
  }

  /**
   * @template T
   * @param {T|null} value
   * @returns {T}
   */
  function need(value) {
    if (value === null) throw new Error("damaged");
    return value;
  }

  /** @param {string} text */
  function decodePages(text) {
    /** @type {number[]} */
    const pages = [];
    for (let place = 0; place < text.length; place++) {
      const value = SIXTY_FOUR.indexOf(text[place]);
      if (value < 0) throw new Error("page");
      for (let bit = 0; bit < 6; bit++) if ((value >> bit) & 1) pages.push(place * 6 + bit + 1);
    }
    return pages;
  }

  /**
   * @param {string[]} parts
   * @returns {Stamp}
   */
  function decodeStamp(parts) {
    if (parts.length !== 2) throw new Error("stamp");
    return [number36(parts[0]), word(parts[1])];
  }

  /**
   * @param {string} text
   * @param {Object<string, Outcome>} quizzes
   */
  function decodeQuiz(text, quizzes) {
    const tilde = text.indexOf("~"), parts = (tilde < 0 ? text : text.slice(0, tilde)).split(".");
    if (parts.length !== 6 && parts.length !== 8) throw new Error("quiz");
    const [number, earned, possible, attempts] = parts.slice(0, 4).map(number36);
    /** @type {Share} */
    const last = parts.length === 8 ? [number36(parts[6]), number36(parts[7])] : [earned, possible];
    const at = decodeStamp(parts.slice(4, 6));
    quizzes[number] = { best: [earned, possible], last, attempts, at, answers: decodeAnswers(tilde < 0 ? "" : text.slice(tilde)), reached: 0 };
  }

  /** @param {string} text */
  function decodeAnswers(text) {
    /** @type {Object<string, string>} */
    const answers = {};
    const segment = /~([0-9a-z]{1,5})\.((?:[A-Za-z0-9_-]|\*|\([a-z0-9]{1,36}\))+)/y;
    while (segment.lastIndex < text.length) {
      const match = need(segment.exec(text));
      let number = parseInt(match[1], 36);
      for (const mark of match[2].match(/[A-Za-z0-9_-]|\*|\([a-z0-9]{1,36}\)/g) || []) {
        const letters = decodeLetters(mark);
        if (letters) answers[number] = letters;
        number++;
      }
    }
    return answers;
  }

  /** @param {string} mark */
  function decodeLetters(mark) {
    if (mark === "*") return "t";
    if (mark[0] === "(") return mark.slice(1, -1);
    const value = SIXTY_FOUR.indexOf(mark);
    return NEAR.split("").filter((_, bit) => (value >> bit) & 1).join("");
  }

  clic.state = /** @type {Clic["state"]} */ ({ empty, encode, decode, fit });
})();
