// An attempt at a quiz before it is submitted: what it asks, what is kept of it, and what uses it up.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage } from "./browser.mjs";
import { COURSE, DRAWN, ENTRY, answerDrawn, drawnQuiz, launch, plain, quiz, same } from "./launch.mjs";
import { Lms } from "./lms.mjs";

const asked = (browser, unit = drawnQuiz(browser)) => plain(browser.clic.sitting.asked(ENTRY, unit)).map(({ n, options }) => [n, options.map(({ letter }) => letter).join("")]);
const numbers = (browser, unit) => asked(browser, unit).map(([n]) => n);
const course = (terms) => ({ ...COURSE, quizzes: { 9: { ...COURSE.quizzes[9], ...terms } } });
/** A large bank, so that two draws that are alike are no chance. */
function bank(browser, without = [], more = []) {
  const pool = [...Array.from({ length: 20 }, (_, place) => place + 1), ...more].filter((n) => !without.includes(n));
  const [one] = drawnQuiz(browser).questions;
  return { ...drawnQuiz(browser), feedback: "never", questions: pool.map((n) => ({ ...one, n, id: `q${n}` })), draw: [[6, pool]] };
}

test("a draw is the same after a reload and on another device, and another after an attempt", async () => {
  const lms = new Lms();
  const storage = new Storage();
  const browser = await launch({ lms, storage });
  browser.clic.sitting.begin(ENTRY, bank(browser));
  const first = asked(browser, bank(browser));
  browser.leave();
  const again = await launch({ lms: new Lms(lms.stored), storage });
  assert.deepEqual(asked(again, bank(again)), first);
  again.leave();
  const elsewhere = await launch({ lms: new Lms(lms.stored) });
  assert.deepEqual(asked(elsewhere, bank(elsewhere)), first);
  const { sitting } = elsewhere.clic;
  sitting.submit(ENTRY, bank(elsewhere), sitting.asked(ENTRY, bank(elsewhere)), {});
  assert.notDeepEqual(asked(elsewhere, bank(elsewhere)), first);
});

test("two learners draw differently", async () => {
  const [one, other] = [await launch({ lms: new Lms() }), await launch({ lms: new Lms() })];
  assert.notDeepEqual(asked(one, bank(one)), asked(other, bank(other)));
});

test("an update of the package in the midst of an attempt: what is gone falls out, what is new stays out", async () => {
  const browser = await launch({ lms: new Lms() });
  browser.clic.sitting.begin(ENTRY, bank(browser));
  const before = numbers(browser, bank(browser));
  const gone = before[2];
  const after = numbers(browser, bank(browser, [gone], [31, 32, 33, 34, 35, 36, 37, 38]));
  assert.equal(after.length, 6);
  assert.deepEqual(after.filter((n) => before.includes(n)).length, 5);
  assert.ok(after.every((n) => n <= 20));
});

test("opening, beginning and leaving use no attempt; a submission does", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  browser.session.visit(9);
  browser.clic.sitting.begin(ENTRY, drawnQuiz(browser));
  browser.clic.sitting.keepDraft(9, { 1: "a" });
  browser.leave();
  const again = await launch({ lms: new Lms(lms.stored) });
  same([again.session.attemptsLeft(9), again.clic.sitting.begun(9)], [3, true]);
  answerDrawn(again, DRAWN.wrong);
  same([again.session.attemptsLeft(9), again.clic.sitting.begun(9)], [2, false]);
});

test("what was checked is answered for good, on every device, until the attempt is submitted", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  const unit = drawnQuiz(browser);
  browser.clic.sitting.begin(ENTRY, unit);
  const [n] = numbers(browser);
  browser.clic.sitting.lock(ENTRY, n, DRAWN.right[n]);
  browser.leave();
  const elsewhere = await launch({ lms: new Lms(lms.stored) });
  same(elsewhere.clic.sitting.current(9).answers, { [n]: DRAWN.right[n] });
  assert.equal(elsewhere.clic.sitting.begun(9), true);
  answerDrawn(elsewhere, DRAWN.right);
  same(elsewhere.clic.sitting.current(9).answers, {});
});

