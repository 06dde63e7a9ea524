// SCORM 1.2, as narrowly as the strictest known LMS wants it and with as few calls as will do.
"use strict";
(function () {
  const CORE = "cmi.core.";
  const STATE = "cmi.suspend_data";
  const STATUS = CORE + "lesson_status";
  const RANKS = ["incomplete", "failed", "completed", "passed"];
  const { open, get, well, put, knows, tell, end, confirm } = clic.bridge(
    "API", "LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError"
  );

  /** @type {ClicMode} */
  let mode = "normal";
  let status = "";
  /** The highest score known to the LMS; null before it was asked. @type {number|null} */
  let score = null;
  /** What the answers, which are not needed at the start, are told with. */
  const teller = { get, well, put, next: /** @type {number|null} */ (null) };

  function load() {
    const said = get(CORE + "lesson_mode");
    mode = said === "browse" || said === "review" ? said : "normal";
    status = get(STATUS);
    score = teller.next = null;
    const loaded = { mode: mode, state: get(STATE), learner: get(CORE + "student_id") };
    knows(STATE, loaded.state);
    // Else an LMS may take the course for completed once it is closed. No commit yet: the first page is waiting.
    if (mode === "normal" && rank(status) < 0 && status !== "browsed") raise("incomplete");
    return loaded;
  }

  const rank = (/** @type {string} */ word) => RANKS.indexOf(word);

  /** @param {string} word */
  function raise(word) {
    if (rank(word) <= rank(status)) return true;
    const taken = put(STATUS, word);
    if (taken) status = word;
    return taken;
  }

  /** @param {string} text */
  function tellScore(text) {
    if (score === null) score = Number(get(CORE + "score.raw") || -1);
    if (Number(text) <= score) return true;
    put(CORE + "score.min", "0");
    put(CORE + "score.max", "100");
    const taken = put(CORE + "score.raw", text);
    if (taken) score = Number(text);
    return taken;
  }

  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");

  /** @param {number} seconds */
  function span(seconds) {
    const hours = Math.min(9999, Math.floor(seconds / 3600));
    return String(hours).padStart(4, "0") + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  }

  /**
   * @param {ClicReport} report
   * @param {boolean} last
   */
  const report = ({ answers, score, standing, seconds, base }, last) =>
    mode === "browse" ||
    tell(() => {
      let taken = mode !== "normal" || clic.answered(answers, (given) => clic.tellAnswers(teller, given, base));
      taken = (score === null || tellScore(score)) && taken;
      taken = raise(standing.lesson) && taken;
      put(CORE + "session_time", span(seconds));
      put("cmi.core.exit", "suspend");
      return taken;
    }, last);

  clic.lms = {
    open: () => open(STATUS),
    load: load,
    name: () => get(CORE + "student_name"),
    save: (state) => mode === "browse" || put(STATE, state),
    report: (now) => report(now, false),
    close: (now) => {
      const taken = report(now, true);
      return end() && taken;
    },
    confirm: confirm,
  };
})();
