// Answer questions of the Python tests, one JSON line each: so thousands of cases cost one process.
import { createInterface } from "node:readline";
import { load } from "./stage.mjs";

const clic = load("score.js", "rules.js", "standing.js", "state.js", "merge.js", "draw.js", "attempts.js", "judge/judge.js", "judge/fold.js", "judge/number.js", "writing.js");

const verbs = {
  judge: ({ rule, quizzes, record, weights }) => ({
    verdict: clic.rules.evaluate(rule, quizzes, record),
    status: clic.standing.standing({ completed: rule }, quizzes, record).lesson,
    report: clic.rules.report(quizzes, record, weights),
  }),
  standing: ({ aims, quizzes, record }) => clic.standing.standing(aims, quizzes, record),
  encode: ({ record }) => clic.state.encode(record),
  decode: ({ text }) => clic.state.decode(text),
  merge: ({ one, other }) => clic.state.merge(one, other),
  fit: ({ record, room }) => clic.state.fit(record, room),
  write: ({ text }) => clic.writing.pack(text),
  read: ({ packed }) => clic.writing.unpack(packed),
  attempts: ({ terms, used, since, now }) => [clic.attempts.left(terms, used, since, now), clic.attempts.opensIn(terms, since, now)],
  draw: ({ seed, pools, fence }) => clic.draw.draw(seed, pools, fence),
  shuffled: ({ seed, things }) => clic.draw.shuffled(seed, things),
  digest: ({ text }) => clic.score.digest(text),
  fold: ({ text }) => [clic.fold.fold(text), clic.fold.tidy(text)],
  number: ({ text, unit }) => clic.number.read(text, unit),
  cells: ({ value }) => clic.number.cells(value),
  answer: ({ question, salt, given }) => clic.judge.recall(question, salt, clic.judge.lettersOf(question, salt, given)),
  kept: ({ question, salt, letters }) => clic.judge.recall(question, salt, letters),
  percent: ({ share }) => clic.score.percent(share),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { verb, ...rest } = JSON.parse(line);
  process.stdout.write(JSON.stringify(verbs[verb](rest)) + "\n");
}
