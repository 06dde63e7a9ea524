// What a learner writes: on the device always, in the LMS only once the learner agreed, and only as far as the LMS takes it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage } from "./browser.mjs";
import { COURSE, RIGHT, held, launch, read, same, submit } from "./launch.mjs";
import { Lms } from "./lms.mjs";

const DAY = 24 * 3600 * 1000;
const LONG = "A river that floods each spring. ".repeat(60);
const LONGER = "مدينة على النهر. ".repeat(200);

const texts = (browser, ...keys) => keys.map((key) => browser.clic.store.get(key));

test("before the learner agreed nothing written goes to the LMS, and the device keeps it", async () => {
  const [lms, storage] = [new Lms(), new Storage()];
  const browser = await launch({ lms, storage });
  browser.clic.store.put("5", "A river that floods.");
  await browser.pass(5000);
  same([held(browser, lms).texts, browser.clic.store.agreed(), browser.clic.store.travels("5")], [{}, null, false]);
  browser.leave();
  same(texts(await launch({ lms: new Lms(lms.stored), storage }), "5"), ["A river that floods."]);
  same(texts(await launch({ lms: new Lms(lms.stored) }), "5"), [""]);
});

test("what the learner agreed to is on the next device, and so is the answer", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  browser.clic.store.agree(true);
  browser.clic.store.put("5", "A river that floods; “often”.\nمدينة");
  await browser.pass(5000);
  assert.equal(browser.clic.store.travels("5"), true);
  browser.leave();
  const laptop = await launch({ lms: new Lms(lms.stored) });
  same([texts(laptop, "5"), laptop.clic.store.agreed()], [["A river that floods; “often”.\nمدينة"], true]);
  same(lms.violations, []);
});

test("who takes the agreement back takes the texts out of the LMS", async () => {
  const lms = new Lms();
  const browser = await launch({ lms });
  browser.clic.store.agree(true);
  browser.clic.store.put("5", "A river.");
  await browser.pass(5000);
  browser.clic.store.agree(false);
  await browser.pass(5000);
  same([Object.keys(held(browser, lms).texts), texts(browser, "5")], [["0"], ["A river."]]);
});

test("typing is kept on the device at once and is no reason for a commit", async () => {
  const [lms, storage] = [new Lms(), new Storage()];
  const browser = await launch({ lms, storage });
  browser.clic.store.agree(true);
  await browser.pass(5000);
  const { commits } = lms;
  for (const end of [5, 9, 14]) {
    browser.clic.store.put("5", "A river that floods.".slice(0, end), true);
    await browser.pass(2000);
  }
  assert.equal(lms.commits, commits);
  same(texts(await launch({ storage, lms: new Lms(lms.stored) }), "5"), ["A river that f"]);
});

/** What SCORM 1.2 lets suspend_data have, and the simulator too. */
const STANDARD = 4096;

/** An LMS with a limit of its own: it refuses what is longer, or cuts it off without a word. */
function limited(limit, cuts, stored = {}) {
  const lms = new Lms(stored);
  const set = lms.LMSSetValue.bind(lms);
  const api = Object.fromEntries(["Initialize", "Finish", "Commit", "GetValue", "GetLastError"].map((verb) => [`LMS${verb}`, (...values) => lms[`LMS${verb}`](...values)]));
  api.LMSSetValue = (element, value) => {
    if (value.length > limit && !cuts) return lms.answer(false, "405");
    const kept = value.slice(0, limit);
    if (kept.length <= STANDARD) return set(element, kept);
    lms.simulator.write(element, kept);
    return lms.answer(true);
  };
  return Object.assign(lms, { api });
}

async function wordy(lms, storage) {
  const browser = await launch({ lms, storage });
  await read(browser, 1, 2);
  submit(browser, RIGHT);
  const { store } = browser.clic;
  store.agree(true);
  store.put("5", LONG);
  store.put("6", LONGER);
  await browser.pass(5000);
  return browser;
}

test("an LMS that refuses more than the standard wants gets what fits, and is not asked again", async () => {
  const [lms, storage] = [limited(4096, false), new Storage()];
  const browser = await wordy(lms, storage);
  same([browser.session.trouble, browser.clic.store.travels("5"), browser.clic.store.travels("6")], [null, true, false]);
  same([held(browser, lms).pages, Object.keys(held(browser, lms).texts)], [[1, 2], ["0", "5"]]);
  browser.leave();
  const again = await launch({ lms: limited(4096, false, lms.stored), storage });
  same([texts(again, "5", "6"), again.session.room(64000)], [[LONG, LONGER], 4096]);
});

