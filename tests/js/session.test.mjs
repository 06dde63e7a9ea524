// The session, its journal and the adapter of SCORM 1.2, before an LMS that is strict and one that loses things.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Browser, Storage } from "./browser.mjs";
import { Lms } from "./lms.mjs";

const COURSE = {
  payload: 1, id: "demo", title: "Demo", version: "1.0.0", language: "en", direction: "ltr", status: "draft", edition: "demo 1.0.0",
  adapter: "scorm12", modules: [{ id: "m1", title: "One", units: [[1, 3], 9] }],
  quizzes: { 9: { id: "m1-check", pass: [2, 3], points: 3, attempts: 3, required: true } },
  rule: { all: [{ viewed: [[1, 3]] }, { passed: 9 }] }, strings: {},
};
const ENTRY = { n: 9, id: "m1-check", kind: "quiz", title: "Check", minutes: null, required: true };
const RIGHT = { 1: "ac", 2: "t" };
const WRONG = { 1: "b", 2: "f" };
const HALF = { 1: "ca", 2: "f" };

function quiz({ clic }) {
  const question = (n, id, kind, points) => ({
    n, id, kind, points, prompt: "", title: id, options: [], hint: null, key: clic.score.digest(`demo/${n}/${RIGHT[n]}`),
  });
  return { kind: "quiz", html: "", questions: [question(1, "phase-order", "multiple", 2), question(2, "who", "truefalse", 1)] };
}

async function launch({ lms = null, storage = new Storage(), course = COURSE, adapter = "scorm12", api = lms && lms.api } = {}) {
  const browser = new Browser({ api, storage, adapter });
  browser.clic.course(course);
  const opened = browser.clic.session.open();
  await browser.pass(api || adapter === "none" ? 0 : 5000);
  return Object.assign(browser, { session: browser.clic.session, opened: await opened });
}

async function read(browser, ...numbers) {
  for (const n of numbers) {
    browser.session.visit(n);
    browser.session.seen(n);
    await browser.pass(2000);
  }
}

// Values of the browser's own realm have prototypes of their own: what they hold is compared.
const plain = (value) => JSON.parse(JSON.stringify(value));
const same = (actual, expected) => assert.deepEqual(plain(actual), plain(expected));
const submit = (browser, answers) => browser.session.submit(ENTRY, quiz(browser), answers);
const status = (lms) => lms.stored["cmi.core.lesson_status"];
const score = (lms) => lms.stored["cmi.core.score.raw"];
const held = (browser, lms) => browser.clic.state.decode(lms.stored["cmi.suspend_data"]).record;

test("a first launch makes six calls and no commit", async () => {
  const lms = new Lms();
  const { opened, session } = await launch({ lms });
  same(lms.calls, [
    "Initialize", "GetValue cmi.core.lesson_mode", "GetValue cmi.core.lesson_status", "GetValue cmi.suspend_data",
    "GetValue cmi.core.student_id", "SetValue cmi.core.lesson_status incomplete",
  ]);
  assert.equal(opened.resumed, false);
  assert.equal(session.trouble, null);
});

test("a course is failed, tried again and passed; nothing the recorder forbids", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  await read(browser, 1, 2, 3, 9);
  same(submit(browser, WRONG), { earned: 0, possible: 3, results: submitted(browser, false) });
  same([status(lms), score(lms)], ["incomplete", "0"]);
  submit(browser, HALF);
  same([status(lms), score(lms)], ["passed", "66.66"]);
  submit(browser, WRONG);
  same([status(lms), score(lms)], ["passed", "66.66"]);
  await browser.pass(3000);
  browser.leave();
  same(lms.violations, []);
  same(lms.recorder.end().map(({ id }) => id), []);
  assert.equal(lms.calls.filter((call) => call === "Finish").length, 1);
  assert.equal(lms.stored["cmi.core.exit"], "suspend");
  assert.match(lms.stored["cmi.core.session_time"], /^0000:00:1\d$/);
  same(lms.entries().map((entry) => [entry.id, entry.type, entry.student_response, entry.result, entry.weighting]), [
    ["q_m1_check_phase_order", "choice", "b", "wrong", "2"], ["q_m1_check_who", "true-false", "f", "wrong", undefined],
    ["q_m1_check_phase_order", "choice", "a,c", "correct", "2"], ["q_m1_check_who", "true-false", "f", "wrong", undefined],
    ["q_m1_check_phase_order", "choice", "b", "wrong", "2"], ["q_m1_check_who", "true-false", "f", "wrong", undefined],
  ]);
});

function submitted(browser, right) {
  const results = {};
  for (const question of quiz(browser).questions) results[question.n] = { right, points: right ? question.points : 0 };
  return results;
}