test("two devices that check different questions of one attempt lose neither", async () => {
  const storage = new Storage();
  const lms = new Lms();
  const begun = await launch({ lms, storage });
  begun.clic.sitting.begin(ENTRY, drawnQuiz(begun));
  const [first, second] = numbers(begun);
  begun.leave();
  // What is checked here does not arrive: it stays on the device.
  const here = await launch({ lms: new Lms(lms.stored), storage });
  here.clic.sitting.lock(ENTRY, first, DRAWN.right[first]);
  here.leave();
  const other = new Lms(lms.stored);
  const elsewhere = await launch({ lms: other });
  elsewhere.clic.sitting.lock(ENTRY, second, DRAWN.wrong[second]);
  elsewhere.leave();
  const again = await launch({ lms: new Lms(other.stored), storage });
  same(again.clic.sitting.current(9).answers, { [first]: DRAWN.right[first], [second]: DRAWN.wrong[second] });
});

test("what was chosen and not submitted stays on the device, and goes with what is kept there", async () => {
  const storage = new Storage();
  const lms = new Lms();
  const browser = await launch({ lms, storage });
  browser.clic.sitting.keepDraft(9, { 1: "a" });
  browser.leave();
  const again = await launch({ lms: new Lms(lms.stored), storage });
  same(again.clic.sitting.draft(9), { 1: "a" });
  const { sitting } = again.clic;
  sitting.submit(ENTRY, quiz(again), quiz(again).questions, { 1: "ac", 2: "t" });
  assert.equal(sitting.draft(9), null);
  sitting.keepDraft(9, { 2: "t" });
  again.session.erase();
  assert.ok([...storage.entries.keys()].every((name) => !name.endsWith("/draft")));
});

test("an attempt at the course that was reset begins without what was chosen before", async () => {
  const storage = new Storage();
  const lms = new Lms();
  const browser = await launch({ lms, storage });
  browser.session.visit(1);
  browser.clic.sitting.keepDraft(9, { 1: "a" });
  browser.leave();
  const again = await launch({ lms: new Lms(lms.stored), storage });
  same(again.clic.sitting.draft(9), { 1: "a" });
  again.leave();
  const fresh = await launch({ lms: new Lms(), storage });
  assert.equal(fresh.clic.sitting.draft(9), null);
});

test("the time that was spent, and how often it was extended, survive a reload", async () => {
  const lms = new Lms();
  const storage = new Storage();
  const browser = await launch({ lms, storage });
  browser.clic.sitting.begin(ENTRY, { ...quiz(browser), time: 10 });
  browser.clic.sitting.spend(ENTRY, 65);
  browser.clic.sitting.extend(ENTRY);
  browser.leave();
  const again = await launch({ lms: new Lms(lms.stored), storage });
  const { seconds, extensions } = again.clic.sitting.current(9);
  same([seconds, extensions], [65, 1]);
});

test("once attempts are used up practice changes nothing, and draws anew each time", async () => {
  const browser = await launch({ lms: new Lms(), course: course({ attempts: 1 }) });
  const unit = { ...bank(browser), used: "practice" };
  const { sitting } = browser.clic;
  sitting.submit(ENTRY, unit, sitting.asked(ENTRY, unit), {});
  const before = plain(browser.session.record);
  const first = numbers(browser, unit);
  const questions = sitting.asked(ENTRY, unit);
  const result = sitting.submit(ENTRY, unit, questions, Object.fromEntries(questions.map(({ n }) => [n, "ac"])));
  same([result.possible, plain(browser.session.record)], [12, before]);
  assert.notDeepEqual(numbers(browser, unit), first);
});

