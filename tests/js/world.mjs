/*
 * What the fault matrix is made of: a learner's steps, a device before an LMS, and what of the learner's work is lost in the end.
 */
import { Storage } from "./browser.mjs";
import * as filling from "./filling.mjs";
import { COURSE, DRAWN, ENTRY, HALF, RIGHT, WRONG, answerDrawn, drawnQuiz, held, launch, plain, quiz, read, submit } from "./launch.mjs";
import * as kinds from "./kinds.mjs";

/** What a learner does who fills a form in: who agreed has it on each device, who did not on the own one alone. */
const [FILLED, ALONE] = ["filled in", "filled in, on the device only"];
/** What the course is like: its quiz is plain, drawn from a bank, or of all kinds; or there is a form instead. */
export const FORMS = ["plain", "drawn", "kinds", FILLED, ALONE];

const READ = [
  ["launched", () => {}],
  ["page opened", (browser) => browser.session.visit(1)],
  ["page seen", (browser) => browser.session.seen(1)],
  ["text written", (browser) => write(browser, "A river that floods; مدينة.")],
  ["page left", (browser) => read(browser, 2)],
  ["saved", (browser) => browser.pass(10_000)],
  ["pages done", (browser) => read(browser, 3)],
];
const QUIZ = [
  ["quiz begun", (browser) => begin(browser)],
  ["quiz failed", (browser) => answer(browser, "wrong")],
  ["quiz passed", (browser) => answer(browser, "half")],
  ["full marks", (browser) => answer(browser, "right")],
  ["text changed", (browser) => write(browser, "Nobody was told in time.")],
];
const FORM = [
  ["levels given", (browser) => filling.score(browser)],
  ["form begun", filling.begin],
  ["row added", filling.add],
  ["row removed", filling.remove],
  ["cells changed", filling.change],
];

const filled = (form) => [FILLED, ALONE].includes(form);
/** What the learner does, and what each moment is called once it is done. */
const stepsOf = (form) => [...READ, ...(filled(form) ? FORM : QUIZ)];
export const LAST = READ.length + QUIZ.length;
export const placeOf = (form, moment) => stepsOf(form).findIndex(([name]) => name === moment);
/** Other forms differ from the plain one only from their own steps on; before that one moment will do. */
export const momentsOf = (form) => stepsOf(form).map(([name]) => name).filter((name, place) => form === "plain" || !place || place >= READ.length);

const WHOLE = { right: RIGHT, wrong: WRONG, half: HALF };
const KINDS = { right: kinds.RIGHT, wrong: kinds.WRONG, half: kinds.HALF };
export const AGES = 40_000;

/** Type into a journal, agree that texts go along, and tick what is done. */
function write({ clic, form }, text) {
  clic.store.put("5", text.slice(0, 9), true);
  if (clic.store.agreed() === null) clic.store.agree(form !== ALONE);
  clic.store.put("5", text);
  clic.store.done(5);
  clic.store.declare(6);
}

/** The first question is answered for good, where the quiz is of that kind. */
function begin(browser) {
  if (browser.session.attemptsLeft(9) === 0) return;
  browser.session.visit(9);
  if (browser.form !== "drawn") return;
  const { sitting } = browser.clic, unit = drawnQuiz(browser);
  sitting.begin(ENTRY, unit);
  const [{ n }] = sitting.asked(ENTRY, unit);
  sitting.lock(ENTRY, n, DRAWN.wrong[n]);
}

export function answer(browser, how) {
  if (filled(browser.form)) return filling.add(browser);
  if (browser.session.attemptsLeft(9) === 0) return;
  browser.session.visit(9);
  if (browser.form === "drawn") return void browser.given.push(...answerDrawn(browser, DRAWN[how]));
  if (browser.form === "kinds") return void browser.given.push(...answerKinds(browser, KINDS[how]));
  const letters = WHOLE[how];
  submit(browser, letters);
  browser.given.push(...quiz(browser).questions.map((question) => {
    const chosen = [...letters[question.n]].sort();
    return `${question.id} ${chosen.join(",")} ${chosen.join("") === RIGHT[question.n] ? "correct" : "wrong"}`;
  }));
}

function answerKinds(browser, given) {
  kinds.submit(browser, given);
  return kinds.told(given);
}

/** A device, the LMS that it talks to, and the launch that is open. */
export class World {
  /** @param form one of FORMS */
  constructor(edition, form = "plain") {
    this.edition = edition;
    this.form = form;
    this.course = filled(form) ? filling.COURSE_TO_FILL_IN : form === "kinds" ? kinds.COURSE_OF_KINDS : COURSE;
    this.storage = new Storage();
    this.stored = {};
    this.given = [];
    this.told = false;
    /** The texts that the device said it keeps. */
    this.safe = {};
  }

  async open({ storage = this.storage, stored = this.stored, change = () => {}, given = this.given, ...options } = {}) {
    this.lms = new this.edition.Lms(stored);
    this.dead = false;
    change(this.lms);
    const lms = this.lms;
    const line = () => this.reach ?? lms.line !== "down";
    const api = "api" in options ? options.api : lms.api;
    const { adapter } = this.edition;
    this.browser = Object.assign(await launch({ storage, line, course: this.course, adapter, ...options, api }), { given, form: this.form });
    return filled(this.form) ? filling.equip(this.browser) : this.browser;
  }

  async work(from, to) {
    for (const [, step] of stepsOf(this.form).slice(from, to)) {
      await step(this.browser);
      if (this.browser.clic.journal.kept()) this.safe = plain(this.browser.session.record.texts);
      this.told ||= this.browser.session.trouble !== null;
    }
  }

