// One attempt at a quiz, from its beginning to its submission: what it asks, the time it took, what is answered for good.
// Section "o" of the state is told in clic_scorm/rules/sitting.py.
"use strict";
(function () {
  const { session } = clic;
  const SECTION = "o";
  const ENTRY = /^([0-9a-z]{2})[0-9a-z]{5}[a-z0-9]{0,12}\.([0-9a-z]{1,5})\.([0-9a-z]{1,5})\.([0-9a-z]{1,3})\.([0-9a-z]{1,6})(~[^,]*)?$/;

  /** @typedef {{attempt: number, fence: number, seconds: number, extensions: number, since: number, answers: ClicLetters}} Sitting */

  /** How often a quiz was practised in this launch, once its attempts were used up. @type {Map<number, number>} */
  const practised = new Map();
  /** What was answered and not submitted, by quiz: the attempt, and the answers. @type {Map<number, [number, ClicLetters]>|null} */
  let drafts = null;

  const base36 = (/** @type {number} */ value, width = 1) => value.toString(36).padStart(width, "0");
  const minutes = () => Math.floor(Date.now() / 60000);
  const terms = (/** @type {number} */ n) => clic.loader.course.quizzes[n];

  /** @param {number} n */
  function used(n) {
    const outcome = session.record.quizzes[n];
    return outcome ? outcome.attempts : 0;
  }

  /** How often the quiz was answered, also for practice: each time it draws anew. */
  const round = (/** @type {number} */ n) => used(n) + (practised.get(n) || 0);

  /**
   * The sitting that is open or comes next.
   * @param {number} n
   * @returns {Sitting}
   */
  function current(n) {
    const head = base36(n) + ".";
    const text = (session.record.other[SECTION] || "").split(",").find((part) => part.startsWith(head)) || "";
    const match = ENTRY.exec(text.slice(head.length));
    const [attempt, fence, seconds, extensions, since] = match ? match.slice(1, 6).map((number) => parseInt(number, 36)) : [-1];
    if (!match || attempt !== used(n)) return { attempt: used(n), fence: 0, seconds: 0, extensions: 0, since: 0, answers: {} };
    return { attempt, fence, seconds, extensions, since, answers: readAnswers(match[6] || "") };
  }

  /** @param {string} text */
  function readAnswers(text) {
    /** @type {ClicLetters} */
    const answers = {};
    for (const part of text.split("~").slice(1)) {
      const [number, letters] = part.split(".");
      answers[parseInt(number, 36)] = letters || "";
    }
    return answers;
  }

  /**
   * @param {number} n
   * @param {Sitting} sitting
   * @param {boolean} soon  whether the LMS is to have it soon
   */
  function write(n, sitting, soon) {
    const { attempt, fence, seconds, extensions, since, answers } = sitting;
    const head = base36(n) + ".";
    session.keep(SECTION, (at) => {
      const given = Object.keys(answers).map(Number).sort((a, b) => a - b).map((number) => "~" + base36(number) + "." + answers[number]);
      const numbers = [fence, seconds, extensions, since].map((number) => base36(number));
      const text = head + [base36(attempt, 2) + base36(at[0], 5) + at[1], ...numbers].join(".") + given.join("");
      const others = (session.record.other[SECTION] || "").split(",").filter((part) => part && !part.startsWith(head));
      return others.concat(text).sort((a, b) => a.indexOf(".") - b.indexOf(".") || (a > b ? 1 : -1)).join();
    }, soon);
  }

  const begun = (/** @type {number} */ n) => current(n).fence > 0 && session.attemptsLeft(n) !== 0;

  /** Whether something must be known of an attempt before it is submitted. */
  const kept = (/** @type {ClicContent} */ unit) => Boolean(unit.draw || unit.time || unit.feedback === "each");

  /**
   * Note that an attempt was begun. None is used by that.
   * @param {ClicUnit} entry
   * @param {ClicContent} unit
   */
  function begin(entry, unit) {
    if (!kept(unit) || begun(entry.n) || session.attemptsLeft(entry.n) === 0) return;
    write(entry.n, { ...current(entry.n), fence: Math.max(1, ...unit.questions.map(({ n }) => n)) }, true);
  }

  /**
   * @param {ClicUnit} entry
   * @param {Partial<Sitting>} change
   * @param {boolean} soon
   */
  function alter(entry, change, soon) {
    if (begun(entry.n)) write(entry.n, { ...current(entry.n), ...change }, soon);
  }

  /**
   * The questions that an attempt asks, and their options, in the order in which it asks them.
   * @param {ClicUnit} entry
   * @param {ClicContent} unit
   * @param {number} attempt
   * @param {number} fence
   * @returns {ClicQuestion[]}
   */
  function ask(entry, unit, attempt, fence) {
    const seed = [session.record.token, entry.n, attempt].join("/");
    const there = new Map(unit.questions.map((question) => [question.n, question]));
    const numbers = unit.draw ? clic.draw.draw(seed, unit.draw, fence) : Array.from(there.keys());
    const order = /questions|both/.test(unit.shuffle || "") ? clic.draw.shuffled(seed, numbers) : numbers;
    const mix = /options|both/.test(unit.shuffle || "");
    return order.map((number) => {
      const question = /** @type {ClicQuestion} */ (there.get(number));
      return mix && !question.keep && /^(single|multiple|order|match|categorise)$/.test(question.kind) ? mixed(question, seed) : question;
    });
  }

  /**
   * @param {ClicQuestion} question
   * @param {string} seed
   */
  function mixed(question, seed) {
    const order = clic.draw.shuffled(seed + "/" + question.n, question.options.map(({ letter }) => letter));
    return { ...question, options: order.map((letter) => /** @type {ClicOption} */ (question.options.find((one) => one.letter === letter))) };
  }

  /**
   * @param {ClicUnit} entry
   * @param {ClicContent} unit
   */
  const asked = (entry, unit) => ask(entry, unit, round(entry.n), current(entry.n).fence);

  /**
   * The questions of the attempt that was submitted last; where they can't be told any more, those that were answered.
   * @param {ClicUnit} entry
   * @param {ClicContent} unit
   * @param {ClicOutcome} outcome
   */
  function reviewed(entry, unit, outcome) {
    const questions = ask(entry, unit, outcome.attempts - 1, 0);
    const drawn = new Set(questions.map(({ n }) => n));
    const answered = unit.questions.filter(({ n }) => n in outcome.answers);
    return answered.every(({ n }) => drawn.has(n)) ? questions : answered;
  }

  /**
   * Submit an attempt, or judge what was answered for practice only.
   * @param {ClicUnit} entry
   * @param {ClicContent} unit
   * @param {ClicQuestion[]} questions  those that were asked
   * @param {ClicLetters} answers
   * @returns {ClicSubmitted}
   */
  function submit(entry, unit, questions, answers) {
    const { n } = entry;
    keepDraft(n, null);
    if (session.attemptsLeft(n) === 0) {
      practised.set(n, (practised.get(n) || 0) + 1);
      return practise(questions, answers);
    }
    const after = terms(n).after;
    if (kept(unit) || after) {
      const next = { attempt: used(n) + 1, fence: 0, seconds: 0, extensions: 0, since: after ? minutes() : 0, answers: {} };
      write(n, next, false);
    }
    return session.submit(entry, { ...unit, questions }, answers);
  }

  /**
   * @param {ClicQuestion[]} questions
   * @param {ClicLetters} answers
   */
  function practise(questions, answers) {
    /** @type {ClicSubmitted} */
    const submitted = { earned: 0, possible: 0, results: {} };
    for (const question of questions) {
      const judged = (submitted.results[question.n] = session.judge(question, answers[question.n] || ""));
      submitted.earned += judged.points;
      submitted.possible += question.points;
    }
    return submitted;
  }

  /** In how many minutes there are attempts again; 0 for now. */
  function opensIn(/** @type {number} */ n) {
    return clic.attempts.opensIn(terms(n), current(n).since, minutes());
  }

  /** @param {number} n */
  function attemptsLeft(n) {
    return clic.attempts.left(terms(n), used(n), current(n).since, minutes());
  }

  function known() {
    if (drafts) return drafts;
    drafts = new Map();
    try {
      const [token, ...found] = JSON.parse(clic.journal.draft() || "[]");
      // An attempt at the course that was reset begins without what was chosen before.
      if (token === session.record.token) for (const [n, attempt, answers] of found) drafts.set(n, [attempt, answers]);
    } catch (error) { /* what somebody else wrote */ }
    return drafts;
  }

  /**
   * What was answered in this attempt and not submitted; null where nothing was.
   * @param {number} n
   * @returns {ClicLetters|null}
   */
  function draft(n) {
    const [attempt, answers] = known().get(n) || [-1, {}];
    return attempt === round(n) ? answers : null;
  }

  /**
   * Keep it on the device, as a page may be loaded again at any time; it is not worth a line to the LMS.
   * @param {number} n
   * @param {ClicLetters|null} answers  null to forget it
   */
  function keepDraft(n, answers) {
    if (answers) known().set(n, [round(n), answers]);
    else known().delete(n);
    const found = Array.from(known(), ([quiz, [attempt, given]]) => [quiz, attempt, given]);
    clic.journal.draft(JSON.stringify([session.record.token, ...found]));
  }

  session.attemptsLeft = attemptsLeft;
  clic.sitting = {
    current, begun, begin, asked, reviewed, submit, opensIn, draft, keepDraft,
    spend: (entry, seconds) => alter(entry, { seconds }, false),
    extend: (entry) => alter(entry, { extensions: current(entry.n).extensions + 1 }, true),
    lock: (entry, number, letters) => alter(entry, { answers: { ...current(entry.n).answers, [number]: letters } }, true),
  };
})();