test("one commit for each page left, none for the one that is open", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  await read(browser, 1);
  assert.equal(lms.commits, 0);
  await read(browser, 2, 3);
  assert.equal(lms.commits, 2);
  same(held(browser, lms).pages, [1, 2, 3]);
});

test("pages turned fast share a commit", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  for (const n of [1, 2, 3]) browser.session.visit(n);
  await browser.pass(1500);
  assert.equal(lms.commits, 1);
});

test("interactions go on after those that the LMS holds", async () => {
  const lms = new Lms({ "cmi.interactions.0.id": "q_old", "cmi.interactions.1.id": "q_old" });
  const browser = await launch({ lms });
  submit(browser, RIGHT);
  submit(browser, HALF);
  assert.equal(lms.calls.filter((call) => call.includes("_count")).length, 1);
  same(lms.entries().map((entry) => entry.result), [undefined, undefined, "correct", "correct", "correct", "wrong"]);
  same(lms.violations, []);
});

test("attempts that are used up end in failed, and no further one is taken", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  for (const left of [2, 1, 0]) {
    submit(browser, WRONG);
    assert.equal(browser.session.attemptsLeft(9), left);
  }
  assert.equal(status(lms), "failed");
  assert.throws(() => submit(browser, RIGHT), /no attempt is left/);
});

test("no quiz, no score; the last page completes", async () => {
  const lms = new Lms();
  const browser = await launch({ lms, course: { ...COURSE, quizzes: {}, rule: { viewed: [[1, 2]] } } });
  await read(browser, 1, 2);
  same([status(lms), lms.written("cmi.core.score.raw")], ["completed", []]);
});

test("what is stored is never lowered", async () => {
  const lms = new Lms({ "cmi.core.lesson_status": "completed", "cmi.core.score.raw": "90" });
  const browser = await launch({ lms });
  submit(browser, HALF);
  browser.leave();
  same([status(lms), score(lms)], ["completed", "90"]);
  same(lms.violations, []);
});

test("browse writes nothing anywhere", async () => {
  const lms = new Lms({ "cmi.core.lesson_mode": "browse" });
  const storage = new Storage();
  const browser = await launch({ lms, storage });
  await read(browser, 1, 2);
  submit(browser, RIGHT);
  browser.hide();
  browser.leave();
  same(lms.calls.filter((call) => /Set|Commit/.test(call)), []);
  assert.equal(storage.entries.size, 0);
  assert.equal(browser.session.status(), "incomplete");
  same(lms.violations, []);
});

test("review saves the state, and score and status only where they are better", async () => {
  const first = new Lms();
  const before = await launch({ lms: first });
  await read(before, 1, 2, 3);
  submit(before, HALF);
  before.leave();
  const lms = new Lms({ ...first.stored, "cmi.core.lesson_mode": "review" });
  const browser = await launch({ lms });
  submit(browser, WRONG);
  same([lms.written("cmi.core.lesson_status"), lms.written("cmi.core.score.raw")], [[], []]);
  submit(browser, RIGHT);
  browser.leave();
  same([lms.written("cmi.core.lesson_status"), lms.written("cmi.core.score.raw")], [[], ["100"]]);
  assert.equal(held(browser, lms).quizzes[9].attempts, 3);
  same(lms.violations, []);
});

test("hidden commits, and coming back goes on", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  browser.session.visit(1);
  browser.session.seen(1);
  browser.hide();
  assert.equal(lms.commits, 1);
  same(held(browser, lms).pages, [1]);
  await browser.pass(60_000);
  browser.show();
  await read(browser, 2);
  same(held(browser, lms).pages, [1, 2]);
  same(lms.violations, []);
});

test("time counts while the page is seen and somebody is there", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  await browser.pass(100_000);
  browser.hide();
  assert.equal(lms.stored["cmi.core.session_time"], "0000:01:40");
  await browser.pass(3_600_000);
  browser.show();
  await browser.pass(3_600_000);
  browser.window.dispatch("keydown");
  browser.leave();
  assert.equal(lms.stored["cmi.core.session_time"], "0000:06:40");
  assert.equal(held(browser, lms).seconds, 400);
});

test("another device goes on where the first one stopped", async () => {
  const lms = new Lms();
  const phone = await launch({ lms });
  await read(phone, 1, 2);
  phone.leave();
  const later = new Lms(lms.stored);
  const laptop = await launch({ lms: later });
  assert.equal(laptop.opened.resumed, true);
  assert.equal(laptop.session.record.bookmark, 2);
  assert.equal(later.calls.length, 5);
});

