// What answers have in common that differ in case, accents, spaces, dashes or forms of digits, as clic_scorm/rules/fold.py has it.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const SPACES = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
  const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
  const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;
  const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
  // Half of a pair of code units, as a field that cuts its text may leave it.
  const HALVES = /[\ud800-\udfff]/gu;

  /** @param {string} text */
  function digits(text) {
    return text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - Number(ZEROS.find((zero) => code >= zero && code < zero + 10)));
    });
  }

  const spaced = (/** @type {string} */ text) => text.replace(SPACES, " ").replace(/^ +| +$/g, "");

  /**
   * Composed characters, without unseen ones, each run of white space as one space.
   * @param {string} text
   */
  function tidy(text) {
    return spaced(text.replace(HALVES, "\ufffd").normalize("NFC").replace(UNSEEN, ""));
  }

  /** @param {string} text */
  function fold(text) {
    let folded = tidy(text).normalize("NFKD").replace(MARKS, "").toLowerCase().toUpperCase().toLowerCase();
    folded = digits(folded.replace(/ς/g, "σ")).normalize("NFKD").replace(MARKS, "");
    folded = folded.replace(/[\u2018\u2019\u201b\u02bc\u2032`]/g, "'").replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"').replace(/[\u2010-\u2015\u2212]/g, "-");
    return spaced(folded).replace(/\.+$/, "").replace(/ +$/, "");
  }

  Object.assign(clic, { fold: { SPACES, UNSEEN, digits, tidy, fold } });
})();
