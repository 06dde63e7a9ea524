// The pure scripts against the vectors that the Python reference runs too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, vectors } from "./stage.mjs";

const clic = load("score.js", "rules.js", "standing.js", "state.js", "merge.js", "draw.js", "attempts.js", "judge/judge.js", "judge/fold.js", "judge/number.js", "writing.js");
const plain = (value) => JSON.parse(JSON.stringify(value));

for (const { name, rule, quizzes, record, verdict, status } of vectors("rules")) {
  test(`rule: ${name}`, () => {
    assert.deepEqual(plain(clic.rules.evaluate(rule, quizzes, record)), verdict);
    assert.equal(clic.standing.standing({ completed: rule }, quizzes, { earned: {}, ...record }).lesson, status);
  });
}

for (const { name, aims, quizzes, record, standing } of vectors("standing")) {
  test(`standing: ${name}`, () => assert.deepEqual(plain(clic.standing.standing(aims, quizzes, record)), standing));
}

for (const { name, quizzes, record, report } of vectors("score")) {
  test(`score: ${name}`, () => assert.equal(clic.rules.report(quizzes, record), report));
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

for (const { name, text, record } of vectors("state").recovered) {
  test(`state recovered: ${name}`, () => assert.deepEqual(plain(clic.state.decode(text)), { record, reason: null }));
}

for (const { name, one, other, merged } of vectors("state").sittings) {
  test(`sittings merged: ${name}`, () => {
    const [left, right] = [one, other].map((text) => ({ ...clic.state.empty("", ""), other: text ? { o: text } : {} }));
    assert.deepEqual(plain(clic.state.merge(left, right).other), { o: merged });
    assert.deepEqual(plain(clic.state.merge(right, left).other), { o: merged });
  });
}

for (const { name, record, room, texts } of vectors("state").fitted) {
  test(`what an LMS is given: ${name}`, () => assert.deepEqual(plain(clic.state.fit(record, room)), { ...record, texts }));
}

for (const { text, packed } of vectors("writing")) {
  test(`writing: ${JSON.stringify(text)}`, () => assert.deepEqual([clic.writing.pack(text), clic.writing.unpack(packed)], [packed, text]));
}

for (const { name, question, salt, given, letters, right, points, parts } of vectors("answers")) {
  test(`answer: ${name}`, () => {
    assert.equal(clic.judge.lettersOf(question, salt, given), letters);
    assert.deepEqual(plain(clic.judge.recall(question, salt, letters)), { letters, right, points, parts });
  });
}

for (const { text, unit, ...entry } of vectors("numbers")) {
  test(`number: ${JSON.stringify(text)} ${unit}`, () => assert.deepEqual(plain(clic.number.read(text, unit)), entry));
}

for (const { text, rank } of vectors("draw").rank) {
  test(`rank: ${JSON.stringify(text)}`, () => assert.equal(clic.draw.rank(text), rank));
}

for (const { name, seed, pools, fence, drawn } of vectors("draw").draw) {
  test(`draw: ${name}`, () => assert.deepEqual(plain(clic.draw.draw(seed, pools, fence)), drawn));
}

for (const { seed, things, order } of vectors("draw").shuffled) {
  test(`shuffled: ${seed}`, () => assert.deepEqual(plain(clic.draw.shuffled(seed, things)), order));
}

for (const { name, terms, used, since, now, left, opens } of vectors("attempts")) {
  test(`attempts: ${name}`, () => assert.deepEqual([clic.attempts.left(terms, used, since, now), clic.attempts.opensIn(terms, since, now)], [left, opens]));
}