  /** What the learner has done so far, as the learner sees it. */
  get done() {
    const { session, clic } = this.browser;
    const record = plain(session.record);
    const score = clic.rules.report(this.course.quizzes, record);
    const done = plain({ record, status: session.standing().lesson, score, given: this.given, objectives: this.edition.objectives(record, this.form), filled: filled(this.form) });
    // What stays on a device that says that it keeps nothing is lost with the page.
    const forgetful = this.form === ALONE && !clic.journal.kept();
    return forgetful ? { ...done, filled: false, record: { ...done.record, texts: this.storage.closed ? {} : this.safe } } : done;
  }

  /** What a device has of the learner who comes back to it; null where the LMS is to hold all of it. */
  async home(storage = this.storage) {
    if (this.form !== ALONE) return null;
    const { session } = await this.open({ storage });
    return plain(session.record);
  }

  /** Go as a page goes, or as an app does that is killed: nothing runs any more. */
  end(kindly = true) {
    if (kindly) this.browser.leave();
    this.stored = { ...this.lms.stored, [this.edition.mode]: "normal" };
  }

  /** What is lost of *before*, with the answers that an LMS of this edition holds in the end. */
  lost(before, after) {
    return lost({ ...before, given: this.edition.kept(before.given) }, after);
  }

  /** Come back to an LMS that is well, and go again; what the LMS holds then. */
  async recover(options = {}) {
    this.reach = undefined;
    const browser = await this.open(options);
    await browser.pass(AGES);
    const resumed = plain(browser.session.record);
    browser.leave();
    const { lms, edition } = this;
    this.stored = { ...lms.stored };
    const told = lms.entries().filter(Boolean).map(edition.given);
    const record = plain(held(browser, lms));
    const home = options.storage ? await this.home() : this.form === ALONE ? resumed : null;
    return {
      record, home, resumed, status: edition.status(lms), score: edition.score(lms) ?? null, given: told,
      objectives: lms.entries("objectives"), violations: lms.violations,
    };
  }
}

const RANKS = ["not attempted", "incomplete", "failed", "completed", "passed"];

/** Of the section of attempts that are not submitted, each quiz's entry or a later one must be there. */
function kept(name, text, now) {
  if (name !== "o") return now === text;
  const quiz = (part) => part.split(".")[0];
  return text.split(",").every((part) => now.split(",").some((other) => quiz(other) === quiz(part) && other >= part));
}

/** What of *before*, which a learner has done, is not in *after*, which an LMS holds. */
export function lost(before, after) {
  const missing = [];
  const miss = (good, what) => void (good || missing.push(what));
  if (!after.record) return ["everything"];
  for (const n of before.record.pages) miss(after.record.pages.includes(n), `page ${n}`);
  for (const set of ["done", "declared"]) for (const n of before.record[set]) miss(after.record[set].includes(n), `${n} ${set}`);
  // Of two texts the later stays, and its stamp comes first. Where the learner did not agree they are on the device, and nowhere else.
  const keeper = after.home || after.record;
  for (const [key, text] of Object.entries(before.record.texts)) {
    const now = keeper.texts[key] || "";
    miss(before.filled && filling.added(key) ? now === text : now >= text, `text ${key}`);
  }
  for (const key of after.home ? Object.keys(after.record.texts) : []) miss(key === "0", `text ${key} was given away`);
  if (before.filled && !before.elsewhere) miss(filling.shown(keeper) === filling.shown(before.record), "what the form shows");
  for (const [n, mine] of Object.entries(before.record.quizzes)) {
    const theirs = after.record.quizzes[n];
    miss(theirs, `quiz ${n}`);
    if (!theirs) continue;
    miss(theirs.best[0] * mine.best[1] >= mine.best[0] * theirs.best[1], `best of quiz ${n}`);
    miss(theirs.attempts >= mine.attempts, `attempts of quiz ${n}`);
    const later = theirs.at[0] > mine.at[0] || (theirs.at[0] === mine.at[0] && theirs.at[1] >= mine.at[1]);
    miss(later && (theirs.at[0] > mine.at[0] || JSON.stringify(theirs.answers) === JSON.stringify(mine.answers)), `answers of quiz ${n}`);
  }
  miss(!before.record.bookmark || after.resumed.bookmark === before.record.bookmark || before.elsewhere, "bookmark");
  miss(after.record.seconds >= before.record.seconds, "time");
  for (const [name, text] of Object.entries(before.record.other)) miss(name === "i" || kept(name, text, after.record.other[name] || ""), `section ${name}`);
  miss(RANKS.indexOf(after.status) >= RANKS.indexOf(before.status), `status ${before.status}`);
  miss(before.score === null || Number(after.score) >= Number(before.score), `score ${before.score}`);
  for (const [id, completion, success, score] of before.objectives || []) {
    const { completion_status: now = "", success_status: result = "", "score.raw": raw = "-1" } = after.objectives.find((one) => one.id === id) || {};
    miss(RANKS.indexOf(now) >= RANKS.indexOf(completion), `objective ${id} ${completion}`);
    miss(RANKS.indexOf(result) >= RANKS.indexOf(success), `objective ${id} ${success}`);
    miss(score === null || Number(raw) >= score - 0.01, `objective ${id} ${score}`);
  }
  const left = [...after.given];
  for (const one of before.given) {
    const place = left.indexOf(one);
    miss(place >= 0, `answer ${one}`);
    if (place >= 0) left.splice(place, 1);
  }
  for (const one of before.again ? [] : left) missing.push(`answer ${one} twice`);
  return missing;
}