test("a save that the LMS refuses is told, and made good on retry", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  const troubles = [];
  browser.session.onchange(() => troubles.push(browser.session.trouble));
  await read(browser, 1, 2, 3);
  lms.line = "refused";
  submit(browser, HALF);
  assert.equal(browser.session.trouble, "not-saved");
  assert.equal(troubles.at(-1), "not-saved");
  assert.equal(status(lms), "incomplete");
  browser.session.retry();
  assert.equal(browser.session.trouble, "not-saved");
  lms.line = "up";
  browser.session.retry();
  assert.equal(browser.session.trouble, null);
  same([status(lms), score(lms), lms.stored["cmi.core.score.min"], lms.stored["cmi.core.score.max"]], ["passed", "66.66", "0", "100"]);
  same(lms.entries().map((entry) => [entry.id, entry.type, entry.student_response, entry.result, entry.weighting]), [
    ["q_m1_check_phase_order", "choice", "a,c", "correct", "2"], ["q_m1_check_who", "true-false", "f", "wrong", undefined],
  ]);
  same(held(browser, lms), browser.session.record);
});

test("an outage that the browser knows of is made good once it is over", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  await read(browser, 1, 2, 3);
  lms.line = "down";
  browser.window.navigator.onLine = false;
  submit(browser, RIGHT);
  assert.equal(browser.session.trouble, "not-saved");
  assert.equal(score(lms), undefined);
  lms.line = "up";
  browser.window.navigator.onLine = true;
  browser.window.dispatch("online");
  assert.equal(browser.session.trouble, null);
  same([status(lms), score(lms)], ["passed", "100"]);
  assert.equal(lms.entries().length, 2);
});

test("what the LMS lost comes back from the device", async () => {
  const lms = new Lms();
  const storage = new Storage();
  const browser = await launch({ lms, storage });
  lms.line = "down";
  await read(browser, 1, 2, 3);
  submit(browser, RIGHT);
  browser.leave();
  assert.equal(lms.stored["cmi.suspend_data"], undefined);
  const later = new Lms(lms.stored);
  const again = await launch({ lms: later, storage });
  same(again.session.record.pages, [1, 2, 3]);
  await again.pass(2000);
  same([status(later), score(later)], ["passed", "100"]);
  same(later.violations, []);
});

test("an attempt that was reset in the LMS starts anew, and the old one is kept aside", async () => {
  const storage = new Storage();
  const lms = new Lms();
  const first = await launch({ lms, storage });
  await read(first, 1, 2);
  first.leave();
  (await launch({ lms: new Lms(lms.stored), storage })).leave();
  const fresh = await launch({ lms: new Lms(), storage });
  same([fresh.opened.resumed, fresh.session.record.pages.length], [false, 0]);
  const aside = [...storage.entries].find(([name]) => name.endsWith("/old"));
  same([...first.clic.state.decode(JSON.parse(aside[1]).state).record.pages], [1, 2]);
});

test("equal tokens merge, others do not", async () => {
  const storage = new Storage();
  const lms = new Lms();
  const phone = await launch({ lms, storage });
  await read(phone, 1, 2);
  lms.line = "down";
  await read(phone, 3);
  const elsewhere = new Lms(lms.stored);
  const laptop = await launch({ lms: elsewhere });
  submit(laptop, RIGHT);
  laptop.leave();
  const merged = await launch({ lms: new Lms(elsewhere.stored), storage });
  same([merged.session.record.pages.length, merged.session.record.quizzes[9].best[0], merged.session.status()], [3, 3, "passed"]);
  const stranger = merged.clic.state.encode({ ...merged.clic.state.empty("zzzz", "aa"), pages: [1], at: [1, "aa"] });
  const other = await launch({ lms: new Lms({ "cmi.suspend_data": stranger }), storage });
  same([...other.session.record.pages], [1]);
});

test("learners who share a computer have a journal each, under a name that does not tell who", async () => {
  const storage = new Storage();
  await read(await launch({ lms: new Lms(), storage }), 1, 2);
  const other = await launch({ lms: new Lms({ "cmi.core.student_id": "ben" }), storage });
  assert.equal(other.session.record.pages.length, 0);
  assert.ok([...storage.entries.keys()].every((name) => !/ann|ben/.test(name)));
});

test("a state of a later version is left alone and the learner is told", async () => {
  const probe = new Browser();
  const body = "C2p1:B";
  const text = `${body}!${probe.clic.score.digest(body).slice(0, 8)}`;
  const lms = new Lms({ "cmi.suspend_data": text, "cmi.core.lesson_status": "incomplete" });
  const browser = await launch({ lms });
  await read(browser, 1, 2);
  assert.equal(lms.stored["cmi.suspend_data"], text);
  assert.equal(browser.session.trouble, "not-saved");
});

