// The session: what a launch, a page, a quiz and a leaving mean for the LMS.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage } from "./browser.mjs";
import { COURSE, HALF, RIGHT, WRONG, held, launch, quiz, read, same, score, status, submit } from "./launch.mjs";
import * as kinds from "./kinds.mjs";
import { Lms } from "./lms.mjs";

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
  same(submit(browser, WRONG), { earned: 0, possible: 3, results: submitted(browser, WRONG) });
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

function submitted(browser, letters) {
  const results = {};
  for (const { n } of quiz(browser).questions) results[n] = { letters: letters[n], right: false, points: 0, parts: {} };
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
  same([lms.written("cmi.core.exit"), lms.written("cmi.core.lesson_status")], [["suspend"], ["incomplete"]]);
});

test("pages turned fast share a commit", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  for (const n of [1, 2, 3]) browser.session.visit(n);
  await browser.pass(1500);
  assert.equal(lms.commits, 1);
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
  await read(browser, 1);
  browser.session.visit(2);
  await browser.pass(2000);
  assert.equal(status(lms), "incomplete");
  browser.session.seen(2);
  await browser.pass(2000);
  same([status(lms), lms.written("cmi.core.score.raw")], ["completed", []]);
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

test("until what evaluates the rule is here the LMS hears nothing of status and score; then it hears all", async () => {
  const lms = new Lms();
  const browser = await launch({ lms, rules: false });
  await read(browser, 1, 2, 3, 9);
  submit(browser, RIGHT);
  same([status(lms), score(lms), browser.session.standing().lesson, browser.session.verdict()], ["incomplete", undefined, "incomplete", null]);
  same(held(browser, lms).quizzes[9].reached, 1);
  browser.rulesArrive();
  await browser.pass(2000);
  same([status(lms), score(lms), browser.session.standing().lesson], ["passed", "100", "passed"]);
  same(lms.violations, []);
});

test("whoever leaves before that loses nothing: the next launch tells it", async () => {
  const lms = new Lms();
  const browser = await launch({ lms, rules: false });
  await read(browser, 1, 2, 3, 9);
  submit(browser, RIGHT);
  browser.leave();
  same([status(lms), score(lms)], ["incomplete", undefined]);
  const later = new Lms(lms.stored);
  const again = await launch({ lms: later, rules: false });
  again.rulesArrive();
  await again.pass(2000);
  same([status(later), score(later)], ["passed", "100"]);
});

test("where there is nothing to tell, nothing is told when it comes", async () => {
  const lms = new Lms();
  const browser = await launch({ lms, rules: false });
  browser.rulesArrive();
  await browser.pass(2000);
  assert.equal(lms.calls.length, 6);
});

test("time counts while the page is seen and somebody is there", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  await browser.pass(100_000);
  browser.hide();
  assert.equal(lms.stored["cmi.core.session_time"], "0000:01:40");
  await browser.pass(3_600_000);
  browser.show();
  await browser.pass(10_000);
  browser.window.dispatch("scroll");
  await browser.pass(3_600_000);
  browser.window.dispatch("keydown");
  browser.leave();
  assert.equal(lms.stored["cmi.core.session_time"], "0000:06:50");
  assert.equal(held(browser, lms).seconds, 410);
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

test("who goes on after the page seemed to go is saved again", async () => {
  const lms = new Lms();
  const browser = await launch({ lms, api: reopenable(lms) });
  await read(browser, 1);
  browser.leave();
  browser.show();
  await read(browser, 2, 3);
  same(held(browser, lms).pages, [1, 2, 3]);
});

/** The LMS without its recorder, which allows one LMSInitialize in a launch. */
function reopenable(lms) {
  const api = Object.fromEntries(["Initialize", "Finish", "Commit", "GetValue", "SetValue", "GetLastError"].map((verb) => [
    `LMS${verb}`, (...values) => lms[`LMS${verb}`](...values),
  ]));
  api.LMSInitialize = (...values) => {
    if (lms.simulator.phase() === "after") lms.relaunch();
    return lms.LMSInitialize(...values);
  };
  return api;
}

test("back from the browser's memory the session is opened once more, or the learner is told", async () => {
  for (const [willing, trouble] of [[true, null], [false, "closed"]]) {
    const lms = new Lms();
    const api = reopenable(lms);
    const { LMSFinish: finish } = api;
    api.LMSFinish = () => {
      if (!willing) Object.assign(api, { LMSInitialize: () => lms.answer(false, "101"), LMSGetValue: () => lms.answer(false, "301") && "" });
      return finish("");
    };
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

test("what was typed is there again on the same device; on another its worth is", async () => {
  const lms = new Lms();
  const storage = new Storage();
  const first = await launch({ lms, storage, course: kinds.COURSE_OF_KINDS });
  const { results } = kinds.submit(first, kinds.RIGHT);
  first.leave();
  for (const [device, word, gaps] of [[storage, kinds.RIGHT[3], kinds.RIGHT[7]], [new Storage(), "\u0000t", "\u0000atbt"]]) {
    const browser = await launch({ lms: new Lms(lms.stored), storage: device, course: kinds.COURSE_OF_KINDS });
    const { answers } = browser.session.record.quizzes[9];
    for (const question of kinds.quiz(browser).questions) {
      const given = browser.clic.judge.again(question, answers[question.n]);
      if (question.n === 3) assert.equal(given, word);
      if (question.n === 7) assert.equal(given, gaps);
      same(browser.session.judge(question, given), results[question.n]);
    }
  }
});
