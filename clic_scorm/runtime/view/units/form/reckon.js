// Numbers and dates of forms: read as people type them, added up exactly.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const MONTHS = 12;

  /** @typedef {{value: string, ask: string, ways: string[]}} Reading  as `clic.number.read` gives it */

  /**
   * A decimal text as a whole number and how many of its digits are decimals.
   *
   * @param {string} text
   * @returns {[bigint, number]}
   */
  function taken(text) {
    const [whole, decimals = ""] = text.split(".");
    return [BigInt(whole + decimals), decimals.length];
  }

  /**
   * @param {bigint} units
   * @param {number} decimals
   */
  function written(units, decimals) {
    const sign = units < BigInt(0) ? "-" : "";
    const digits = String(units).replace("-", "").padStart(decimals + 1, "0");
    const rest = decimals ? digits.slice(-decimals).replace(/0+$/, "") : "";
    return sign + (decimals ? digits.slice(0, -decimals) : digits) + (rest && `.${rest}`);
  }

  /**
   * Add decimal texts up.
   *
   * @param {string[]} numbers
   */
  function sum(numbers) {
    const all = numbers.map(taken);
    const most = Math.max(0, ...all.map(([, decimals]) => decimals));
    return written(all.reduce((total, [units, decimals]) => total + units * BigInt(10) ** BigInt(most - decimals), BigInt(0)), most);
  }

  /** @param {string[]} numbers */
  function product(numbers) {
    const all = numbers.map(taken);
    return written(all.reduce((total, [units]) => total * units, BigInt(1)), all.reduce((total, [, decimals]) => total + decimals, 0));
  }

  /**
   * Less than 0 where *a* is the smaller number.
   *
   * @param {string} a
   * @param {string} b
   */
  function compare(a, b) {
    const [digits] = taken(sum([a, b[0] === "-" ? b.slice(1) : `-${b}`]));
    return digits < BigInt(0) ? -1 : digits > BigInt(0) ? 1 : 0;
  }

  /**
   * Read a number; the sign or name of a currency may stand before or behind it.
   *
   * @param {string} text
   * @param {string} kind
   * @returns {Reading}
   */
  function number(text, kind) {
    if (kind === "percent") return clic.number.read(text, "%");
    const bare = kind === "money" ? text.replace(/^[^\p{N}+\-−.,]+|[^\p{N}]+$/gu, "") : text;
    return clic.number.read(bare || text);
  }

  /**
   * Read a day, a month or a year: 2027-03-15, 15.3.2027, March 2027, 2027. The value is 2027-03-15, 2027-03 or 2027.
   *
   * @param {string} text
   * @param {string} language
   * @returns {Reading}
   */
  function date(text, language) {
    const plain = clic.fold.digits(clic.fold.tidy(text)).replace(/[\u2010-\u2015\u2212\u060c]/g, "-").trim();
    const numbers = plain.match(/\d+/g) || [];
    const words = clic.fold.fold(plain.replace(/\d+/g, " ")).split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 2);
    if (/^\d[\d\s./-]*$/.test(plain)) return digits(numbers, plain.includes("."));
    const months = words.map((word) => month(word, language)).filter(Boolean);
    const years = numbers.filter((one) => one.length === 4);
    const others = numbers.filter((one) => one.length < 3);
    if (months.length !== 1 || years.length !== 1 || numbers.length !== years.length + others.length || others.length > 1) return none();
    return whole(years[0], months[0], Number(others[0] || 0));
  }

  /**
   * @param {string[]} numbers
   * @param {boolean} dayFirst
   * @returns {Reading}
   */
  function digits(numbers, dayFirst) {
    const [a, b, c] = numbers.map(Number);
    const year = numbers.findIndex((one) => one.length === 4);
    if (year < 0 || numbers.some((one, index) => index !== year && one.length > 2)) return none();
    if (numbers.length === 1) return whole(numbers[0], 0, 0);
    if (numbers.length === 2) return whole(numbers[year], year ? a : b, 0);
    if (numbers.length > 3 || year === 1) return none();
    if (year === 0) return whole(numbers[0], b, c);
    if (dayFirst || a === b || a > MONTHS) return whole(numbers[2], b, a);
    if (b > MONTHS) return whole(numbers[2], a, b);
    return { value: "", ask: "two ways", ways: [whole(numbers[2], b, a).value, whole(numbers[2], a, b).value] };
  }

  /**
   * @param {string} year
   * @param {number} month
   * @param {number} day
   * @returns {Reading}
   */
  function whole(year, month, day) {
    const last = month ? new Date(Date.UTC(Number(year), month, 0)).getUTCDate() : 0;
    if (month > MONTHS || day > last || Number(year) < 1000) return none();
    const two = (/** @type {number} */ part) => (part ? `-${String(part).padStart(2, "0")}` : "");
    return { value: year + two(month) + two(day), ask: "", ways: [] };
  }

  /**
   * Which month *word* is the name of, or begins; 0 for none.
   *
   * @param {string} word
   * @param {string} language
   */
  function month(word, language) {
    for (const tongue of [language, "en"]) {
      for (const length of ["long", "short"]) {
        const names = Array.from({ length: MONTHS }, (_, index) => name(index, tongue, length));
        const found = names.findIndex((one) => one === word || (word.length > 2 && one.startsWith(word)));
        if (found >= 0) return found + 1;
      }
    }
    return 0;
  }

  /**
   * @param {number} index
   * @param {string} language
   * @param {string} length
   */
  function name(index, language, length) {
    const options = /** @type {Intl.DateTimeFormatOptions} */ ({ month: length, timeZone: "UTC" });
    return clic.fold.fold(new Intl.DateTimeFormat(language, options).format(Date.UTC(2024, index, 15)));
  }

  /**
   * A date in words.
   *
   * @param {string} value
   * @param {string} language
   */
  function said(value, language) {
    const [year, month, day] = value.split("-");
    const options = /** @type {Intl.DateTimeFormatOptions} */ ({ year: "numeric", timeZone: "UTC", month: month && "long", day: day && "numeric" });
    return new Intl.DateTimeFormat(language, options).format(Date.UTC(Number(year), Number(month || 1) - 1, Number(day || 1)));
  }

  const none = () => ({ value: "", ask: "unreadable", ways: [] });

  clic.reckon = { sum, product, compare, number, date, said };
})();
