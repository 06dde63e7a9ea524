// What SCORM 2004 takes to have everything stored that failed commits left in doubt: loaded when that has happened.
"use strict";
(function () {
  const STAGES = [/\.interactions\./, /\.objectives\./, /\.score\./, /progress_measure$/, /^cmi\.\w+_status$/, /exit$/];
  /** @type {Record<string, string>} */
  const OTHERS = {
    min: "0.01", max: "99.99", exit: "", type: "other", weighting: "0", learner_response: "-", result: "neutral", completion_status: "incomplete",
    success_status: "unknown",
  };

  /**
   * Another value for an element: one that is allowed, and no better than the right one (but for a score of 0). The id of an objective never
   * changes; state and time change by themselves.
   * @param {string} element
   * @param {string} value
   * @returns {string|null}
   */
  function other(element, value) {
    const part = element.slice(element.lastIndexOf(".") + 1);
    if (part === "raw") return Math.max(0.01, Number(value) - 0.01).toFixed(2);
    if (part === "scaled") return String(Math.max(1, Math.round(Number(value) * 10000) - 1) / 10000);
    if (part === "progress_measure") return Number(value) ? String(Math.round(Number(value) * 100 - 1) / 100) : null;
    if (part === "id") return /objectives/.test(element) ? null : value + "_";
    if (part === "timestamp") return value.slice(0, -1) + (value.endsWith("0") ? "1" : "0");
    if (part === "description") return value.slice(0, -1);
    // A result or a response that is this already gets the one beside it.
    if (value === OTHERS[part]) return part === "result" ? "unanticipated" : part === "learner_response" ? value + "-" : null;
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
