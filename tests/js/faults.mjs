/*
 * Fault × moment × edition of SCORM: a learner works, something goes wrong, the learner comes back and all is well again. Nothing may be lost.
 *
 * Run by itself it prints what each cell lost, as JSON, of all rows or of those with a word in their names: node tests/js/faults.mjs [WORD]
 */
import { pathToFileURL } from "node:url";
import { APIS, Browser, Storage } from "./browser.mjs";
import { SCORM12, SCORM2004 } from "./editions.mjs";
import { COURSE, DRAWN, ENTRY, HALF, RIGHT, WRONG, answerDrawn, drawnQuiz, held, launch, plain, quiz, read, submit } from "./launch.mjs";
import * as kinds from "./kinds.mjs";

/** What the learner does, and what each moment is called once it is done. */
const STEPS = [
  ["launched", () => {}],
  ["page opened", (browser) => browser.session.visit(1)],
  ["page seen", (browser) => browser.session.seen(1)],
  ["text written", (browser) => write(browser, "A river that floods; مدينة.")],
  ["page left", (browser) => read(browser, 2)],
  ["saved", (browser) => browser.pass(10_000)],
  ["pages done", (browser) => read(browser, 3)],
  ["quiz begun", (browser) => begin(browser)],
  ["quiz failed", (browser) => answer(browser, "wrong")],
  ["quiz passed", (browser) => answer(browser, "half")],
  ["full marks", (browser) => answer(browser, "right")],
  ["text changed", (browser) => write(browser, "Nobody was told in time.")],
];
const WHOLE = { right: RIGHT, wrong: WRONG, half: HALF };
const KINDS = { right: kinds.RIGHT, wrong: kinds.WRONG, half: kinds.HALF };
const AGES = 40_000;

const MOMENTS = STEPS.map(([name]) => name);