test("an LMS that cuts off in silence costs no page, no answer, and no text that the device has", async () => {
  const [lms, storage] = [limited(5000, true), new Storage()];
  const browser = await wordy(lms, storage);
  browser.leave();
  assert.equal(lms.stored["cmi.suspend_data"].length, 5000);
  const other = await launch({ lms: limited(5000, true, lms.stored) });
  same([other.session.record.pages, other.session.record.quizzes[9].best, other.session.record.other.r], [[1, 2], [3, 3], "1"]);
  const later = limited(5000, true, lms.stored);
  const again = await launch({ lms: later, storage });
  await again.pass(5000);
  same([texts(again, "5", "6"), again.clic.store.travels("5"), again.clic.store.travels("6")], [[LONG, LONGER], true, false]);
  same(Object.keys(held(again, later).texts), ["0", "5"]);
});

test("an LMS that takes more gets all; that it does is believed once it gave it back", async () => {
  const [lms, storage] = [limited(64000, false), new Storage()];
  const browser = await wordy(lms, storage);
  same([Object.keys(held(browser, lms).texts), browser.clic.store.travels("6")], [["0", "5", "6"], false]);
  browser.leave();
  const laptop = await launch({ lms: limited(64000, false, lms.stored) });
  same([texts(laptop, "5", "6"), laptop.clic.store.travels("6")], [[LONG, LONGER], true]);
});

test("texts travel in what is saved by hand", async () => {
  const first = await launch();
  await read(first, 1);
  first.clic.store.put("5", "A river – “ours”;\n2 lines!");
  first.clic.store.done(5);
  first.clic.store.declare(6);
  const second = await launch();
  second.clic.store.put("7", "Mine.");
  assert.equal(second.session.imported(`${first.session.exported().slice(0, 40)}\n${first.session.exported().slice(40)}`, true), "merged");
  same([texts(second, "5", "7"), second.session.record.done, second.session.record.declared], [["A river – “ours”;\n2 lines!", "Mine."], [5], [6]]);
});

test("ninety days after the course was finished the device forgets the texts, and nothing else", async () => {
  const storage = new Storage();
  const course = { ...COURSE, quizzes: {}, rule: { viewed: [[1, 2]] } };
  const browser = await launch({ lms: new Lms(), storage, course });
  browser.clic.store.put("5", "A river.");
  await read(browser, 1, 2);
  browser.leave();
  const name = [...storage.entries.keys()].find((one) => /^clic\/demo\/[0-9a-f]{16}$/.test(one));
  for (const [days, text] of [[0, "A river."], [89, "A river."], [91, ""]]) {
    const entry = JSON.parse(storage.entries.get(name));
    assert.ok(Math.abs(entry.finished - Date.now()) < DAY || days > 0);
    storage.entries.set(name, JSON.stringify({ ...entry, finished: Date.now() - days * DAY }));
    const later = await launch({ lms: new Lms(), storage, course });
    same([texts(later, "5"), later.session.record.pages], [[text], [1, 2]]);
  }
});

test("whoever learns on the device next sweeps it, and nothing else is touched", async () => {
  const storage = new Storage({ "clic/own": "yes", other: "x" });
  const course = { ...COURSE, quizzes: {}, rule: { viewed: [[1, 2]] } };
  const kept = {};
  for (const [id, days] of [["old", 91], ["fresh", 5]]) {
    const browser = await launch({ lms: new Lms(), storage, course: { ...course, id } });
    browser.clic.store.put("5", "A river.");
    await read(browser, 1, 2);
    browser.leave();
    const name = [...storage.entries.keys()].find((one) => new RegExp(`^clic/${id}/[0-9a-f]{16}$`).test(one));
    storage.entries.set(name, JSON.stringify({ ...JSON.parse(storage.entries.get(name)), finished: Date.now() - days * DAY }));
    kept[id] = name;
  }
  storage.entries.set(`${kept.old}/old`, JSON.stringify({ ...JSON.parse(storage.entries.get(kept.old)), finished: 0 }));
  kept.aside = `${kept.old}/old`;
  const next = await launch({ lms: new Lms(), storage });
  next.run(new URL("../../clic_scorm/runtime/expiry.js", import.meta.url));
  const held = (id) => next.clic.state.decode(JSON.parse(storage.entries.get(kept[id])).state).record;
  same([held("old").texts, held("aside").texts, held("old").pages, Object.keys(held("fresh").texts)], [{}, {}, [1, 2], ["5"]]);
  same([storage.entries.get("clic/own"), storage.entries.get("other")], ["yes", "x"]);
});

test("a course that is not finished forgets nothing", async () => {
  const storage = new Storage();
  const browser = await launch({ lms: new Lms(), storage });
  browser.clic.store.put("5", "A river.");
  browser.leave();
  const entry = [...storage.entries].find(([name]) => /^clic\/demo\/[0-9a-f]{16}$/.test(name))[1];
  assert.equal(JSON.parse(entry).finished, 0);
});
