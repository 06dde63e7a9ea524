// One learner in one launch: what changes the record, and when the journal and the LMS are told.
"use strict";
(function () {
  const clic = (globalThis.clic = globalThis.clic || /** @type {any} */ ({}));
  const IDLE = 5 * 60 * 1000;
  const BATCH = 1000;
  const AGAIN = 30 * 1000;
  const PATIENCE = 15 * 1000;
  const PAUSE = 5000;

  /** @type {(() => void)[]} */
  const listeners = [];
  let device = "";
  let connected = false;
  /** The session was ended because the page seemed to go. */
  let gone = false;
  /** The LMS holds a state of a later format: it is left alone. */
  let newer = false;
  /** Answers that may not have arrived. @type {ClicAnswer[]} */
  let answers = [];
  /** Some LMS was heard in this launch: the record is no longer free to join its attempt. */
  let heard = false;
  /** How often the LMS said that it stored everything. */
  let commits = 0;
  /** What it stored may be lost: the last image did not come. */
  let doubted = false;
  /** An image came in this launch: one that does not come means something. */
  let reached = false;
  let probing = false;
  let probed = -PAUSE;
  let check = 0;
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

  const write = () => clic.journal.write(clic.state.encode(session.record), answers);

  function changed() {
    write();
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
    // An LMS that may not be there is not written to; whoever leaves has nothing to lose.
    if (doubted && reached && !last) {
      write();
      return probe();
    }
    // How many answers were told so far, for LMSs that can't say it: where the next one goes.
    const total = parseInt(session.record.other.i || "0", 36) + answers.filter((answer) => !answer.counted).length;
    answers.forEach((answer) => (answer.counted = true));
    if (total) session.record.other.i = total.toString(36).padStart(4, "0");
    // A state that may be lost must differ from the lost one, or an LMS that sends differences will not send it.
    if (session.trouble === "not-saved") stamp();
    write();
    if (!connected) return;
    reported = status();
    const base = total - answers.filter((answer) => answer.index === undefined).length;
    const report = { answers, score: clic.score.report(course().quizzes, session.record), status: reported, seconds, base };
    const saved = !newer && clic.lms.save(clic.state.encode(session.record));
    const taken = last ? clic.lms.close(report) : clic.lms.report(report);
    // The answers know their places now.
    if (answers.length) write();
    commits++;
    setTrouble(saved && taken && !doubted ? null : "not-saved");
    if (saved && taken && !last) probeSoon();
  }

  function probeSoon() {
    if (!check && session.mode !== "browse" && course().adapter !== "none" && /^http/.test(location.protocol)) {
      check = setTimeout(probe, Math.max(0, probed + PAUSE - performance.now()));
    }
  }

  /** Ask for an image from where the package is: an LMS may say "true" without a network, and the browser may not know either. */
  function probe() {
    clearTimeout(check);
    check = 0;
    if (probing) return;
    probing = true;
    probed = performance.now();
    const asked = commits;
    const image = new Image();
    const end = (/** @type {boolean} */ good) => {
      if (!probing || !image.onload) return;
      clearTimeout(limit);
      image.onload = image.onerror = null;
      probing = false;
      answered(good, asked);
    };
    const limit = setTimeout(() => end(false), PATIENCE);
    image.onload = () => end(true);
    image.onerror = () => end(false);
    image.src = "runtime/pixel.gif?" + clic.journal.random(8);
  }

  /**
   * @param {boolean} good
   * @param {number} asked  how many commits the image came after
   */
  function answered(good, asked) {
    reached = reached || good;
    if (!connected) return;
    if (!good) {
      doubted = true;
      clic.lms.confirm(false);
      setTrouble("not-saved");
    } else if (doubted) {
      doubted = false;
      flush();
    } else if (asked !== commits) probeSoon();
    else if (asked && !session.trouble) {
      clic.lms.confirm(true);
      clic.journal.confirm();
      if (session.mode === "normal") answers = [];
      write();
    }
  }

  /** Soon, not now: the page that the learner wants comes first, and what follows at once travels along. */
  function flushSoon() {
    if (connected && !timer) timer = setTimeout(flush, BATCH);
  }

  const mark = (/** @type {ClicAnswer} */ answer) => answer.at + " " + answer.question;

  /** Take up what the LMS and the journal hold. */
  function settle() {
    const loaded = connected ? clic.lms.load() : { mode: session.mode, state: "", learner: null };
    session.mode = loaded.mode;
    clic.journal.open(course().id, loaded.learner, loaded.mode === "browse");
    device = clic.journal.device();
    const settled = clic.journal.settle(loaded.state, connected);
    newer = settled.newer;
    // Also those that this launch told before, as a session that is opened again may have lost them.
    const known = settled.waiting.map(mark);
    answers = settled.waiting.concat(answers.filter((one) => known.indexOf(mark(one)) < 0));
    if (settled.record && (answers.length || clic.state.encode(settled.record) !== loaded.state)) flushSoon();
    return settled.record;
  }

  function open() {
    return clic.lms.open().then((found) => {
      connected = heard = found;
      const record = settle();
      session.record = record || clic.state.empty(clic.journal.random(4), device);
      session.trouble = found ? null : "no-lms";
      reported = status();
      listen();
      if (found) probeSoon();
      return { resumed: Boolean(record && record.at[0]) };
    });
  }

  /** After a page came back from the browser's memory, at the learner's wish, or as an LMS may come late. */
  function reopen() {
    gone = false;
    clic.lms.open().then((found) => {
      if (!found) return setTrouble(heard ? "closed" : "no-lms");
      if (connected) return;
      connected = true;
      seconds = 0;
      const record = settle();
      if (record && (!heard || record.token === session.record.token)) session.record = clic.journal.join(session.record, record);
      else if (record) session.record = record;
      heard = true;
      doubted = false;
      setTrouble(null);
      flushSoon();
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
    addEventListener("online", persist);
    setTimeout(function again() {
      persist();
      setTimeout(again, AGAIN);
    }, AGAIN);
  }

  const persist = () => {
    if (session.trouble && session.trouble !== "closed") retry();
  };

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
    const at = stamp();
    for (const question of unit.questions || []) {
      const letters = (given[question.n] || "").split("").sort().join("");
      const right = clic.score.digest(course().id + "/" + question.n + "/" + letters) === question.key;
      const points = right ? question.points : 0;
      submitted.results[question.n] = { right: right, points: points };
      submitted.earned += points;
      submitted.possible += question.points;
      kept[question.n] = letters;
      answers.push({ unit: entry.id, question: question.id, kind: question.kind, letters, right, points: question.points, time: Date.now(), at });
    }
    if (session.mode !== "normal") answers = [];
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
      at: session.record.at,
      answers: kept,
    };
  }

  function retry() {
    if (session.trouble === "closed" || session.trouble === "no-lms") reopen();
    else flush();
  }

  /** @param {ClicRecord} record */
  function join(record) {
    session.record = clic.journal.join(record, session.record);
    stamp();
    changed();
    flushSoon();
  }

  // What is left out here comes with the parts that need it.
  const session = /** @type {Clic["session"]} */ ({
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
    ownDevice: clic.journal.ownDevice,
    join,
    erase: clic.journal.erase,
  });
  clic.session = session;
})();
