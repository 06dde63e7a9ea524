// Numbers as learners type them, exactly, as clic_scorm/rules/number.py has them: text from end to end, never a floating-point number.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const WHOLE = 13;
  const DECIMALS = 9;
  const NUMBER = /([+-] ?)?([.,\u066b]?[0-9](?:[0-9.,' \u066b\u066c]*[0-9])?)/;
  const POINTS = [".", ",", "\u066b"];
  const GROUPS = [",", ".", " ", "'", "\u066c", ""];
  const escaped = (/** @type {string} */ mark) => (mark === "." ? "\\." : mark);
  const without = (/** @type {string} */ text, /** @type {string} */ mark) => (mark ? text.split(mark).join("") : text);

  /**
   * Point or comma, spaces, the unit before or behind, a percent sign, Arabic-Indic digits; `ask` says why to ask back.
   * @param {string} text
   * @param {string} [unit]
   * @returns {{value: string, ask: string, ways: string[]}}
   */
  function read(text, unit = "") {
    const { SPACES, UNSEEN, digits, fold } = clic.fold;
    // Space for space: two of them between digits are no thousands.
    const spaces = text.replace(UNSEEN, "").replace(SPACES, (found) => " ".repeat(found.length));
    const plain = digits(spaces)
      .replace(/[\u2010-\u2014\u2212\ufe63\uff0d]/g, "-")
      .replace(/\uff0b/g, "+")
      .replace(/\u2019/g, "'")
      .replace(/[\u066a\uff05]/g, "%")
      .replace(/^ +| +$/g, "");
    const match = NUMBER.exec(plain);
    if (!match) return { value: "", ask: "unreadable", ways: [] };
    const around = fold(plain.slice(0, match.index) + " " + plain.slice(match.index + match[0].length));
    if (around && around !== fold(unit) && !(around === "%" && (!unit || unit === "%"))) {
      return { value: "", ask: /[0-9]/.test(around) ? "unreadable" : "unit", ways: [] };
    }
    const minus = match[1] && match[1][0] === "-" ? "-" : "";
    const ways = Array.from(new Set(readings(match[2])), (way) => (way === "0" ? way : minus + way));
    if (ways.length === 1) return { value: ways[0], ask: "", ways: [] };
    return { value: "", ask: ways.length ? "two ways" : "unreadable", ways: ways };
  }

  /**
   * What digits with marks between them can mean: each mark once as a decimal point, once between thousands.
   * @param {string} body
   */
  function readings(body) {
    /** @type {string[]} */
    const found = [];
    for (const group of GROUPS) {
      const whole = group ? "[1-9][0-9]{0,2}(?:" + escaped(group) + "[0-9]{3})+" : "[0-9]+";
      if (new RegExp("^" + whole + "$").test(body)) found.push(canonical(without(body, group), ""));
      for (const point of POINTS) {
        if (point === group) continue;
        const match = new RegExp("^(" + whole + (group ? "" : "|") + ")" + escaped(point) + "([0-9]+)$").exec(body);
        if (match) found.push(canonical(without(match[1], group), match[2]));
      }
    }
    return found;
  }

  /**
   * @param {string} whole
   * @param {string} decimals
   */
  function canonical(whole, decimals) {
    const rest = decimals.replace(/0+$/, "");
    return (whole.replace(/^0+/, "") || "0") + (rest && "." + rest);
  }

  /**
   * Every cell that holds a number in the form that `read` gives.
   * @param {string} value
   */
  function cells(value) {
    const sign = value[0] === "-" ? "-" : "+";
    const bare = value.replace("-", "");
    const [whole, decimals = ""] = bare.split(".");
    const found = [sign + "=" + bare];
    for (let place = -WHOLE; place <= DECIMALS; place++) {
      const digits = place >= 0 ? whole + decimals.padEnd(place, "0").slice(0, place) : whole.slice(0, place);
      found.push(sign + (digits.replace(/^0+/, "") || "0") + "e" + (0 - place));
    }
    return found;
  }

  Object.assign(clic, { number: { read, cells } });
})();
