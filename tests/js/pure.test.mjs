// The pure scripts against the vectors that the Python reference runs too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, vectors } from "./stage.mjs";

const clic = load("score.js", "rules.js", "state.js");
const plain = (value) => JSON.parse(JSON.stringify(value));

for (const { name, rule, quizzes, record, verdict, status } of vectors("rules")) {
  test(`rule: ${name}`, () => {
    assert.deepEqual(plain(clic.rules.evaluate(rule, quizzes, record)), verdict);
    assert.equal(clic.rules.status(rule, quizzes, record), status);
  });
}

for (const { name, quizzes, record, report } of vectors("score")) {
  test(`score: ${name}`, () => assert.equal(clic.score.report(quizzes, record), report));
}

for (const { text, digest } of vectors("digest")) {
  test(`digest: ${JSON.stringify(text)}`, () => assert.equal(clic.score.digest(text), digest));
}

for (const { name, record, text } of vectors("state").written) {
  test(`state: ${name}`, () => {
    assert.equal(clic.state.encode(record), text);
    assert.deepEqual(plain(clic.state.decode(text)), { record, reason: null });
  });
}

for (const { name, text, reason } of vectors("state").refused) {
  test(`state refused: ${name}`, () => assert.deepEqual(plain(clic.state.decode(text)), { record: null, reason }));
}