/** Type into a journal, agree that texts go along, and tick what is done. */
function write({ clic }, text) {
  clic.store.put("5", text.slice(0, 9), true);
  if (clic.store.agreed() === null) clic.store.agree(true);
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

function answer(browser, how) {
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
class World {
  /** @param form of its quiz: "plain", "drawn" from a bank, or of all "kinds" */
  constructor(edition, form = "plain") {
    this.edition = edition;
    this.form = form;
    this.course = form === "kinds" ? kinds.COURSE_OF_KINDS : COURSE;
    this.storage = new Storage();
    this.stored = {};
    this.given = [];
    this.told = false;
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
    return this.browser;
  }

  async work(from, to) {
    for (const [, step] of STEPS.slice(from, to)) {
      await step(this.browser);
      this.told ||= this.browser.session.trouble !== null;
    }
  }

  /** What the learner has done so far, as the learner sees it. */
  get done() {
    const { session, clic } = this.browser;
    const record = plain(session.record);
    const score = clic.rules.report(this.course.quizzes, record);
    return plain({ record, status: session.standing().lesson, score, given: this.given, objectives: this.edition.objectives(record, this.form) });
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
    return {
      record: plain(held(browser, lms)), resumed, status: edition.status(lms), score: edition.score(lms) ?? null, given: told,
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
  // Of two texts the later stays, and its stamp comes first.
  for (const [key, text] of Object.entries(before.record.texts)) miss((after.record.texts[key] || "") >= text, `text ${key}`);
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

/** Work up to the moment, let the fault strike, then go. */
const ends = (strike) => async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  const before = world.done;
  await strike(world);
  return [before, await world.recover()];
};

/** Work up to the moment, let the fault strike, work on to the end under it, and go; *told* says whether the learner must hear of it. */
const lasts = (strike, { kindly = true, told = true, options = {} } = {}) => async (world, moment) => {
  await world.open(options);
  await world.work(0, moment + 1);
  await strike(world);
  await world.work(moment + 1, STEPS.length);
  await world.browser.pass(AGES);
  world.told ||= world.browser.session.trouble !== null;
  const before = world.done;
  world.end(kindly);
  const after = await world.recover();
  const due = told && moment < STEPS.length - 1;
  return [before, after, due && !world.told ? ["the learner was not told"] : []];
};

/** A line that comes back while the learner is still there: all is made good before the page goes. */
const heals = (strike, heal) => async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  await strike(world);
  await world.work(moment + 1, STEPS.length);
  await world.browser.pass(10_000);
  const told = world.browser.session.trouble !== null;
  await heal(world);
  await world.browser.pass(AGES);
  const still = world.browser.session.trouble;
  const before = world.done;
  world.end(false);
  const after = await world.recover({ storage: new Storage() });
  return [before, after, [told || moment === STEPS.length - 1 ? "" : "the learner was not told", still ? `trouble stays: ${still}` : ""].filter(Boolean)];
};

const down = (onLine) => (world) => {
  world.lms.line = "down";
  world.browser.window.navigator.onLine = onLine;
};
const up = (world) => {
  world.lms.line = "up";
  world.browser.window.navigator.onLine = true;
  world.browser.window.dispatch("online");
};
const refuse = (world) => void (world.lms.line = "refused");

/** An LMS whose API comes, or begins, only at the moment. */
const late = (where) => async (world, moment) => {
  await world.open({ api: null });
  await world.work(0, moment + 1);
  const told = world.browser.session.trouble;
  where(world);
  world.browser.session.retry();
  await world.work(moment + 1, STEPS.length);
  await world.browser.pass(AGES);
  const before = world.done;
  world.end();
  const after = await world.recover({ storage: new Storage() });
  return [before, after, told ? [] : ["the learner was not told"]];
};

/** No LMS at all: the same learner comes back later with one. */
const without = (options) => async (world, moment) => {
  await world.open(options());
  await world.work(0, moment + 1);
  const told = world.browser.session.trouble;
  const before = world.done;
  world.browser.leave();
  return [before, await world.recover(), told === "no-lms" ? [] : ["the learner was not told"]];
};

const missing = (name) => async (world, moment) => {
  const { edition } = world;
  const lame = (lms) => { delete lms.api[name === "Finish" ? edition.end : edition.method(name)]; };
  await world.open({ change: lame });
  await world.work(0, moment + 1);
  await world.browser.pass(AGES);
  const before = world.done;
  world.told ||= world.browser.session.trouble !== null;
  world.end();
  const after = await world.recover();
  const due = name === "SetValue" && moment > 2;
  return [before, after, due && !world.told ? ["the learner was not told"] : []];
};

/** The storage of the device refuses from the moment on; the LMS is all there is. */
const unstored = (storage) => lasts((world) => Object.assign(world.storage, storage), { told: false });

/** Two devices: the phone works, the laptop goes on, and the phone comes back with a journal that is older or newer. */
const devices = (newer, both = false) => async (world, moment) => {
  const laptop = new Storage();
  await world.open();
  const well = both ? Math.max(5, moment) : 5;
  await world.work(0, well);
  if (newer) {
    world.lms.line = "down";
    await world.work(well, Math.max(well, moment + 1));
  }
  world.end(false);
  const phone = world.done;
  await world.open({ storage: laptop });
  await (newer ? read(world.browser, 3) : world.work(5, Math.max(5, moment + 1)));
  if (both) answer(world.browser, "wrong");
  await world.browser.pass(AGES);
  const second = world.done;
  world.end();
  const after = await world.recover();
  // A learning objective follows the last answers: a better one counts once the LMS was told of it.
  if (both) for (const one of [phone, second]) one.objectives = one.objectives.filter(([id]) => !id.startsWith("o_"));
  // Where both answered, an answer that had arrived may be told again: an LMS does not say what it holds.
  return [{ ...phone, given: [...world.given], elsewhere: true, again: both }, after, world.lost({ ...second, given: world.given, elsewhere: true, again: both }, after)];
};

/** The first work never arrived, and the learner begins again on another device before coming back. */
const twoStarts = async (world, moment) => {
  await world.open({ change: (lms) => { lms.line = "down"; } });
  await world.work(0, moment + 1);
  const before = world.done;
  world.end(false);
  world.stored = {};
  await world.open({ storage: new Storage(), given: [] });
  await read(world.browser, 1);
  world.end();
  const after = await world.recover();
  return [{ ...before, elsewhere: true }, after];
};

/** An administrator resets the attempt: it starts anew, and the old journal is still on the device. */
const reset = async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  const before = world.done;
  world.end();
  if (!world.stored[world.edition.state]) return [before, await world.recover()];
  await world.recover();
  world.stored = {};
  const fresh = await world.open();
  const anew = fresh.session.record.pages.length === 0 ? [] : ["the reset was undone"];
  await read(fresh, 1);
  const now = world.done;
  world.end();
  const after = await world.recover();
  const aside = [...world.storage.entries].find(([name]) => name.endsWith("/old"));
  const kept = aside && plain(fresh.clic.state.decode(JSON.parse(aside[1]).state).record);
  const old = { ...after, record: kept, resumed: kept, status: "passed", score: "100", given: world.edition.kept(before.given) };
  delete before.objectives;
  return [{ ...now, given: [], elsewhere: true }, { ...after, given: [] }, anew.concat(moment ? world.lost(before, old) : [])];
};

/** "Completed yesterday, final passed today": Moodle opens in review what was ended, and stores what is written. */
const review = async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  world.end();
  Object.assign(world.stored, world.edition.ended);
  const yesterday = [...world.given];
  await world.open({ given: [] });
  await world.work(0, STEPS.length);
  const before = world.done;
  world.browser.leave();
  const violations = world.lms.violations.filter((id) => /review|lowered/.test(id));
  world.stored = { ...world.lms.stored, [world.edition.mode]: "review" };
  const after = await world.recover();
  return [{ ...before, given: yesterday }, after, violations];
};

/** A package from before the update goes on from a state of a later one: sections and pages that it does not know. */
const older = async (world, moment) => {
  const { clic } = new Browser();
  const record = { ...clic.state.empty("k3f9", "zz"), pages: [1, 40], bookmark: 1, at: [3, "zz"], other: { x: "later", z: "0" } };
  record.quizzes = { 50: { best: [2, 4], last: [2, 4], attempts: 1, at: [3, "zz"], answers: { 70: "b" } } };
  world.stored = { ...world.edition.started, [world.edition.state]: clic.state.encode(record) };
  await world.open();
  await world.work(0, moment + 1);
  const before = world.done;
  world.end();
  const after = await world.recover();
  return [before, after, world.lost({ ...before, record: plain(record), elsewhere: true }, after)];
};

/** The page goes to the browser's memory and comes back, and the LMS does not begin again. */
const backAgain = async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  world.browser.leave();
  world.browser.show();
  world.browser.window.dispatch("pageshow", { persisted: true });
  await world.browser.pass(0);
  await world.work(moment + 1, STEPS.length);
  const told = world.browser.session.trouble;
  const before = world.done;
  world.browser.leave();
  world.stored = { ...world.lms.stored };
  return [before, await world.recover(), told === "closed" ? [] : ["the learner was not told"]];
};

