// The journal on the device, and which of it and the LMS is believed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Browser, Storage } from "./browser.mjs";
import { RIGHT, held, launch, read, same, score, status, submit } from "./launch.mjs";
import { Lms } from "./lms.mjs";

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
  same([merged.session.record.pages.length, merged.session.record.quizzes[9].best[0], merged.session.standing().lesson], [3, 3, "passed"]);
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

const MOODLE = (activity, revision) => `https://moodle.example/pluginfile.php/${activity}/mod_scorm/content/${revision}/index.html#wells`;
const SLASHLESS = (activity) => `https://moodle.example/pluginfile.php?file=%2F${activity}%2Fmod_scorm%2Fcontent%2F1%2Findex.html`;

test("the same course in two activities of Moodle has a journal in each, which stays when the package is replaced", async () => {
  const storage = new Storage();
  const start = (href, lms = new Lms()) => launch({ lms, storage, href });
  const first = new Lms();
  const begun = await start(MOODLE(19, 1), first);
  first.line = "down";
  await read(begun, 1, 2);
  begun.leave();
  assert.equal((await start(MOODLE(20, 1))).session.record.pages.length, 0);
  assert.equal((await start(SLASHLESS(20))).session.record.pages.length, 0);
  const again = await start(MOODLE(19, 2), new Lms(first.stored));
  same(again.session.record.pages, [1, 2]);
  // A file that was taken along opens in the other activity too: it is the same person.
  const other = await start(MOODLE(20, 1));
  assert.equal(other.clic.journal.who(), again.clic.journal.who());
  assert.ok(again.clic.journal.who());
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

test("no LMS is not an LMS that was reset", async () => {
  const storage = new Storage();
  const nameless = { "cmi.core.student_id": "" };
  const lms = new Lms(nameless);
  const browser = await launch({ lms, storage });
  await read(browser, 1, 2);
  browser.leave();
  (await launch({ lms: new Lms(lms.stored), storage })).leave();
  assert.equal((await launch({ storage })).session.record.bookmark, 2);
});
