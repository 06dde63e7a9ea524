// What SCORM 1.2 takes to have everything stored that failed commits left in doubt: loaded when that has happened.
"use strict";
(function () {
  const STAGES = [/\.interactions\./, /\.score\./, /status$/, /exit$/];
  /** @type {Record<string, string>} */
  const OTHERS = { min: "0.01", max: "99.99", exit: "", type: "fill-in", weighting: "0", student_response: "-", result: "neutral" };

  /**
   * Another value for an element: one that is allowed, and no better than the right one (but for a score of 0). The state is not among them, as
   * the session gives a lost state a new serial number; nor is the time, which moves on by itself.
   * @param {string} element
   * @param {string} value
   * @returns {string|null}
   */
  function other(element, value) {
    const part = element.slice(element.lastIndexOf(".") + 1);
    if (part === "lesson_status") return value === "incomplete" ? null : value === "passed" ? "completed" : "incomplete";
    if (part === "raw") return Math.max(0.01, Number(value) - 0.01).toFixed(2);
    if (part === "id") return value.slice(0, 254) + "_";
    if (part === "time") return value === "00:00:00" ? "00:00:01" : "00:00:00";
    // A type or a result that is this already, as of an essay, gets the one beside it.
    if (value === OTHERS[part]) return part === "type" ? "performance" : part === "result" ? "wrong" : value + "-";
    return part in OTHERS ? OTHERS[part] : null;
  }

  clic.heal = (lost) => {
    /** @type {[string, string, string][]} */
    const changes = [];
    for (const stage of STAGES) {
      for (const [element, value] of lost) {
        const changed = stage.test(element) ? other(element, value) : null;
        if (changed !== null) changes.push([element, changed, value]);
      }
    }
    return changes;
  };
})();
