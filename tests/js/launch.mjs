// One course, and a learner who launches it: what the tests of session, journal and adapter share.
import assert from "node:assert/strict";
import { Browser, Storage } from "./browser.mjs";

export const COURSE = {
  payload: 1, id: "demo", title: "Demo", version: "1.0.0", language: "en", direction: "ltr", status: "draft", edition: "demo 1.0.0",
  adapter: "scorm12", modules: [{ id: "m1", title: "One", units: [[1, 3], 9] }],
  quizzes: { 9: { id: "m1-check", pass: [2, 3], points: 3, attempts: 3, required: true } },
  rule: { all: [{ viewed: [[1, 3]] }, { passed: 9 }] }, strings: {},
};
export const ENTRY = { n: 9, id: "m1-check", kind: "quiz", title: "Check", minutes: null, required: true };
export const RIGHT = { 1: "ac", 2: "t" };
export const WRONG = { 1: "b", 2: "f" };
export const HALF = { 1: "ca", 2: "f" };

export function quiz({ clic }) {
  const question = (n, id, kind, points) => ({
    n, id, kind, points, prompt: "", title: id, options: [], hint: null, key: clic.score.digest(`demo/${n}/${RIGHT[n]}`),
  });
  return { kind: "quiz", html: "", questions: [question(1, "phase-order", "multiple", 2), question(2, "who", "truefalse", 1)] };
}

export async function launch({ lms = null, storage = new Storage(), tab = new Storage(), line = () => !lms || lms.line !== "down", course = COURSE, adapter = "scorm12", api = lms && lms.api, parent } = {}) {
  const browser = new Browser({ api, storage, tab, adapter, line, parent });
  browser.clic.course(course);
  const opened = browser.clic.session.open();
  await browser.pass(api || adapter === "none" ? 0 : 5000);
  return Object.assign(browser, { session: browser.clic.session, opened: await opened });
}

export async function read(browser, ...numbers) {
  for (const n of numbers) {
    browser.session.visit(n);
    browser.session.seen(n);
    await browser.pass(2000);
  }
}

// Values of the browser's own realm have prototypes of their own: what they hold is compared.
export const plain = (value) => JSON.parse(JSON.stringify(value));
export const same = (actual, expected) => assert.deepEqual(plain(actual), plain(expected));
export const submit = (browser, answers) => browser.session.submit(ENTRY, quiz(browser), answers);
export const status = (lms) => lms.stored["cmi.core.lesson_status"];
export const score = (lms) => lms.stored["cmi.core.score.raw"];
export const held = (browser, lms) => browser.clic.state.decode(lms.stored["cmi.suspend_data"]).record;