test("attempts come back after the wait that the author sets, as many as before", async () => {
  const browser = await launch({ lms: new Lms(), course: course({ attempts: 2, after: 24 }) });
  browser.window.Date = class extends Date { static now() { return browser.clock; } };
  browser.clock = Date.UTC(2026, 10, 26);
  answerDrawn(browser, DRAWN.wrong);
  same([browser.session.attemptsLeft(9), browser.session.standing().lesson], [1, "incomplete"]);
  answerDrawn(browser, DRAWN.wrong);
  same([browser.session.attemptsLeft(9), browser.clic.sitting.opensIn(9), browser.session.standing().lesson], [0, 24 * 60, "incomplete"]);
  browser.clock += (23 * 60 + 59) * 60_000;
  same([browser.session.attemptsLeft(9), browser.clic.sitting.opensIn(9)], [0, 1]);
  browser.clock += 60_000;
  assert.equal(browser.session.attemptsLeft(9), 2);
  answerDrawn(browser, DRAWN.wrong);
  assert.equal(browser.session.attemptsLeft(9), 1);
});

test("what is to be ordered or matched is mixed too; a scale, and what keeps its order, is not", async () => {
  const browser = await launch({ lms: new Lms() });
  const [one] = drawnQuiz(browser).questions;
  const options = [..."abcdefgh"].map((letter) => ({ letter, html: letter }));
  const kinds = ["single", "multiple", "order", "match", "categorise", "scale", "single"];
  const questions = kinds.map((kind, place) => ({ ...one, n: place + 1, kind, options, keep: place === 6 }));
  const unit = { kind: "quiz", html: "", questions, shuffle: "options" };
  const mixed = asked(browser, unit).map(([, letters]) => letters !== "abcdefgh");
  assert.deepEqual(mixed, [true, true, true, true, true, false, false]);
  assert.deepEqual(numbers(browser, unit), [1, 2, 3, 4, 5, 6, 7]);
});

test("questions alone are mixed where the author says so: their options stay, and so does the order within an attempt", async () => {
  const browser = await launch({ lms: new Lms() });
  const [one] = drawnQuiz(browser).questions;
  const options = [..."abcd"].map((letter) => ({ letter, html: letter }));
  const questions = [..."12345678"].map((place) => ({ ...one, n: Number(place), kind: "single", options }));
  const unit = { kind: "quiz", html: "", questions, shuffle: "questions" };
  const first = asked(browser, unit);
  assert.deepEqual(first.map(([, letters]) => letters), Array(8).fill("abcd"));
  assert.notDeepEqual(first.map(([number]) => number), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(first.map(([number]) => number).sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(asked(browser, unit), first);
  assert.deepEqual(asked(browser, { ...unit, shuffle: "" }).map(([number]) => number), [1, 2, 3, 4, 5, 6, 7, 8]);
});

test("interactions name the bank and the question, whatever was drawn", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  const told = answerDrawn(browser, DRAWN.right);
  browser.leave();
  same(lms.entries().map(({ id, result }) => `${id} ${result}`), told.map((one) => `q_pool_${one.split(" ")[0]} correct`));
  same(lms.violations, []);
});

test("a review shows the questions that were asked, also those without an answer", async () => {
  const browser = await launch({ lms: new Lms() });
  const { sitting } = browser.clic;
  const unit = bank(browser);
  const questions = sitting.asked(ENTRY, unit);
  sitting.submit(ENTRY, unit, questions, { [questions[0].n]: "ac" });
  const outcome = browser.session.record.quizzes[9];
  same(sitting.reviewed(ENTRY, unit, outcome), questions);
  // Under another token nothing can be told of the draw: what was answered is shown.
  browser.session.record.token = "other";
  const shown = sitting.reviewed(ENTRY, unit, outcome).map(({ n }) => n);
  assert.ok(shown.includes(questions[0].n));
});

test("a damaged entry is as none", async () => {
  const browser = await launch({ lms: new Lms() });
  for (const text of ["9.", "9.zz", "9.0000001aa.1.1", "9.0000001aa.1.1.1.1~", ",,", "x"]) {
    browser.session.record.other.o = text;
    assert.equal(browser.clic.sitting.begun(9), text.endsWith("~"));
  }
});
