// One course, and a learner who launches it: what the tests of session, journal and adapter share.
import assert from "node:assert/strict";
import { Browser, Storage } from "./browser.mjs";

export const COURSE = {
  payload: 1, id: "demo", title: "Demo", adapter: "scorm12", modules: { m1: [[1, 3], 9] },
  usual: {}, quizzes: { 9: { pass: [2, 3], points: 3, attempts: 3, required: true } },
  rule: { all: [{ viewed: [[1, 3]] }, { passed: 9 }] }, strings: {},
};
/** What a package of SCORM 2004 says of its module and of a learning objective that the second question names. */
export const GOALS = (clic) => [
  ["m_m1", "One", [[1, 3]], [9]],
  ["o_who", "Say who does what", [], [], [[9, { n: 2, kind: "truefalse", points: 1, key: clic.score.digest(`demo/2/${RIGHT[2]}`) }]]],
];
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

/** A quiz that draws one of two questions twice from a bank, mixes all, and judges each answer as it is given; each answer's letters. */
export const DRAWN = { right: { 1: "ac", 3: "bd", 2: "t", 4: "f" }, wrong: { 1: "b", 3: "a", 2: "f", 4: "t" }, half: { 1: "ac", 3: "bd", 2: "f", 4: "t" } };

export function drawnQuiz({ clic }) {
  const question = (n, id, kind, points) => ({
    n, id, kind, points, bank: "pool", prompt: "", title: id, options: [..."abcd"].map((letter) => ({ letter, html: letter })), hint: null,
    key: clic.score.digest(`demo/${n}/${DRAWN.right[n]}`),
  });
  const questions = [question(1, "first", "multiple", 2), question(2, "second", "truefalse", 1), question(3, "third", "multiple", 2), question(4, "fourth", "truefalse", 1)];
  return { kind: "quiz", html: "", questions, draw: [[1, [1, 3]], [1, [2, 4]]], shuffle: "both", feedback: "each" };
}

/** Answer what an attempt at a drawn quiz asks; return what the LMS must hear of it. */
export function answerDrawn(browser, letters, unit = drawnQuiz(browser)) {
  const { sitting } = browser.clic;
  const asked = sitting.asked(ENTRY, unit);
  sitting.submit(ENTRY, unit, asked, Object.fromEntries(asked.map(({ n }) => [n, letters[n]])));
  return asked.map(({ n, id }) => `${id} ${[...letters[n]].sort().join(",")} ${letters[n] === DRAWN.right[n] ? "correct" : "wrong"}`);
}

export async function launch({ lms = null, storage = new Storage(), tab = new Storage(), line = () => !lms || lms.line !== "down", course = COURSE, adapter = "scorm12", api = lms && lms.api, href, parent, rules = true } = {}) {
  const browser = new Browser({ api, storage, tab, adapter, href, line, parent });
  browser.clic.course({ ...course, adapter });
  browser.clic.goals?.(GOALS(browser.clic));
  // What evaluates the rule comes after the first page.
  const { rules: evaluating, standing } = browser.clic;
  Object.assign(browser.clic, rules ? {} : { rules: null, standing: null });
  const rulesArrive = () => {
    Object.assign(browser.clic, { rules: evaluating, standing });
    browser.session.evaluated();
  };
  const opened = browser.clic.session.open();
  await browser.pass(api || adapter === "none" ? 0 : 5000);
  return Object.assign(browser, { rulesArrive, session: browser.clic.session, opened: await opened });
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
