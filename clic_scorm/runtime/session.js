// One learner in one launch: what changes the record, and when the journal and the LMS are told.
"use strict";
(function () {
  const IDLE = 5 * 60 * 1000;
  const BATCH = 1000;
  const AGAIN = 30 * 1000;
  const PATIENCE = 15 * 1000;
  const PAUSE = 5000;
  /** What is told before anything is known. @type {ClicStanding} */
  const NOTHING = { lesson: "incomplete", completion: "incomplete", success: "unknown", scored: true };
  /** Characters of state that every LMS takes. */
  const LEAST = 4096;

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
  /** Characters of state that this LMS is given. */
  let room = LEAST;
  let probing = false;
  let probed = -PAUSE;
  let check = 0;
  /** The standing that was told last, as text. */
  let reported = "";
  /** The record as this launch found it. @type {ClicRecord} */
  let launched;
  let visited = false;
  let timer = 0;
  let seconds = 0;
  let milliseconds = 0;
  let moment = 0;

  const course = () => clic.loader.course;
  /** What evaluates the rule comes once the first page is there; until then the LMS is told nothing of status and score. */
  const status = () => (clic.standing ? clic.standing.now(session.record) : NOTHING);
  const told = () => JSON.stringify(status());
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

  function write() {
    if (clic.standing) clic.standing.earn(session.record);
    clic.journal.write(clic.state.encode(session.record), answers, status().lesson !== "incomplete");
  }

  /** What the LMS holds, or is to hold, of a record. @param {ClicRecord} record */
  const given = (record) => clic.state.encode(clic.state.fit(record, room));

  function save() {
    if (newer) return false;
    if (clic.lms.save(given(session.record))) return true;
    if (room <= least()) return false;
    // It took no more than the standard wants, and will not be asked again.
    session.record.other.r = "1";
    room = least();
    return clic.lms.save(given(session.record));
  }

  const least = () => clic.lms.room || LEAST;

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
    const standing = status();
    reported = told();
    const base = total - answers.filter((answer) => answer.index === undefined).length;
    const scored = clic.rules && standing.scored;
    const score = scored ? clic.rules.report(course().quizzes, session.record, course().score) : null;
    const report = { answers, score, standing, seconds, base, record: session.record };
    const saved = save();
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
    settled.waiting.forEach((one) => (one.again = true));
    // Also those that this launch told before, as a session that is opened again may have lost them.
    const known = settled.waiting.map(mark);
    answers = settled.waiting.concat(answers.filter((one) => known.indexOf(mark(one)) < 0));
    // What tells them is not here at the start; until it has come they wait.
    if (connected) clic.answered(answers);
    const { record } = settled;
    // What came back whole is what it takes.
    room = record && !record.other.r ? Math.max(least(), loaded.state.length) : least();
    if (record && (answers.length || given(record) !== loaded.state)) flushSoon();
    return record;
  }

  function open() {
    return clic.lms.open().then((found) => {
      connected = heard = found;
      const record = settle();
      session.record = record || clic.state.empty(clic.journal.random(4), device);
      launched = Object.assign({}, session.record, { quizzes: Object.assign({}, session.record.quizzes) });
      session.trouble = found ? null : "no-lms";
      reported = told();
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
    if (told() !== reported) flushSoon();
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

  /**
   * Take up a result, and tell the LMS of the answers behind it.
   * @param {number} n
   * @param {ClicShare} share
   * @param {ClicLetters} kept
   * @param {ClicAnswer[]} told
   */
  function take(n, share, kept, told) {
    const at = stamp(), before = session.record.quizzes[n];
    const best = before ? clic.score.better(before.best, share) : share, attempts = (before ? before.attempts : 0) + 1;
    if (session.mode === "normal") answers = answers.concat(told.map((answer) => Object.assign(answer, { at })));
    session.record.quizzes[n] = {
      best,
      last: share,
      attempts,
      at,
      answers: kept,
      reached: clic.score.reached(before, { best, attempts }, course().quizzes[n].pass),
    };
    changed();
    flush();
  }

  /**
   * Keep a section of the state that a part of the runtime writes.
   * @param {string} section
   * @param {(at: ClicStamp) => string} make
   * @param {boolean} soon  whether the LMS is to have it soon; else it travels along
   */
  function keep(section, make, soon) {
    session.record.other[section] = make(stamp());
    changed();
    if (soon) flushSoon();
  }

  function retry() {
    if (session.trouble === "closed" || session.trouble === "no-lms") reopen();
    else flush();
  }

  /**
   * @param {ClicRecord} record
   * @param {ClicAnswer[]} waiting
   * @param {boolean} [later]
   */
  function join(record, waiting, later) {
    const known = answers.map(mark);
    if (session.mode === "normal") answers = answers.concat(waiting.filter((one) => known.indexOf(mark(one)) < 0));
    session.record = clic.journal.join(record, session.record);
    // As at a launch: what tells the answers may not be here yet, and the learner may leave soon.
    if (connected) clic.answered(answers);
    stamp();
    changed();
    if (!later) flushSoon();
  }

  // What is left out here comes with the parts that need it.
  const session = /** @type {Clic["session"]} */ ({
    record: clic.state.empty("", ""),
    mode: "normal",
    trouble: null,
    open: open,
    seen: seen,
    visit: visit,
    take,
    keep,
    evaluated: () => {
      if (commits || told() !== reported) flushSoon();
      notify();
    },
    verdict: (first) => clic.rules && clic.rules.evaluate(course().rule, course().quizzes, first ? launched : session.record),
    standing: status,
    retry: retry,
    onchange: (listener) => void listeners.push(listener),
    waiting: () => answers,
    join,
    room: (more) => (room = more && !session.record.other.r ? Math.max(room, more) : room),
  });
  clic.session = session;
})();
