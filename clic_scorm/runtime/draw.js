// Which questions an attempt asks, and in which order: the same numbers as clic_scorm/rules/draw.py, which tells how.
"use strict";
(function () {
  /**
   * 32-bit FNV-1a over the UTF-8 bytes of a text, then the 32-bit finaliser of MurmurHash3.
   * @param {string} text
   * @returns {number}
   */
  function rank(text) {
    const bytes = unescape(encodeURIComponent(text));
    let value = 0x811c9dc5;
    for (let i = 0; i < bytes.length; i++) value = Math.imul(value ^ bytes.charCodeAt(i), 0x01000193);
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return (value ^ (value >>> 16)) >>> 0;
  }

  /**
   * @param {string} seed  token/quiz/attempt
   * @param {[number, number[]][]} pools  how many, and of which questions
   * @param {number} fence  the greatest number that there was when the attempt was begun, or 0
   * @returns {number[]} in the order of the pools
   */
  function draw(seed, pools, fence) {
    /** @type {number[]} */
    const found = [];
    for (const [pick, numbers] of pools) {
      const ranked = numbers.map((number) => [fence && number > fence ? 1 : 0, rank(seed + "/" + number), number]);
      ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
      const chosen = new Set(ranked.slice(0, pick).map((one) => one[2]));
      found.push(...numbers.filter((number) => chosen.has(number)));
    }
    return found;
  }

  /**
   * Numbers of questions, or letters of options, in the order of their ranks.
   * @template {number|string} T
   * @param {string} seed
   * @param {T[]} things
   * @returns {T[]}
   */
  function shuffled(seed, things) {
    const ranked = things.map((thing) => /** @type {[number, T]} */ ([rank(seed + "/" + thing), thing]));
    return ranked.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)).map((one) => one[1]);
  }

  clic.draw = { rank, draw, shuffled };
})();
