// The adapter of SCORM 2004: what a launch, a page, a quiz and a leaving mean, before an LMS that is strict.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage } from "./browser.mjs";
import { SCORM2004 } from "./editions.mjs";
import { HALF, RIGHT, WRONG, held, launch, read, same, submit } from "./launch.mjs";
import { Lms2004 } from "./lms.mjs";

const { status, score } = SCORM2004;
const open = (options) => launch({ ...options, adapter: "scorm2004" });
const objectives = (lms) => lms.entries("objectives").map((one) => [one.id, one.completion_status, one.success_status, one["score.raw"], one["score.scaled"]]);

test("a first launch makes eight calls and no commit, exit comes first", async () => {
  const lms = new Lms2004();
  const { opened, session } = await open({ lms });
  same(lms.calls, [
    "Initialize", "GetValue cmi.mode", "GetValue cmi.completion_status", "GetValue cmi.success_status", "GetValue cmi.suspend_data",
    "GetValue cmi.learner_id", "SetValue cmi.exit suspend", "SetValue cmi.completion_status incomplete",
  ]);
  assert.equal(opened.resumed, false);
  assert.equal(session.trouble, null);
  same(lms.violations, []);
});

test("a course is failed, tried again and passed; nothing the recorder forbids", async () => {
  const lms = new Lms2004();
  const browser = await open({ lms });
  await read(browser, 1, 2, 3, 9);
  submit(browser, WRONG);
  same([status(lms), score(lms), lms.stored["cmi.score.scaled"]], ["incomplete", "0", "0"]);
  submit(browser, HALF);
  same([status(lms), score(lms), lms.stored["cmi.score.scaled"]], ["passed", "66.66", "0.6666"]);
  submit(browser, WRONG);
  await browser.pass(3000);
  browser.leave();
  same(lms.violations, []);
  same(lms.recorder.end().map(({ id }) => id), []);
  const { "cmi.completion_status": completion, "cmi.progress_measure": progress, "cmi.exit": exit, "adl.nav.request": request } = lms.stored;
  same([status(lms), score(lms), completion, progress, exit, request], ["passed", "66.66", "completed", "1", "suspend", "suspendAll"]);
  assert.match(lms.stored["cmi.session_time"], /^PT0H0M1\dS$/);
  assert.equal(lms.calls.filter((call) => call === "Terminate").length, 1);
});

