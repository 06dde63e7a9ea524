// Answer questions of the Python tests, one JSON line each: so thousands of cases cost one process.
import { createInterface } from "node:readline";
import { load } from "./stage.mjs";

const clic = load("score.js", "rules.js", "state.js");

const verbs = {
  judge: ({ rule, quizzes, record }) => ({
    verdict: clic.rules.evaluate(rule, quizzes, record),
    status: clic.rules.status(rule, quizzes, record),
    report: clic.score.report(quizzes, record),
  }),
  encode: ({ record }) => clic.state.encode(record),
  decode: ({ text }) => clic.state.decode(text),
  merge: ({ one, other }) => clic.state.merge(one, other),
  digest: ({ text }) => clic.score.digest(text),
  percent: ({ share }) => clic.score.percent(share),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { verb, ...rest } = JSON.parse(line);
  process.stdout.write(JSON.stringify(verbs[verb](rest)) + "\n");
}
