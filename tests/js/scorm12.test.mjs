// The adapter of SCORM 1.2 before LMSs that are strict, odd, or lose things.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Browser, Storage } from "./browser.mjs";
import { COURSE, HALF, RIGHT, WRONG, held, launch, read, same, score, status, submit } from "./launch.mjs";
import { Lms } from "./lms.mjs";

test("interactions go on after those that the LMS holds", async () => {
  const lms = new Lms({ "cmi.interactions.0.id": "q_old", "cmi.interactions.1.id": "q_old" });
  const browser = await launch({ lms });
  submit(browser, RIGHT);
  submit(browser, HALF);
  assert.equal(lms.calls.filter((call) => call.includes("_count")).length, 1);
  same(lms.entries().map((entry) => entry.result), [undefined, undefined, "correct", "correct", "correct", "wrong"]);
  same(lms.violations, []);
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
  assert.equal(browser.session.standing().lesson, "incomplete");
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

test("a commit that is answered with true and an error is none", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  lms.LMSCommit = () => { lms.forced = "101"; return "true"; };
  submit(browser, RIGHT);
  assert.equal(browser.session.trouble, "not-saved");
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
