// Interface strings: English in the scripts, other languages from the course.
"use strict";
(function () {

  /**
   * The interface string in the language of the course. Write the text as one literal in the call: catalogues are made from these calls.
   * @param {string} text  the English text, with places such as {seen}
   * @param {Object<string, string|number>} [values]  what goes into the places
   */
  clic.t = (text, values = {}) => {
    const strings = clic.loader.course ? clic.loader.course.strings : {};
    // Own members only: "constructor" is no translation.
    const found = Object.prototype.hasOwnProperty.call(strings, text) ? strings[text] : text;
    return found.replace(/\{(\w+)\}/g, (place, name) => (name in values ? said(values[name]) : place));
  };

  const said = (/** @type {string|number} */ value) => (typeof value === "number" ? clic.numeral(value) : value);

  clic.numeral = (text) => {
    const { decimal = ".", digits = "" } = clic.loader.course;
    return String(text).replace(".", decimal).replace(/\d/g, (digit) => digits[Number(digit)] || digit);
  };

  /**
   * Take in the interface strings that a part of the runtime brings along.
   * @param {Record<string, string>} more
   */
  clic.strings = (more) => void Object.assign(clic.loader.course.strings, more);
})();
