// SCORM 2004, 3rd and 4th Edition, as narrowly as the strictest known LMS wants it and with as few calls as will do.
"use strict";
(function () {
  const STATE = "cmi.suspend_data";
  const COMPLETION = "cmi.completion_status";
  const SUCCESS = "cmi.success_status";
  const EXIT = "cmi.exit";
  const RANKS = ["incomplete", "completed", "failed", "passed"];
  const lms = clic.bridge("API_1484_11", "Initialize", "GetValue", "SetValue", "Commit", "Terminate", "GetLastError");

  /** @type {ClicMode} */
  let mode = "normal";
  /** The best values known to the LMS, by element. @type {Map<string, string>} */
  let best = new Map();

  const rank = (/** @type {string} */ word) => RANKS.indexOf(word);
  const number = (/** @type {string} */ text) => (text === "" || isNaN(Number(text)) ? -Infinity : Number(text));
  const better = (/** @type {string} */ word, /** @type {string} */ than) =>
    rank(word) < 0 ? number(word) > number(than) : rank(word) > rank(than);

  /**
   * Tell a status or a number, but only if it is better than what the LMS holds.
   * @param {string} element
   * @param {string} value
   */
  function raise(element, value) {
    if (!best.has(element)) best.set(element, lms.get(element));
    if (!better(value, String(best.get(element)))) return true;
    const taken = lms.put(element, value);
    if (taken) best.set(element, value);
    return taken;
  }

  function load() {
    const said = lms.get("cmi.mode");
    mode = said === "browse" || said === "review" ? said : "normal";
    best = new Map([COMPLETION, SUCCESS].map((element) => [element, lms.get(element)]));
    teller.places = {};
    // Error 403 is said where nothing was kept yet: no fault.
    const loaded = { mode: mode, state: lms.get(STATE), learner: lms.get("cmi.learner_id") };
    lms.knows(STATE, loaded.state);
    // Without it an LMS drops everything when a session ends in an outage. No commit yet: the first page is waiting.
    if (mode !== "browse") lms.put(EXIT, "suspend");
    if (mode === "normal") raise(COMPLETION, "incomplete");
    return loaded;
  }

  /**
   * A score out of 100 below *place*, if it is higher than the one there.
   * @param {string} place
   * @param {string} raw
   */
  function tellScore(place, raw) {
    const element = place + "raw";
    if (!best.has(element)) best.set(element, lms.get(element));
    if (!better(raw, String(best.get(element)))) return true;
    lms.put(place + "min", "0");
    lms.put(place + "max", "100");
    // Some LMSs grade by the raw score alone, others by the scaled one: both, always.
    const taken = raise(element, raw);
    const hundredths = Math.round(Number(raw) * 100);
    return lms.put(place + "scaled", String(hundredths / 10000)) && taken;
  }

  /** @param {number} seconds */
  const span = (seconds) => "PT" + Math.floor(seconds / 3600) + "H" + (Math.floor(seconds / 60) % 60) + "M" + (seconds % 60) + "S";

  // What is not needed at the start is handed what it tells with.
  /** @type {ClicTeller} */
  const teller = { get: lms.get, put: lms.put, raise, places: {}, score: tellScore };

  /** @param {ClicStanding} standing */
  function tellStatus({ completion, success }) {
    let taken = true;
    // Whoever was told as completed is not failed any more.
    if (success === "passed" || (success === "failed" && best.get(COMPLETION) !== "completed")) taken = raise(SUCCESS, success);
    return raise(COMPLETION, completion) && taken;
  }

  /**
   * @param {ClicReport} report
   * @param {boolean} last
   */
  const report = ({ answers, score, standing, seconds, record }, last) =>
    mode === "browse" ||
    lms.tell(() => {
      let taken = mode !== "normal" || clic.answered(answers, (given) => clic.tellAnswers(teller, given));
      // What the modules and objectives need is not here at the start; once it is, each report tells of them.
      if (clic.objectives) taken = clic.objectives.tell(teller, record, standing.completion) && taken;
      else clic.loader.part("objectives").catch(() => {});
      taken = (score === null || tellScore("cmi.score.", score)) && taken;
      taken = tellStatus(standing) && taken;
      lms.put("cmi.session_time", span(seconds));
      lms.put(EXIT, "suspend");
      if (last) lms.put("adl.nav.request", "suspendAll");
      return taken;
    }, last);

  clic.lms = {
    room: 64000,
    open: () => lms.open(COMPLETION),
    load: load,
    name: () => lms.get("cmi.learner_name"),
    save: (state) => mode === "browse" || lms.put(STATE, state),
    report: (now) => report(now, false),
    close: (now) => {
      const taken = report(now, true);
      return lms.end() && taken;
    },
    confirm: lms.confirm,
  };
})();