const MASTERY = 60;

/** "Fail, close, return, pass" under an LMS that makes passed or failed of each session's score when the session ends. */
const mastered = async (world, moment) => {
  const { end, score, master } = world.edition;
  const override = (lms) => {
    const close = lms[end].bind(lms);
    lms[end] = (...values) => {
      const raw = score({ stored: lms.values });
      if (raw) master(lms, Number(raw) >= MASTERY);
      return close(...values);
    };
  };
  const open = world.open.bind(world);
  world.open = (options = {}) => open({ ...options, change: override });
  await world.open();
  await world.work(0, moment + 1);
  const first = world.done;
  world.end();
  const judged = first.score === null || /passed|failed/.test(world.edition.status({ stored: world.stored })) ? [] : ["no mastery score at work"];
  await world.open();
  const back = world.lost({ ...first, given: [], objectives: [] }, { ...world.done, resumed: world.done.record, given: [], objectives: [] });
  await world.work(moment + 1, STEPS.length);
  const before = world.done;
  world.end();
  return [before, await world.recover(), judged.concat(back)];
};

/** Neither the device nor the LMS keeps anything: the learner is not told otherwise, and all is there once the line is back. */
const nowhere = async (world, moment) => {
  const claimed = [];
  const strike = (struck) => (Object.assign(struck.storage, { closed: true }), down(true)(struck));
  const heal = (healed) => {
    const kept = healed.browser.clic.journal.kept();
    if (kept && moment < STEPS.length - 1) claimed.push(`the learner was told that the ${kept} keeps it`);
    up(healed);
  };
  const [before, after, also] = await heals(strike, heal)(world, moment);
  return [before, after, also.concat(claimed)];
};

