// Every cell of the fault matrix: nothing is lost, and the learner is told where saving fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EDITIONS, FAULTS, FORMS, lost, matrix, momentsOf } from "./faults.mjs";
import { count, table } from "./table.mjs";

const LEAST_CELLS = 200;
const cells = await matrix();
console.log(table(cells));

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

test("the table shows each cell, and says what was lost in which", () => {
  const found = { "SCORM 1.2": { "tab closed": { launched: [], "page seen": ["page 2"] }, "app killed": { launched: [] } } };
  assert.deepEqual(count(found), { cells: 3, bad: 1 });
  assert.deepEqual(table(found).split("\n"), [
    "",
    "SCORM 1.2  | launched | page seen",
    "---------------------------------",
    "tab closed | ·        | ✗",
    "app killed | ·        |",
    "✗ SCORM 1.2, tab closed, page seen: page 2",
    "",
    "3 cells, something lost in 1",
  ]);
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