test("a damaged state is kept aside", async () => {
  const storage = new Storage();
  const browser = await launch({ lms: new Lms({ "cmi.suspend_data": "C1p1:B!00000000" }), storage });
  assert.equal(browser.session.record.pages.length, 0);
  assert.ok([...storage.entries].some(([name, text]) => name.endsWith("/damaged") && text === "C1p1:B!00000000"));
});

test("a storage that throws is no reason to stop", async () => {
  const storage = new Storage();
  storage.closed = true;
  const lms = new Lms();
  const browser = await launch({ lms, storage });
  await read(browser, 1, 2);
  same(held(browser, lms).pages, [1, 2]);
});

test("without an LMS the learner is told and the device keeps the work", async () => {
  const storage = new Storage();
  const browser = await launch({ storage });
  assert.equal(browser.session.trouble, "no-lms");
  await read(browser, 1, 2);
  submit(browser, RIGHT);
  browser.session.retry();
  browser.leave();
  const again = await launch({ storage });
  same([again.opened.resumed, again.session.record.bookmark, again.session.record.quizzes[9].attempts], [true, 2, 1]);
});

test("an LMS that comes late is found", async () => {
  const lms = new Lms();
  const browser = new Browser();
  browser.clic.course(COURSE);
  const opened = browser.clic.session.open();
  await browser.pass(900);
  browser.window.parent.API = lms.api;
  await browser.pass(300);
  await opened;
  assert.equal(browser.clic.session.trouble, null);
});

test("frames of another origin, endless chains and openers are climbed", async () => {
  const lms = new Lms();
  const foreign = { get API() { throw new Error("SecurityError"); } };
  const player = { API: lms.api };
  player.parent = player;
  foreign.parent = player;
  const browser = new Browser();
  browser.clic.course(COURSE);
  browser.window.parent = foreign;
  await browser.clic.session.open();
  assert.equal(browser.clic.session.trouble, null);

  const loop = {};
  loop.parent = { parent: loop };
  const popup = new Browser();
  popup.clic.course(COURSE);
  popup.window.parent = loop;
  popup.window.opener = { parent: player };
  await popup.clic.session.open();
  assert.equal(popup.clic.session.trouble, null);
});

test("methods that are missing, throw or answer with booleans do no harm", async () => {
  const values = {};
  const api = {
    LMSInitialize: () => true,
    LMSGetValue: (element) => values[element],
    LMSSetValue: (element, value) => { if (/interactions/.test(element)) throw new Error("not here"); values[element] = value; return true; },
    LMSCommit: () => true,
  };
  const browser = await launch({ api });
  await read(browser, 1, 2, 3);
  submit(browser, RIGHT);
  assert.equal(browser.session.trouble, null);
  browser.leave();
  same([values["cmi.core.lesson_status"], values["cmi.core.score.raw"]], ["passed", "100"]);
});

test("an LMS that refuses to begin is none", async () => {
  const api = { LMSInitialize: () => "false", LMSGetValue: () => "", LMSGetLastError: () => "301" };
  assert.equal((await launch({ api })).session.trouble, "no-lms");
});

test("back from the browser's memory the session is opened once more, or the learner is told", async () => {
  for (const [willing, trouble] of [[true, null], [false, "closed"]]) {
    const lms = new Lms();
    const api = Object.fromEntries(["Initialize", "Finish", "Commit", "GetValue", "SetValue", "GetLastError"].map((verb) => [`LMS${verb}`, (...values) => {
      if (verb === "Initialize" && finished && !willing) return lms.answer(false, "101");
      if (verb === "GetValue" && finished && !willing) return lms.answer(false, "301") && "";
      if (verb === "Finish") finished = true;
      return lms[`LMS${verb}`](...values);
    }]));
    let finished = false;
    const browser = await launch({ api });
    await read(browser, 1);
    browser.leave();
    browser.show();
    browser.window.dispatch("pageshow", { persisted: true });
    await browser.pass(0);
    assert.equal(browser.session.trouble, trouble);
    await read(browser, 2);
    same([...browser.session.record.pages], [1, 2]);
    same(held(browser, lms).pages, willing ? [1, 2] : [1]);
  }
});

test("no unload is listened to", async () => {
  const browser = await launch({ lms: new Lms() });
  assert.ok(browser.window.listens().includes("pagehide"));
  same(browser.window.listens().filter((type) => /unload/.test(type)), []);
});

test("a preview without an LMS has no trouble", async () => {
  const storage = new Storage();
  const browser = await launch({ adapter: "none", storage });
  await read(browser, 1, 2);
  assert.equal(browser.session.trouble, null);
  same([...(await launch({ adapter: "none", storage })).session.record.pages], [1, 2]);
});
