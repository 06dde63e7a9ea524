/**
 * What scores add up to: means as fractions, never rounded before they are shown.
 */
(() => {
  "use strict";

  /** @typedef {[number, number]} Mean  a sum and out of how many scores; [0, 0] for none */

  /**
   * @param {(number | null)[]} scores
   * @returns {Mean}
   */
  function mean(scores) {
    const there = /** @type {number[]} */ (scores.filter((score) => score !== null));
    return [there.reduce((sum, score) => sum + score, 0), there.length];
  }

  /** @param {number} a @param {number} b @returns {number} */
  const divisor = (a, b) => (b ? divisor(b, a % b) : a);

  /**
   * The mean of means that each count alike.
   *
   * @param {Mean[]} means
   * @returns {Mean}
   */
  function meanOf(means) {
    const there = means.filter(([, count]) => count);
    let sum = 0, parts = 1;
    for (const [total, count] of there) {
      const common = (parts / divisor(parts, count)) * count;
      sum = sum * (common / parts) + total * (common / count);
      parts = common;
    }
    return [sum, parts * there.length];
  }

  /**
   * A mean with so many decimals, halves upwards; empty for none.
   *
   * @param {Mean} mean
   * @param {number} [decimals]
   */
  function written([sum, count], decimals = 2) {
    if (!count) return "";
    const scale = 10 ** decimals;
    const digits = String(Math.floor((2 * sum * scale + count) / (2 * count))).padStart(decimals + 1, "0");
    return clic.numeral(`${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
  }

  /** Less than 0 where the first mean is the lower one. @param {Mean} a @param {Mean} b */
  const compare = (a, b) => a[0] * b[1] - b[0] * a[1];

  clic.view = { ...clic.view, profile: { mean, meanOf, written, compare } };
})();
