// Every cell of the fault matrix: nothing is lost, and the learner is told where saving fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage } from "./browser.mjs";
import { EDITIONS, FAULTS, matrix, table } from "./faults.mjs";
import * as filling from "./filling.mjs";
import { grid } from "./grid.mjs";
import { launch, plain } from "./launch.mjs";
import { FORMS, lost, momentsOf } from "./world.mjs";

const LEAST_CELLS = 200;
const cells = await matrix();
console.log(grid(cells).join("\n"));

for (const edition of Object.keys(EDITIONS)) {
  for (const form of FORMS) {
    for (const name of Object.keys(FAULTS)) {
      const fault = form === "plain" ? name : `${name}; ${form}`;
      test(`nothing is lost in ${edition}: ${fault}`, () => {
        assert.deepEqual(cells[edition][fault], Object.fromEntries(momentsOf(form).map((moment) => [moment, []])));
      });
    }
  }
}

test("each edition has its cells", () => {
  for (const rows of Object.values(cells)) {
    assert.ok(Object.values(rows).reduce((sum, row) => sum + Object.keys(row).length, 0) >= LEAST_CELLS);
  }
});

test("the grid shows each cell, and says what was lost in which", () => {
  const found = { "SCORM 1.2": { "tab closed": { launched: [], "page seen": ["page 2"] }, "app killed": { launched: [] } } };
  assert.deepEqual(grid(found), [
    "",
    "SCORM 1.2  | launched | page seen",
    "---------------------------------",
    "tab closed | ·        | ✗",
    "app killed | ·        |",
    "✗ SCORM 1.2, tab closed, page seen: page 2",
  ]);
});

test("what a table counts is all there is", (t) => {
  const lines = table(cells);
  for (const line of lines) t.diagnostic(line);
  const all = Object.values(cells).flatMap((rows) => Object.values(rows)).reduce((sum, row) => sum + Object.keys(row).length, 0);
  assert.equal(lines.reduce((sum, line) => sum + Number(line.match(/= (\d+) cells, 0 with a loss/)[1]), 0), all);
  assert.equal(lines.length, Object.keys(EDITIONS).length * FORMS.length);
});

test("a loss of what is filled in is seen", async () => {
  const storage = new Storage();
  const browser = filling.equip(await launch({ api: null, storage, course: filling.COURSE_TO_FILL_IN }));
  filling.score(browser);
  await filling.begin(browser);
  await filling.add(browser);
  const record = plain(browser.session.record);
  const before = { record, filled: true, status: "incomplete", score: null, given: [] };
  const after = { record: { ...record, texts: {} }, home: record, resumed: record, status: "incomplete", given: [] };
  assert.deepEqual(lost(before, after), []);
  assert.deepEqual(lost(before, { ...after, record }), Object.keys(record.texts).map((key) => `text ${key} was given away`));
  const [mine] = Object.keys(record.texts).filter((key) => filling.added(key) && key.endsWith(".c"));
  const stamp = record.texts[mine].split(".").slice(0, 2);
  const others = { ...record, texts: { ...record.texts, [mine]: ["zzzzz", stamp[1], "Other"].join(".") } };
  assert.deepEqual(lost(before, { ...after, home: others }), [`text ${mine}`, "what the form shows"]);
  const { [mine]: _, ...rest } = record.texts;
  assert.deepEqual(lost(before, { ...after, home: { ...record, texts: rest } }), [`text ${mine}`, "what the form shows"]);
  const scored = { ...record.quizzes[10], answers: { ...record.quizzes[10].answers, 31: "c" } };
  assert.deepEqual(lost({ ...before, record: { ...record, quizzes: {} } }, { ...after, home: { ...record, quizzes: { 10: scored } } }), ["what the form shows"]);
});

test("a loss is seen", () => {
  const outcome = { best: [3, 3], last: [3, 3], attempts: 2, at: [5, "aa"], answers: { 1: "b" } };
  const record = { pages: [1, 2], quizzes: { 9: outcome }, bookmark: 2, at: [5, "aa"], seconds: 9, token: "k", other: { x: "1", o: "9.01000055aa.4.0.0.0~1.b" }, done: [5], declared: [6], texts: { 5: "00002.aa.River" } };
  const before = { record, status: "passed", score: "100", given: ["who t correct"], objectives: [["m_m1", "completed", "passed", 100]] };
  const objective = { id: "m_m1", completion_status: "completed", success_status: "passed", "score.raw": "100" };
  const after = { record, resumed: record, status: "passed", score: "100", given: ["who t correct"], objectives: [objective] };
  assert.deepEqual(lost(before, after), []);
  const worse = {
    "page 2": { record: { ...record, pages: [1] } },
    "5 done": { record: { ...record, done: [] } },
    "6 declared": { record: { ...record, declared: [] } },
    "text 5": { record: { ...record, texts: { 5: "00001.zz.Sea" } } },
    "quiz 9": { record: { ...record, quizzes: {} } },
    "best of quiz 9": { record: { ...record, quizzes: { 9: { ...outcome, best: [2, 3] } } } },
    "attempts of quiz 9": { record: { ...record, quizzes: { 9: { ...outcome, attempts: 1 } } } },
    "answers of quiz 9": { record: { ...record, quizzes: { 9: { ...outcome, answers: {} } } } },
    bookmark: { resumed: { ...record, bookmark: 1 } },
    time: { record: { ...record, seconds: 1 } },
    "section x": { record: { ...record, other: { o: record.other.o } } },
    "section o": { record: { ...record, other: { ...record.other, o: "9.01000055aa.4.0.0.0" } } },
    "status passed": { status: "completed" },
    "score 100": { score: "99.99" },
    "answer who t correct": { given: [] },
    "answer who t correct twice": { given: ["who t correct", "who t correct"] },
    "objective m_m1 completed": { objectives: [{ ...objective, completion_status: "incomplete" }] },
    "objective m_m1 passed": { objectives: [{ ...objective, success_status: "failed" }] },
    "objective m_m1 100": { objectives: [{ ...objective, "score.raw": "99" }] },
    everything: { record: null },
  };
  for (const [what, change] of Object.entries(worse)) assert.deepEqual(lost(before, { ...after, ...change }), [what]);
});