test("each question has one entry, which the last answer overwrites", async () => {
  const lms = new Lms2004();
  const browser = await open({ lms });
  submit(browser, WRONG);
  submit(browser, RIGHT);
  browser.leave();
  const next = new Lms2004(lms.stored);
  const again = await open({ lms: next, storage: new Storage() });
  submit(again, HALF);
  again.leave();
  const shown = (one) => [one.id, one.type, one.learner_response, one.result, one.weighting];
  same(lms.entries().map(shown), [
    ["q_m1_check_phase_order", "choice", "a[,]c", "correct", "2"], ["q_m1_check_who", "true-false", "true", "correct", undefined],
  ]);
  same(next.entries().map(shown), [
    ["q_m1_check_phase_order", "choice", "a[,]c", "correct", "2"], ["q_m1_check_who", "true-false", "false", "incorrect", undefined],
  ]);
  for (const { timestamp } of next.entries()) assert.match(timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  same(next.violations, []);
});

test("an answer that is told again does not hide a later one from another device", async () => {
  const lms = new Lms2004();
  const storage = new Storage();
  const phone = await open({ lms, storage });
  submit(phone, WRONG);
  const laptop = new Lms2004(lms.stored);
  const other = await open({ lms: laptop, storage: new Storage() });
  submit(other, RIGHT);
  other.leave();
  const back = new Lms2004(laptop.stored);
  const again = await open({ lms: back, storage });
  await again.pass(10_000);
  same(back.entries().map((one) => one.result), ["correct", "correct"]);
});

test("modules and learning objectives are told, and never lowered", async () => {
  const lms = new Lms2004();
  const browser = await open({ lms });
  await read(browser, 1);
  browser.hide();
  same(objectives(lms), [["m_m1", "incomplete", undefined, undefined, undefined], ["o_who", undefined, undefined, undefined, undefined]]);
  assert.equal(lms.stored["cmi.progress_measure"], "0.25");
  await read(browser, 2, 3);
  submit(browser, RIGHT);
  same(objectives(lms), [["m_m1", "completed", "passed", "100", "1"], ["o_who", "completed", "passed", "100", "1"]]);
  submit(browser, WRONG);
  browser.leave();
  same(objectives(lms), [["m_m1", "completed", "passed", "100", "1"], ["o_who", "completed", "passed", "100", "1"]]);
  same(lms.entries("objectives").map((one) => one.description), ["One", "Say who does what"]);
  same(lms.violations, []);
});

test("objectives keep their places by their ids, whatever an LMS held before", async () => {
  const lms = new Lms2004({
    "cmi.exit": "suspend", "cmi.objectives.0.id": "m_old", "cmi.objectives.1.id": "o_who", "cmi.objectives.1.success_status": "passed",
  });
  const browser = await open({ lms });
  for (let attempt = 0; attempt < 3; attempt++) submit(browser, WRONG);
  browser.leave();
  same(objectives(lms).map(([id, , success]) => [id, success]), [["m_old", undefined], ["o_who", "passed"], ["m_m1", "failed"]]);
  same(lms.violations, []);
});

test("attempts that are used up end in failed, and not completed", async () => {
  const lms = new Lms2004();
  const browser = await open({ lms });
  for (let attempt = 0; attempt < 3; attempt++) submit(browser, WRONG);
  browser.leave();
  same([lms.stored["cmi.success_status"], lms.stored["cmi.completion_status"]], ["failed", "incomplete"]);
  same(objectives(lms).map(([id, , success]) => [id, success]), [["m_m1", "failed"], ["o_who", "failed"]]);
  same(lms.violations, []);
});

test("what is stored is never lowered; browse writes nothing; review writes only what is better", async () => {
  const stored = {
    "cmi.exit": "suspend", "cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.score.raw": "90", "cmi.score.scaled": "0.9",
    "cmi.score.min": "0", "cmi.score.max": "100", "cmi.progress_measure": "1",
  };
  for (const mode of ["normal", "browse", "review"]) {
    const lms = new Lms2004({ ...stored, "cmi.mode": mode });
    const browser = await open({ lms });
    await read(browser, 1);
    submit(browser, HALF);
    browser.leave();
    same([status(lms), lms.stored["cmi.completion_status"], score(lms), lms.stored["cmi.progress_measure"]], ["passed", "completed", "90", "1"]);
    same(lms.violations, []);
    if (mode === "browse") same(lms.calls.filter((call) => /^Set|^Commit/.test(call)), []);
    else assert.equal(held(browser, lms).quizzes[9].attempts, 1);
    if (mode === "review") same(lms.entries(), []);
  }
});

test("of 300 questions 250 are told, and units that are silent are not", async () => {
  const lms = new Lms2004({ "cmi.exit": "suspend", ...Object.fromEntries(Array.from({ length: 249 }, (_, n) => [`cmi.interactions.${n}.id`, `q_${n}`])) });
  const browser = await open({ lms });
  submit(browser, RIGHT);
  assert.equal(lms.entries().length, 250);
  const quiet = new Lms2004();
  const other = await open({ lms: quiet, });
  other.clic.silent(["m1-check"]);
  submit(other, RIGHT);
  same([quiet.entries(), score(quiet)], [[], "100"]);
});

test("an outage is made good: everything that was lost is stored in the end", async () => {
  const lms = new Lms2004();
  const browser = await open({ lms });
  await read(browser, 1, 2, 3);
  lms.line = "refused";
  submit(browser, HALF);
  assert.equal(browser.session.trouble, "not-saved");
  lms.line = "up";
  browser.session.retry();
  assert.equal(browser.session.trouble, null);
  same([status(lms), score(lms), lms.stored["cmi.score.scaled"], lms.entries().length], ["passed", "66.66", "0.6666", 2]);
  same(held(browser, lms), browser.session.record);
});
