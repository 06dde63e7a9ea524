// What a learner writes as plain ASCII, short in every script. The form is told in clic_scorm/rules/writing.py, which does the same.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-+";
  const SHORT = "'\"!;%&<>\\*=@_$~^|[]{}\t’‘“”„–—…«»¿¡،؛؟。、，・ー€°½²";
  const BOTH = ".,:()?/#";
  const WINDOW = 64;
  const OFFSET = 16;

  /** @param {string} text */
  function pack(text) {
    let packed = "", window = -2;
    for (const character of text) {
      const code = /** @type {number} */ (character.codePointAt(0)), home = Math.floor((code - OFFSET) / WINDOW);
      const digit = DIGITS[(((code - OFFSET) % WINDOW) + WINDOW) % WINDOW];
      if (character === " ") packed += "_";
      else if (character === "\n") packed += "$";
      else if (BOTH.includes(character)) packed += character;
      else if (home === window) packed += digit;
      else if (DIGITS.includes(character)) {
        packed += window < 0 ? character : "@" + character;
        window = -2;
      } else if (SHORT.includes(character)) packed += "|" + DIGITS[SHORT.indexOf(character)];
      else if (code >= 0xc0 && code < 0x100) packed += "^" + DIGITS[code - 0xc0];
      else if (code < 0x100 || code >= 0x10000) packed += "=" + code.toString(36) + ".";
      else {
        window = home;
        packed += "~" + window.toString(36) + "." + digit;
      }
    }
    return packed;
  }

  /**
   * The text, or null where it can't be read.
   * @param {string} packed
   */
  function unpack(packed) {
    const parts = /\^([A-Za-z0-9+-])|\|([A-Za-z0-9+-])|=([0-9a-z]{1,5})\.|~([0-9a-z]{1,5})\.|([^^|=~])/uy;
    let text = "", window = -2;
    while (parts.lastIndex < packed.length) {
      const part = parts.exec(packed);
      if (!part) return null;
      const [, accented, short, any, to, one] = part;
      if (to) window = parseInt(to, 36);
      else if (one === "@") window = -2;
      else {
        const character = accented ? at(0xc0 + DIGITS.indexOf(accented)) : short ? SHORT[DIGITS.indexOf(short)] : any ? at(parseInt(any, 36)) : single(one, window);
        if (!character) return null;
        text += character;
      }
    }
    return text;
  }

  /**
   * @param {string} one
   * @param {number} window
   */
  function single(one, window) {
    const place = DIGITS.indexOf(one);
    if (one === "_") return " ";
    if (one === "$") return "\n";
    if (BOTH.includes(one) || (place >= 0 && window < 0)) return one;
    return place < 0 ? undefined : at(window * WINDOW + OFFSET + place);
  }

  const at = (/** @type {number} */ code) => (code <= 0x10ffff ? String.fromCodePoint(code) : undefined);

  clic.writing = { pack, unpack };
})();
