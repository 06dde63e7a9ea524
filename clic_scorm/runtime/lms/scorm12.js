// SCORM 1.2, as narrowly as the strictest known LMS wants it and with as few calls as will do.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const CORE = "cmi.core.";
  const STATE = "cmi.suspend_data";
  const STATUS = CORE + "lesson_status";
  const RANKS = ["incomplete", "failed", "completed", "passed"];
  const FARTHEST = 500;
  const OPENERS = 10;
  const PATIENCE = 2000;
  const PAUSE = 100;

  /** @type {any} */
  let api = null;
  /** @type {ClicMode} */
  let mode = "normal";
  let status = "";
  /** The highest score known to the LMS; null before it was asked. @type {number|null} */
  let score = null;
  /** The next free index of interactions: null before the LMS was asked, NaN where it keeps none. @type {number|null} */
  let next = null;
  /** What the LMS was told in this session. @type {Map<string, string>} */
  let told = new Map();
  /** What it was told since the last commit that was confirmed. @type {Map<string, string>} */
  let unconfirmed = new Map();
  /** Something was told since the last commit. */
  let open = false;
  let failing = false;

  /**
   * Call a method that may be missing, throw, or answer with something else than text.
   * @param {string} method
   * @param {...string} values
   */
  function call(method, ...values) {
    try { return String(api[method](...values)); } catch (error) { return "false"; }
  }

  /** @param {string} element */
  function get(element) {
    try {
      const value = api.LMSGetValue(element);
      return value === undefined || value === null ? "" : String(value);
    } catch (error) {
      return "";
    }
  }

  /** Whether the last call went well, as far as the LMS can tell. */
  function well() {
    try { return !Number(api.LMSGetLastError()); } catch (error) { return true; }
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  function put(element, value) {
    if (told.get(element) === value) return true;
    const taken = call("LMSSetValue", element, value) !== "false";
    if (taken) {
      told.set(element, value);
      unconfirmed.set(element, value);
      open = true;
    }
    return taken;
  }

  function commit() {
    if (!open && !failing) return true;
    const taken = call("LMSCommit", "") !== "false" && well();
    // An LMS may say "true" without a network; where the browser knows that there is none, that is not believed.
    failing = !taken || navigator.onLine === false;
    open = failing;
    return !failing;
  }

  /**
   * @param {Window} start
   * @returns {any}
   */
  function climb(start) {
    let frame = start;
    for (let step = 0; step < FARTHEST; step++) {
      // A parent of another origin throws when looked into, but not when asked for its own parent.
      try {
        const found = /** @type {any} */ (frame).API;
        if (found && found.LMSInitialize) return found;
      } catch (error) { /* not ours */ }
      if (!frame.parent || frame.parent === frame) return null;
      frame = frame.parent;
    }
    return null;
  }

  function find() {
    /** @type {any} */
    let frame = window;
    for (let step = 0; frame && step < OPENERS; step++) {
      const found = climb(frame);
      if (found) return found;
      try { frame = frame.opener || frame.top.opener; } catch (error) { return null; }
    }
    return null;
  }

  /**
   * @param {number} left  milliseconds
   * @returns {Promise<boolean>}
   */
  function seek(left) {
    // Some LMSs make their API only after they have made the frame.
    api = api || find();
    if (api) return Promise.resolve(true);
    if (left <= 0) return Promise.resolve(false);
    return new Promise((resolve) => setTimeout(resolve, PAUSE)).then(() => seek(left - PAUSE));
  }

  function initialize() {
    told = new Map();
    unconfirmed = new Map();
    open = failing = false;
    score = next = null;
    if (call("LMSInitialize", "") !== "false") return true;
    // Some LMSs have begun already and refuse a second time: those still answer.
    get(STATUS);
    return api.LMSGetLastError !== undefined && well();
  }

  function load() {
    const said = get(CORE + "lesson_mode");
    mode = said === "browse" || said === "review" ? said : "normal";
    status = get(STATUS);
    const loaded = { mode: mode, state: get(STATE), learner: get(CORE + "student_id") };
    told.set(STATE, loaded.state);
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

  /** @param {ClicAnswer} answer */
  function tellAnswer(answer) {
    // An answer that is told again keeps its place.
    if (!(Number(answer.index) < Number(next))) answer.index = Number(next);
    const place = "cmi.interactions." + answer.index + ".";
    const name = ("q_" + answer.unit + "_" + answer.question).replace(/-/g, "_").slice(0, 255);
    if (!put(place + "id", name)) {
      // Interactions are optional in the standard; nothing else depends on them.
      next = NaN;
      return;
    }
    next = Math.max(Number(next), Number(answer.index) + 1);
    const time = new Date(answer.time);
    put(place + "type", answer.kind === "truefalse" ? "true-false" : "choice");
    put(place + "time", [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(":"));
    if (answer.points !== 1) put(place + "weighting", String(answer.points));
    put(place + "student_response", answer.letters.split("").join(","));
    put(place + "result", answer.right ? "correct" : "wrong");
  }

  /**
   * @param {ClicAnswer[]} answers
   * @param {number} base
   */
  function tellAnswers(answers, base) {
    if (!answers.length || mode !== "normal") return;
    if (next === null) {
      const count = get("cmi.interactions._count");
      next = count ? parseInt(count, 10) : well() ? base : NaN;
    }
    answers.forEach((answer) => isNaN(Number(next)) || tellAnswer(answer));
  }

  /**
   * Have everything stored that a failed commit left in doubt. An LMS that sends only what differs from what it sent last
   * takes lost values for sent: each is changed once, between two commits.
   */
  function heal() {
    // What it takes comes when it is needed, and so once there is a line again.
    if (!clic.heal) {
      clic.loader.part("heal").then(clic.session.retry, () => {});
      return false;
    }
    const changes = clic.heal(Array.from(unconfirmed));
    if (!commit()) return false;
    changes.forEach(([element, changed]) => put(element, changed));
    const taken = commit();
    changes.forEach(([element, , value]) => put(element, value));
    return taken && commit();
  }

  /**
   * @param {ClicReport} report
   * @param {boolean} last
   */
  function tell({ answers, score, status, seconds, base }, last) {
    if (mode === "browse") return true;
    // What is written while commits fail only adds to what is in doubt; at the end there is nothing to lose.
    if (failing && !heal() && !last) return false;
    tellAnswers(answers, base);
    let taken = score === null || tellScore(score);
    taken = raise(status) && taken;
    put(CORE + "session_time", span(seconds));
    put("cmi.core.exit", "suspend");
    return commit() && taken;
  }

  clic.lms = {
    open: () => seek(PATIENCE).then((found) => found && initialize()),
    load: load,
    save: (state) => mode === "browse" || put(STATE, state),
    report: (report) => tell(report, false),
    close: (report) => {
      const taken = tell(report, true);
      return call("LMSFinish", "") !== "false" && taken;
    },
    confirm: (arrived) => {
      if (!arrived) failing = true;
      else if (!open) unconfirmed.clear();
    },
  };
})();
