// Content through script elements, and the interface strings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Browser } from "./browser.mjs";

const MODULES = { m1: [[1, 3], 9], m2: [5] };
const FILES = {
  "outline/m1.js": 'clic.outline("m1", "One", [{n: 2, id: "two"}, {n: 9, id: "check"}])',
  "outline/m2.js": 'clic.outline("m2", "Two", [{n: 5, id: "five"}])',
  "units/two.js": 'clic.unit("two", {kind: "page", html: "<p>2"})',
};

function browse(files = FILES, strings = {}) {
  const browser = new Browser({ files });
  browser.clic.course({ id: "demo", modules: MODULES, quizzes: {}, rule: {}, strings });
  return browser;
}

test("a file is asked for once", async () => {
  const browser = browse();
  const [one, two] = await Promise.all([browser.clic.loader.unit("two"), browser.clic.loader.unit("two")]);
  assert.equal(one.html, "<p>2");
  assert.equal(one, two);
  assert.deepEqual(browser.requests, ["units/two.js"]);
});

test("three tries, then an error; later tries start again", async () => {
  const files = { "units/two.js": [null, "/* a log-in page */", null, FILES["units/two.js"]] };
  const browser = browse(files);
  const failed = assert.rejects(browser.clic.loader.unit("two"), { message: "could not load units/two.js" });
  await browser.pass(10_000);
  await failed;
  assert.equal(browser.requests.length, 3);
  assert.equal((await browser.clic.loader.unit("two")).kind, "page");
});

test("the second try is enough", async () => {
  const browser = browse({ "units/two.js": [null, FILES["units/two.js"]] });
  const loaded = browser.clic.loader.unit("two");
  await browser.pass(10_000);
  assert.equal((await loaded).kind, "page");
});

test("a part is here when it says so, and is asked for once", async () => {
  const browser = browse({ "runtime/search.js": ["/* a log-in page */", 'clic.found = (clic.found || 0) + 1; clic.part("search", false)'] });
  const both = Promise.all([browser.clic.loader.part("search"), browser.clic.loader.part("search")]);
  await browser.pass(10_000);
  await both;
  assert.deepEqual([browser.clic.found, browser.requests.length], [1, 2]);
});

test("a unit is here once what draws it is here, and a page needs no more", async () => {
  const files = { "units/check.js": 'clic.unit("check", {kind: "quiz"})', "runtime/quiz.js": 'clic.view.quiz = () => {}; clic.part("quiz", true)' };
  const browser = browse({ ...FILES, ...files });
  browser.clic.view = { page: () => {}, tools: { textOnly: () => false } };
  await browser.clic.loader.unit("two");
  assert.deepEqual(browser.requests, ["units/two.js"]);
  await browser.clic.loader.unit("check");
  assert.equal(typeof browser.clic.view.quiz, "function");
  await browser.clic.loader.unit("check");
  assert.deepEqual(browser.requests, ["units/two.js", "units/check.js", "runtime/quiz.js", "runtime/quiz.css"]);
});

test("a unit that was fetched ahead waits for the style sheet of what draws it", async () => {
  const files = { "units/check.js": 'clic.unit("check", {kind: "quiz"})', "runtime/quiz.js": 'clic.view.quiz = () => {}; clic.part("quiz", true)' };
  const browser = browse({ ...FILES, ...files });
  browser.sheets = [];
  browser.clic.view = { page: () => {}, tools: { textOnly: () => false } };
  browser.clic.loader.prefetch("check");
  await browser.pass();
  assert.equal(typeof browser.clic.view.quiz, "function");
  let here = false;
  const coming = browser.clic.loader.unit("check").then(() => (here = true));
  await browser.pass();
  assert.equal(here, false);
  browser.sheets.forEach((arrive) => arrive());
  await coming;
  assert.deepEqual(browser.requests, ["units/check.js", "runtime/quiz.js", "runtime/quiz.css"]);
});

test("a start payload that did not come is asked for again", async () => {
  const browser = new Browser({ files: { "course.js": [null, 'clic.course({id: "demo", modules: {}, quizzes: {}, rule: {}, strings: {}})'] } });
  const started = browser.clic.loader.start();
  await browser.pass(10_000);
  assert.equal((await started).id, "demo");
  assert.equal(browser.clic.loader.course.id, "demo");
  await browse().clic.loader.start();
});

test("what travels short is whole again", () => {
  const browser = new Browser();
  const rule = { all: [{ viewed: [1] }, { at_least: [1, [{ passed: 2 }]] }, { passed: [2, 3] }] };
  browser.clic.course({ modules: { m1: [[1, 4]] }, usual: { points: 5, attempts: null }, plain: [2, 4], quizzes: { 3: { points: 1 } }, rule, strings: {} });
  const { modules, quizzes, rule: whole } = browser.clic.loader.course;
  assert.deepEqual(JSON.parse(JSON.stringify({ modules, quizzes, whole })), {
    modules: [{ id: "m1", title: "", units: [[1, 4]] }],
    quizzes: { 2: { points: 5, attempts: null }, 3: { points: 1, attempts: null }, 4: { points: 5, attempts: null } },
    whole: { all: [{ viewed: [1] }, { at_least: [1, [{ passed: 2 }]] }, { passed: 2 }, { passed: 3 }] },
  });
});

test("units are found by number and by id", async () => {
  const { clic, requests } = browse();
  assert.deepEqual([...clic.loader.order()], [1, 2, 3, 9, 5]);
  assert.equal(clic.loader.moduleOf(5).id, "m2");
  assert.equal(clic.loader.moduleOf(77), undefined);
  const five = await clic.loader.find(5);
  assert.deepEqual([five.id, five.module.title], ["five", "Two"]);
  assert.deepEqual(requests, ["outline/m2.js"]);
  assert.equal((await clic.loader.locate("five")).n, 5);
  assert.equal(requests.length, 1);
  assert.equal((await clic.loader.locate("check")).n, 9);
  await assert.rejects(clic.loader.locate("nowhere"));
  await assert.rejects(clic.loader.find(77));
});

test("the next unit is fetched ahead, but not for those who save data", async () => {
  const browser = browse();
  browser.clic.loader.prefetch("two");
  browser.window.navigator.connection = { saveData: true };
  browser.clic.loader.prefetch("three");
  browser.window.navigator.connection = { effectiveType: "slow-2g" };
  browser.clic.loader.prefetch("three");
  assert.deepEqual(browser.requests, ["units/two.js"]);
});

test("numbers are written as in the language of the course", () => {
  const { clic } = browse();
  assert.equal(clic.numeral("66.66"), "66.66");
  Object.assign(clic.loader.course, { decimal: "٫", digits: "٠١٢٣٤٥٦٧٨٩" });
  assert.equal(clic.numeral("66.05"), "٦٦٫٠٥");
  assert.equal(clic.t("{done} of {title}", { done: 12, title: "Unit 1.5" }), "١٢ of Unit 1.5");
});

test("strings are translated and filled", () => {
  const { clic } = browse(FILES, { Next: "Weiter", "{seen} of {total}": "{total}/{seen}" });
  assert.equal(clic.t("Next"), "Weiter");
  assert.equal(clic.t("Back"), "Back");
  assert.equal(clic.t("{seen} of {total}", { seen: 3, total: 12 }), "12/3");
  assert.equal(clic.t("{other}", { seen: 3 }), "{other}");
  assert.equal(clic.t("constructor"), "constructor");
});
