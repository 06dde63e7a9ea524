// One learner in one launch: what changes the record, and when the journal and the LMS are told.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const IDLE = 5 * 60 * 1000;
  const BATCH = 1000;

  /** @type {(() => void)[]} */
  const listeners = [];
  let device = "";
  let connected = false;
  /** The session was ended because the page seemed to go. */
  let gone = false;
  /** The LMS holds a state of a later format: it is left alone. */
  let newer = false;
  /** @type {ClicAnswer[]} */
  let answers = [];
  /** @type {ClicStatus|null} */
  let reported = null;
  let visited = false;
  let timer = 0;
  let seconds = 0;
  let milliseconds = 0;
  let moment = 0;

  const course = () => clic.loader.course;
  const status = () => clic.rules.status(course().rule, course().quizzes, session.record);
  const notify = () => listeners.forEach((listener) => listener());

  /** Count the time since the last sign of life, but no more of it than somebody reads without touching anything. */
  function tick() {
    const now = performance.now();
    milliseconds += Math.min(now - moment, IDLE);
    moment = now;
    const whole = Math.floor(milliseconds / 1000);
    milliseconds -= whole * 1000;
    session.record.seconds += whole;
    seconds += whole;
  }

  const alive = () => {
    if (document.visibilityState !== "hidden") tick();
  };

  /** @returns {ClicStamp} */
  function stamp() {
    session.record.at = [session.record.at[0] + 1, device];
    return session.record.at;
  }

  function changed() {
    clic.journal.write(clic.state.encode(session.record));
    // Some web views hide a page without leaving it: whoever goes on working wants it saved.
    if (gone) reopen();
    notify();
  }

  /** @param {ClicTrouble} trouble */
  function setTrouble(trouble) {
    if (session.trouble === trouble) return;
    session.trouble = trouble;
    notify();
  }

  /**
   * Tell the LMS everything, in one commit.
   * @param {boolean} [last]
   */
  function flush(last) {
    clearTimeout(timer);
    timer = 0;
    alive();
    // A state that may be lost must differ from the lost one, or an LMS that sends differences will not send it.
    if (session.trouble === "not-saved") stamp();
    const state = clic.state.encode(session.record);
    clic.journal.write(state);
    if (!connected) return;
    const report = { answers: answers, score: clic.score.report(course().quizzes, session.record), status: status(), seconds: seconds };
    answers = [];
    reported = report.status;
    const saved = !newer && clic.lms.save(state);
    const taken = last ? clic.lms.close(report) : clic.lms.report(report);
    setTrouble(saved && taken ? null : "not-saved");
  }

  /** Soon, not now: the page that the learner wants comes first, and what follows at once travels along. */
  function flushSoon() {
    if (connected && !timer) timer = setTimeout(flush, BATCH);
  }

  /** Take up what the LMS and the journal hold. */
  function settle() {
    const loaded = connected ? clic.lms.load() : { mode: session.mode, state: "", learner: "" };
    session.mode = loaded.mode;
    clic.journal.open(course().id, loaded.learner, loaded.mode === "browse");
    device = clic.journal.device();
    const settled = clic.journal.settle(loaded.state, connected);
    newer = settled.newer;
    if (settled.record && clic.state.encode(settled.record) !== loaded.state) flushSoon();
    return settled.record;
  }

  function open() {
    return clic.lms.open().then((found) => {
      connected = found;
      const record = settle();
      session.record = record || clic.state.empty(clic.journal.random(4), device);
      session.trouble = found ? null : "no-lms";
      reported = status();
      listen();
      return { resumed: Boolean(record && record.at[0]) };
    });
  }

  /** After a page came back from the browser's memory, or at the learner's wish. */
  function reopen() {
    gone = false;
    clic.lms.open().then((found) => {
      if (!found) return setTrouble("closed");
      connected = true;
      seconds = 0;
      const record = settle();
      if (record && record.token === session.record.token) session.record = clic.state.merge(session.record, record);
      setTrouble(null);
      notify();
    });
  }

  function leave() {
    if (!connected) return;
    flush(true);
    connected = false;
    gone = true;
  }

  function listen() {
    moment = performance.now();
    for (const sign of ["pointerdown", "keydown", "scroll", "touchstart"]) addEventListener(sign, alive, { passive: true, capture: true });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState !== "hidden") moment = performance.now();
      else hide();
    });
    addEventListener("pagehide", leave);
    addEventListener("pageshow", (event) => {
      if (event.persisted && gone) reopen();
    });
    addEventListener("online", () => session.trouble === "not-saved" && session.retry());
  }

  function hide() {
    tick();
    flush();
  }

  /** @param {number} n */
  function seen(n) {
    const pages = session.record.pages;
    if (pages.indexOf(n) >= 0) return;
    session.record.pages = pages.concat(n).sort((a, b) => a - b);
    stamp();
    changed();
    if (status() !== reported) flushSoon();
  }

  /** @param {number} n */
  function visit(n) {
    const left = visited && session.record.bookmark !== n;
    visited = true;
    if (session.record.bookmark !== n) {
      session.record.bookmark = n;
      stamp();
      changed();
    }
    if (left) flushSoon();
  }

  /** @param {number} n */
  function attemptsLeft(n) {
    const terms = course().quizzes[n];
    const outcome = session.record.quizzes[n];
    return terms && terms.attempts !== null ? Math.max(0, terms.attempts - (outcome ? outcome.attempts : 0)) : null;
  }

  /**
   * @param {ClicUnit} entry
   * @param {ClicContent} unit
   * @param {ClicLetters} given  the letters chosen, by question number
   * @returns {ClicSubmitted}
   */
  function submit(entry, unit, given) {
    if (attemptsLeft(entry.n) === 0) throw new Error("no attempt is left");
    /** @type {ClicSubmitted} */
    const submitted = { earned: 0, possible: 0, results: {} };
    /** @type {ClicLetters} */
    const kept = {};
    for (const question of unit.questions || []) {
      const letters = (given[question.n] || "").split("").sort().join("");
      const right = clic.score.digest(course().id + "/" + question.n + "/" + letters) === question.key;
      const points = right ? question.points : 0;
      submitted.results[question.n] = { right: right, points: points };
      submitted.earned += points;
      submitted.possible += question.points;
      kept[question.n] = letters;
      answers.push({ unit: entry.id, question: question.id, kind: question.kind, letters: letters, right: right, points: question.points, time: new Date() });
    }
    keep(entry.n, [submitted.earned, submitted.possible], kept);
    changed();
    flush();
    return submitted;
  }

  /**
   * @param {number} n
   * @param {ClicShare} share
   * @param {ClicLetters} kept
   */
  function keep(n, share, kept) {
    const before = session.record.quizzes[n];
    session.record.quizzes[n] = {
      best: before ? clic.score.better(before.best, share) : share,
      last: share,
      attempts: (before ? before.attempts : 0) + 1,
      at: stamp(),
      answers: kept,
    };
  }

  function retry() {
    if (session.trouble === "closed") reopen();
    else flush();
  }

  /** @type {Clic["session"]} */
  const session = {
    record: clic.state.empty("", ""),
    mode: "normal",
    trouble: null,
    open: open,
    seen: seen,
    visit: visit,
    submit: submit,
    verdict: () => clic.rules.evaluate(course().rule, course().quizzes, session.record),
    status: status,
    attemptsLeft: attemptsLeft,
    retry: retry,
    onchange: (listener) => void listeners.push(listener),
  };
  clic.session = session;
})();