const foreign = () => {
  const parent = { get API() { throw new Error("SecurityError"); }, get API_1484_11() { throw new Error("SecurityError"); }, get opener() { throw new Error("SecurityError"); } };
  parent.parent = parent;
  return { api: null, parent };
};

const uncounted = ends((world) => world.end());

export const FAULTS = {
  "tab closed": ends((world) => world.end()),
  "frame removed, API gone": ends((world) => {
    for (const name of Object.keys(world.lms.api)) delete world.lms.api[name];
    world.end();
  }),
  "app killed": ends((world) => world.end(false)),
  "app killed while hidden": ends((world) => (world.browser.hide(), world.end(false))),
  "network lost, onLine false": lasts(down(false)),
  "network lost, onLine true": lasts(down(true)),
  "network lost, app killed": lasts(down(true), { kindly: false }),
  "network back, onLine false": heals(down(false), up),
  "network back, onLine true": heals(down(true), (world) => void (world.lms.line = "up")),
  "commit fails": lasts(refuse),
  "commit fails, app killed": lasts(refuse, { kindly: false }),
  "commit works again": heals(refuse, up),
  "late API": late((world) => { world.browser.window.parent[APIS[world.edition.adapter]] = world.lms.api; }),
  "no API": without(() => ({ api: null })),
  "cross-origin parent": without(foreign),
  "no GetLastError": missing("GetLastError"),
  "no Commit": missing("Commit"),
  "no Finish": missing("Finish"),
  "no SetValue": missing("SetValue"),
  "no interactions._count": async (world, moment) => {
    const mute = (lms) => {
      lms[world.edition.method("GetValue")] = (element) => (lms.answer(true), element.endsWith("_count") ? "" : lms.getCMIValue(element));
    };
    const open = world.open.bind(world);
    world.open = (options = {}) => open({ ...options, change: mute });
    return uncounted(world, moment);
  },
  "storage throws": unstored({ closed: true }),
  "storage full": unstored({ setItem() { throw new Error("QuotaExceededError"); } }),
  "storage throws, network lost": nowhere,
  "mastery override": mastered,
  "second device, older journal": devices(false),
  "second device, newer journal": devices(true),
  "two devices, both answered": devices(true, true),
  "begun again elsewhere": twoStarts,
  "attempt reset": reset,
  "review after completed": review,
  "package before the update": older,
  "back, but closed": backAgain,
};

/** What the quiz is like. */
export const FORMS = ["plain", "drawn", "kinds"];
/** Quizzes of the other forms differ from the plain one only from their beginning on; before that one moment will do. */
export const momentsOf = (form) => MOMENTS.filter((name, place) => form === "plain" || !place || place >= MOMENTS.indexOf("quiz begun"));
export const EDITIONS = { "SCORM 1.2": SCORM12, "SCORM 2004": SCORM2004 };

/**
 * What each cell lost, by edition, fault and moment.
 *
 * @param wanted the rows to run, by a part of their names
 */
export async function matrix(wanted = "") {
  const cells = {};
  for (const [name, edition] of Object.entries(EDITIONS)) {
    cells[name] = {};
    for (const form of FORMS) {
      for (const [row, run] of Object.entries(FAULTS)) {
        const fault = form === "plain" ? row : `${row}; ${form}`;
        if (!fault.includes(wanted)) continue;
        cells[name][fault] = {};
        for (const moment of momentsOf(form)) {
          const world = new World(edition, form);
          try {
            const [before, after, also = []] = await run(world, MOMENTS.indexOf(moment));
            cells[name][fault][moment] = world.lost(before, after).concat(also);
          } catch (error) {
            cells[name][fault][moment] = [String(error.stack)];
          }
        }
      }
    }
  }
  return cells;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.stdout.write(JSON.stringify(await matrix(process.argv[2])));
