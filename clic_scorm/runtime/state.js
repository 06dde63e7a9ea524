// A record as one short string of plain ASCII. The format is told in clic_scorm/rules/state.py, which does the same.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const FORMAT = "C1";
  const SIXTY_FOUR = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const NEAR = "abcdef";
  const KNOWN = "pqbnsk";
  const LONGEST_GAP = 6;

  /** @typedef {[number, string]} Stamp  serial number, device */
  /** @typedef {[number, number]} Share */
  /** @typedef {{best: Share, last: Share, attempts: number, at: Stamp, answers: Object<string, string>}} Outcome */
  /** @typedef {{pages: number[], quizzes: Object<string, Outcome>, bookmark: number, at: Stamp, seconds: number, token: string, other: Object<string, string>}} Record */

  const base36 = (/** @type {number} */ value) => value.toString(36);
  const numeric = (/** @type {string[]} */ keys) => keys.map(Number).sort((a, b) => a - b);

  /**
   * @param {string} token
   * @param {string} device
   * @returns {Record}
   */
  function empty(token, device) {
    return { pages: [], quizzes: {}, bookmark: 0, at: [0, device], seconds: 0, token: token, other: {} };
  }

  /**
   * @param {Record} record
   * @returns {string}
   */
  function encode(record) {
    const quizzes = numeric(Object.keys(record.quizzes)).map((number) => encodeQuiz(number, record.quizzes[number]));
    /** @type {[string, string][]} */
    const sections = [
      ["p", encodePages(record.pages)],
      ["q", quizzes.join(",")],
      ["b", record.bookmark ? base36(record.bookmark) : ""],
      ["n", record.at[0] || record.at[1] ? encodeStamp(record.at) : ""],
      ["s", record.seconds ? base36(record.seconds) : ""],
      ["k", record.token],
    ];
    for (const key of Object.keys(record.other).sort()) sections.push([key, record.other[key]]);
    const body = FORMAT + sections.map(([key, text]) => (text ? key + base36(text.length) + ":" + text : "")).join("");
    return body + "!" + clic.score.digest(body).slice(0, 8);
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
      if (NEAR.indexOf(letter) < 0) return "(" + letters + ")";
      bits |= 1 << NEAR.indexOf(letter);
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
    if (cut < 0 || /[^\x00-\x7f]/.test(body) || clic.score.digest(body).slice(0, 8) !== text.slice(cut + 1)) {
      return { record: null, reason: "damaged" };
    }
    if (!body.startsWith(FORMAT)) return { record: null, reason: /^C[2-9]/.test(body) ? "newer" : "damaged" };
    try {
      return { record: decodeRecord(decodeSections(body.slice(FORMAT.length))), reason: null };
    } catch (error) {
      return { record: null, reason: "damaged" };
    }
  }

  /**
   * @param {string} body
   * @returns {Object<string, string>}
   */
  function decodeSections(body) {
    /** @type {Object<string, string>} */
    const sections = {};
    const head = /([a-z])([0-9a-z]{1,4}):/y;
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
   * @param {Object<string, string>} sections
   * @returns {Record}
   */
  function decodeRecord(sections) {
    const record = empty(word(sections.k || ""), "");
    if ("p" in sections) record.pages = decodePages(sections.p);
    if ("q" in sections) for (const part of sections.q.split(",")) decodeQuiz(part, record.quizzes);
    if ("b" in sections) record.bookmark = number36(sections.b);
    if ("n" in sections) record.at = decodeStamp(sections.n.split("."));
    if ("s" in sections) record.seconds = number36(sections.s);
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
    quizzes[number] = { best: [earned, possible], last: last, attempts: attempts, at: at, answers: decodeAnswers(tilde < 0 ? "" : text.slice(tilde)) };
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

  /**
   * Whether stamp b is later than stamp a.
   * @param {Stamp} a
   * @param {Stamp} b
   */
  function later(a, b) {
    return b[0] !== a[0] ? b[0] > a[0] : b[1] > a[1];
  }

  const greater = (/** @type {string} */ a, /** @type {string} */ b) => (a > b ? a : b);

  /**
   * What two devices know together: commutative, associative, idempotent, and never less than either.
   * @param {Record} one
   * @param {Record} other
   * @returns {Record}
   */
  function merge(one, other) {
    const swap = later(one.at, other.at) || (!later(other.at, one.at) && other.bookmark > one.bookmark);
    const late = swap ? other : one;
    /** @type {Object<string, Outcome>} */
    const quizzes = {};
    for (const number of Object.keys(one.quizzes).concat(Object.keys(other.quizzes))) {
      quizzes[number] = mergeQuiz(one.quizzes[number], other.quizzes[number]);
    }
    /** @type {Object<string, string>} */
    const rest = {};
    for (const key of Object.keys(one.other).concat(Object.keys(other.other))) {
      rest[key] = greater(one.other[key] || "", other.other[key] || "");
    }
    return {
      pages: Array.from(new Set(one.pages.concat(other.pages))).sort((a, b) => a - b),
      quizzes: quizzes,
      bookmark: late.bookmark,
      at: late.at,
      seconds: Math.max(one.seconds, other.seconds),
      token: greater(one.token, other.token),
      other: rest,
    };
  }

  /**
   * @param {Outcome|undefined} one
   * @param {Outcome|undefined} other
   * @returns {Outcome}
   */
  function mergeQuiz(one, other) {
    if (!one || !other) return /** @type {Outcome} */ (one || other);
    const late = compare(one, other) >= 0 ? one : other;
    return {
      best: clic.score.better(one.best, other.best),
      last: late.last,
      attempts: Math.max(one.attempts, other.attempts),
      at: late.at,
      answers: late.answers,
    };
  }

  /**
   * Which of two outcomes is later; of equal stamps the one whose answers, then whose last result, come last in order.
   * @param {Outcome} a
   * @param {Outcome} b
   */
  function compare(a, b) {
    if (later(a.at, b.at)) return -1;
    if (later(b.at, a.at)) return 1;
    const left = entries(a.answers), right = entries(b.answers);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      if (left[i][0] !== right[i][0]) return left[i][0] - right[i][0];
      if (left[i][1] !== right[i][1]) return left[i][1] > right[i][1] ? 1 : -1;
    }
    return left.length - right.length || a.last[0] - b.last[0] || a.last[1] - b.last[1];
  }

  /**
   * @param {Object<string, string>} answers
   * @returns {[number, string][]}
   */
  function entries(answers) {
    return numeric(Object.keys(answers)).map((number) => /** @type {[number, string]} */ ([number, answers[number]]));
  }

  clic.state = { empty, encode, decode, merge, later };
})();
