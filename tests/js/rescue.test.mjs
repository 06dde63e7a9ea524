// Shared computers, erasing, and work that is carried from device to device as a text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage } from "./browser.mjs";
import { COURSE, HALF, RIGHT, held, launch, read, same, submit } from "./launch.mjs";
import { Lms } from "./lms.mjs";

test("on a device that others use the journal goes with the tab", async () => {
  const storage = new Storage();
  const tab = new Storage();
  const browser = await launch({ storage, tab, lms: new Lms() });
  assert.equal(browser.session.ownDevice(), null);
  await read(browser, 1);
  assert.ok(storage.entries.size > 0);
  assert.equal(browser.session.ownDevice(false), false);
  await read(browser, 2);
  same([...storage.entries.keys()], []);
  same((await launch({ storage, tab })).session.record.pages, []);
  const again = await launch({ storage, tab, lms: new Lms() });
  same([again.session.record.pages, again.session.ownDevice()], [[1, 2], false]);
  const next = await launch({ storage, lms: new Lms() });
  same([next.session.record.pages, next.session.ownDevice()], [[], null]);
});

test("on one's own device the work is there without an LMS too", async () => {
  const storage = new Storage();
  const browser = await launch({ storage, lms: new Lms() });
  assert.equal(browser.session.ownDevice(true), true);
  await read(browser, 1, 2);
  browser.leave();
  const alone = await launch({ storage });
  same(alone.session.record.pages, [1, 2]);
  await read(alone, 3);
  const lms = new Lms();
  const back = await launch({ storage, lms });
  await back.pass(2000);
  same(held(back, lms).pages, [1, 2, 3]);
});

test("what is erased is gone, and nothing is kept any more in this launch", async () => {
  const storage = new Storage();
  const lms = new Lms();
  const browser = await launch({ storage, lms });
  await read(browser, 1, 2);
  browser.session.erase();
  await read(browser, 3);
  same([...storage.entries.keys()], []);
  same(held(browser, lms).pages, [1, 2, 3]);
});

test("work is taken to another device as a text, whatever mail did to it", async () => {
  const first = await launch();
  await read(first, 1, 2);
  submit(first, RIGHT);
  const text = first.session.exported();
  const lms = new Lms();
  const second = await launch({ lms });
  await read(second, 3);
  submit(second, HALF);
  const { token } = second.session.record;
  const mailed = `> ${text.slice(0, 30)}\r\n${text.slice(30)}\n`;
  const before = second.session.exported();
  same([second.session.imported(mailed), second.session.exported()], ["unknown-learner", before]);
  assert.equal(second.session.imported(mailed, true), "merged");
  await second.pass(2000);
  const record = held(second, lms);
  same([record.pages, record.quizzes[9].best, record.token], [[1, 2, 3], [3, 3], token]);
  assert.equal(lms.stored["cmi.core.lesson_status"], "passed");
});

test("work of the same learner is taken up without a question, and answers that no LMS has travel along", async () => {
  const cut = new Lms();
  cut.line = "down";
  const first = await launch({ lms: cut });
  submit(first, RIGHT);
  await first.pass(1000);
  const text = first.session.exported();
  const lms = new Lms();
  const second = await launch({ lms });
  assert.equal(second.session.imported(text), "merged");
  assert.equal(second.session.imported(text), "merged");
  await second.pass(10_000);
  same([held(second, lms).quizzes[9].best, lms.entries().map((entry) => entry.result)], [[3, 3], ["correct", "correct"]]);
  const bob = await launch({ lms: new Lms({ "cmi.core.student_id": "bob" }) });
  const mine = bob.session.exported();
  same([bob.session.imported(text), bob.session.exported()], ["unknown-learner", mine]);
});

test("a text that an earlier edition saved is understood, after a question", async () => {
  const browser = await launch();
  await read(browser, 1, 2);
  const old = browser.session.exported().replace("demo:::", "demo:");
  const later = await launch({ lms: new Lms() });
  same([later.session.imported(old), later.session.imported(old, true), later.session.record.pages], ["unknown-learner", "merged", [1, 2]]);
});

test("where the work is kept is said as it is", async () => {
  const storage = new Storage(), tab = new Storage();
  const browser = await launch({ storage, tab });
  await read(browser, 1);
  assert.equal(browser.clic.journal.kept(), "device");
  browser.session.ownDevice(false);
  await read(browser, 2);
  assert.equal(browser.clic.journal.kept(), "tab");
  tab.closed = true;
  await read(browser, 3);
  assert.equal(browser.clic.journal.kept(), "");
  const other = await launch();
  await read(other, 1);
  other.session.erase();
  assert.equal(other.clic.journal.kept(), "");
});

test("a text that is damaged, or of another course, changes nothing", async () => {
  const browser = await launch();
  await read(browser, 1, 2);
  const text = browser.session.exported();
  const other = await launch({ course: { ...COURSE, id: "other" } });
  const before = other.session.exported();
  same([other.session.imported(text), other.session.exported()], ["other-course", before]);
  const mine = browser.session.exported();
  for (const wrong of ["", "hello", text.slice(0, -3), text.replace(/.(?=!)/, "~")]) {
    assert.notEqual(browser.session.imported(wrong), "merged");
    assert.equal(browser.session.exported(), mine);
  }
});

test("an image that does not come takes the word of the LMS back, and one that comes makes it good", async () => {
  let line = true;
  const lms = new Lms();
  const browser = await launch({ lms, line: () => line });
  await read(browser, 1, 2, 3);
  await browser.pass(10_000);
  line = false;
  lms.line = "down";
  submit(browser, RIGHT);
  assert.equal(browser.session.trouble, null);
  await browser.pass(6000);
  assert.equal(browser.session.trouble, "not-saved");
  const { commits } = lms;
  browser.session.retry();
  await browser.pass(0);
  same([browser.session.trouble, lms.commits], ["not-saved", commits]);
  line = true;
  lms.line = "up";
  await browser.pass(31_000);
  same([browser.session.trouble, lms.stored["cmi.core.lesson_status"], lms.entries().length], [null, "passed", 2]);
});

test("answers that were confirmed are not told again, others keep their places", async () => {
  const storage = new Storage();
  const first = new Lms();
  const browser = await launch({ lms: first, storage });
  submit(browser, HALF);
  await browser.pass(10_000);
  submit(browser, RIGHT);
  const second = new Lms(first.stored);
  const again = await launch({ lms: second, storage });
  await again.pass(10_000);
  again.leave();
  same(second.calls.filter((call) => /interactions.*id/.test(call)).map((call) => call.split(" ")[1]), ["cmi.interactions.2.id", "cmi.interactions.3.id"]);
  assert.equal(second.entries().length, 4);
  const third = new Lms(second.stored);
  (await launch({ lms: third, storage })).leave();
  same(third.calls.filter((call) => /interactions/.test(call)), []);
});
