// Every cell of the fault matrix: nothing is lost, and the learner is told where saving fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FAULTS, MOMENTS, lost, matrix } from "./faults.mjs";

const cells = await matrix();

for (const fault of Object.keys(FAULTS)) {
  test(`nothing is lost: ${fault}`, () => {
    assert.deepEqual(cells[fault], Object.fromEntries(MOMENTS.map((moment) => [moment, []])));
  });
}

test("a loss is seen", () => {
  const outcome = { best: [3, 3], last: [3, 3], attempts: 2, at: [5, "aa"], answers: { 1: "b" } };
  const record = { pages: [1, 2], quizzes: { 9: outcome }, bookmark: 2, at: [5, "aa"], seconds: 9, token: "k", other: { x: "1" } };
  const before = { record, status: "passed", score: "100", given: ["who t correct"] };
  const after = { record, resumed: record, status: "passed", score: "100", given: ["who t correct"] };
  assert.deepEqual(lost(before, after), []);
  const worse = {
    "page 2": { record: { ...record, pages: [1] } },
    "quiz 9": { record: { ...record, quizzes: {} } },
    "best of quiz 9": { record: { ...record, quizzes: { 9: { ...outcome, best: [2, 3] } } } },
    "attempts of quiz 9": { record: { ...record, quizzes: { 9: { ...outcome, attempts: 1 } } } },
    "answers of quiz 9": { record: { ...record, quizzes: { 9: { ...outcome, answers: {} } } } },
    bookmark: { resumed: { ...record, bookmark: 1 } },
    time: { record: { ...record, seconds: 1 } },
    "section x": { record: { ...record, other: {} } },
    "status passed": { status: "completed" },
    "score 100": { score: "99.99" },
    "answer who t correct": { given: [] },
    "answer who t correct twice": { given: ["who t correct", "who t correct"] },
    everything: { record: null },
  };
  for (const [what, change] of Object.entries(worse)) assert.deepEqual(lost(before, { ...after, ...change }), [what]);
});
