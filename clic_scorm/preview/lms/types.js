// What values of the two data models must look like, in the narrowest reading that a known LMS has: each check answers "" or an error code.
"use strict";
(function () {
  const lms = /** @type {any} */ (globalThis.clicLms = globalThis.clicLms || {});

  const DECIMAL = /^-?\d+(\.\d+)?$/;
  const REAL = /^-?\d+(\.\d{1,7})?$/;
  const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;
  const LOCALIZED = /^\{lang=([^}]*)\}/;
  // Clocks of LMSs end in 2038; fractions of a second have at most two digits; no zone, as some refuse one.
  const TIME = /^(19[7-9]\d|20[0-2]\d|203[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/;
  const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/;

  /** @typedef {(value: string) => string} Check */

  /**
   * @param {boolean} good
   * @param {string} code
   */
  const unless = (good, code) => (good ? "" : code);

  /**
   * @param {string} wrong the code for a value of another type
   * @param {string[]} words
   * @returns {Check}
   */
  const vocabulary = (wrong, words) => (value) => unless(words.indexOf(value) >= 0, wrong);

  /**
   * @param {string} wrong
   * @param {RegExp} pattern
   * @returns {Check}
   */
  const matching = (wrong, pattern) => (value) => unless(pattern.test(value), wrong);

  /**
   * @param {string} wrong
   * @param {number} longest
   * @returns {Check}
   */
  const upTo = (wrong, longest) => (value) => unless(value.length <= longest, wrong);

  /**
   * A number between two bounds; *range* is the code for one outside them.
   *
   * @param {RegExp} pattern
   * @param {string} wrong
   * @param {string} range
   * @param {number} least
   * @param {number} most
   * @returns {Check}
   */
  const number = (pattern, wrong, range, least, most) => (value) =>
    !pattern.test(value) ? wrong : unless(Number(value) >= least && Number(value) <= most, range);

  /**
   * @param {string} text
   * @param {number} longest
   */
  function localized(text, longest) {
    const tag = LOCALIZED.exec(text);
    if ((tag && tag[1] && !LANGUAGE.test(tag[1])) || /^\{(order|case)_matters=/.test(text)) return false;
    return text.slice(tag ? tag[0].length : 0).length <= longest;
  }

  const identifier = (/** @type {string} */ text, /** @type {number} */ longest) => text.length <= longest && /^[\w.]+$/.test(text);
  const longIdentifier = (/** @type {string} */ text) => text.length <= 4000 && /^\S+$/.test(text) && !/^urn:(?![\w-]+:)/i.test(text);

  /**
   * @param {string} value
   * @param {number} most
   * @param {(part: string) => boolean} good
   * @param {boolean} [once] whether no part may stand twice
   */
  function list(value, most, good, once) {
    const parts = value.split("[,]");
    return parts.length <= most && parts.every(good) && !(once && new Set(parts).size < parts.length);
  }

  /**
   * @param {string} value
   */
  function pair(value) {
    const parts = value.split("[.]");
    return parts.length === 2 && parts.every((part) => identifier(part, 250));
  }

  /**
   * @param {string} value
   */
  function step(value) {
    const parts = value.split("[.]");
    return parts.length === 2 && parts.join("") !== "" && (!parts[0] || identifier(parts[0], 250)) && (parts[1] || "").length <= 250;
  }

  const bare = (/** @type {string} */ value) => value.replace(/^(\{(order_matters|case_matters)=(true|false)\})+/, "");

  /** Responses of SCORM 2004 by type (RTE 4.2.9.1). @type {Record<string, (value: string) => boolean>} */
  const RESPONSES = {
    "true-false": (value) => value === "true" || value === "false",
    choice: (value) => value === "" || list(value, 36, (part) => identifier(part, 250), true),
    "fill-in": (value) => list(value, 10, (part) => localized(part, 250)),
    "long-fill-in": (value) => localized(value, 4000),
    likert: (value) => identifier(value, 250),
    matching: (value) => value === "" || list(value, 36, pair),
    performance: (value) => list(value, 125, step),
    sequencing: (value) => value === "" || list(value, 36, (part) => identifier(part, 250)),
    numeric: (value) => REAL.test(value),
    other: (value) => value.length <= 4000,
  };

  /** Patterns of right answers, where they differ from responses. @type {Record<string, (value: string) => boolean>} */
  const PATTERNS = {
    "fill-in": (value) => RESPONSES["fill-in"](bare(value)),
    "long-fill-in": (value) => RESPONSES["long-fill-in"](bare(value)),
    performance: (value) => RESPONSES.performance(bare(value)),
    numeric: (value) => {
      const ends = value.split("[:]");
      return ends.length === 2 && ends.every((end) => !end || REAL.test(end)) && !(ends[0] && ends[1] && Number(ends[0]) > Number(ends[1]));
    },
  };

  /** Responses of SCORM 1.2 by type. @type {Record<string, RegExp>} */
  const OLD_RESPONSES = {
    "true-false": /^[tf01]$/,
    choice: /^([a-z0-9](,[a-z0-9])*)?$/,
    "fill-in": /^[^\r\n]{0,255}$/,
    matching: /^([a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*)?$/,
    performance: /^[^\r\n]{0,255}$/,
    sequencing: /^([a-z0-9](,[a-z0-9])*)?$/,
    likert: /^[a-z0-9]?$/,
    numeric: DECIMAL,
  };

  lms.types = {
    DECIMAL,
    REAL,
    TIME,
    DURATION,
    LANGUAGE,
    unless,
    vocabulary,
    matching,
    upTo,
    number,
    localized,
    longIdentifier,
    response: (/** @type {string} */ type, /** @type {string} */ value) => RESPONSES[type](value),
    pattern: (/** @type {string} */ type, /** @type {string} */ value) => (PATTERNS[type] || RESPONSES[type])(value),
    oldResponse: (/** @type {string} */ type, /** @type {string} */ value) => OLD_RESPONSES[type].test(value),
  };
})();
