// Take journeys through courses as learners do, event by event, in the real session; one JSON line each. What the rule says after each event is the answer.
import { createInterface } from "node:readline";
import { launch } from "./launch.mjs";

const REUSED = 100; // journeys that one browser takes
let browser = null;
let taken = 0;

const EVENTS = {
  view: ({ session }, n) => (session.visit(n), session.seen(n)),
  /** Answers that are not submitted count for nothing. */
  answer: ({ session, clic }, n) => (session.visit(n), clic.sitting.keepDraft(n, { [n * 10 + 1]: "a" })),
  submit({ session, clic }, n, worth, right) {
    if (session.attemptsLeft(n) === 0) return;
    const key = (question) => clic.score.digest(`demo/${question}/a`);
    const questions = worth.map((points, index) => ({ n: n * 10 + index, id: `q${index}`, kind: "multiple", points, prompt: "", title: "", options: [], hint: null, key: key(n * 10 + index) }));
    const given = Object.fromEntries(questions.map((question, index) => [question.n, right[index] ? "a" : "b"]));
    session.submit({ n, id: `u${n}`, kind: "quiz", title: "", minutes: null, required: true }, { kind: "quiz", html: "", questions }, given);
  },
  done: ({ clic }, n) => clic.store.done(n),
  declare: ({ clic }, n) => clic.store.declare(n),
  tell: ({ session, clic }, name, value) => session.join(clic.rules.tell(clic.state.empty("", ""), name, value, [session.record.at[0] + 1, "a1"]), [], true),
  wait(one, seconds) {
    one.time += seconds * 1000;
    one.window.dispatch("keydown");
  },
  close: (one) => void (one.kept = one.clic.state.encode(one.session.record)),
  /** Go on from what was kept when the page was closed last, and from what this device knows. */
  resume({ session, clic, kept }) {
    const now = clic.state.decode(clic.state.encode(session.record)).record;
    session.record = kept ? clic.state.merge(clic.state.decode(kept).record, now) : now;
  },
};

async function take({ course, events }) {
  if (!browser || taken++ % REUSED === 0) browser = await launch({ adapter: "none" });
  const { clic, session } = browser;
  clic.course({ payload: 1, id: "demo", title: "", strings: {}, usual: {}, plain: [], ...course });
  session.record = clic.state.empty(clic.journal.random(8), "a1");
  // An LMS that takes everything is not the matter here: answers are not kept to be told again.
  session.mode = "review";
  browser.kept = "";
  const verdicts = events.map(([event, ...values]) => {
    EVENTS[event](browser, ...values);
    return clic.rules.evaluate(clic.loader.course.rule, clic.loader.course.quizzes, session.record);
  });
  const { pages, done, declared, quizzes, learner, seconds } = session.record;
  return { verdicts, record: { pages, done, declared, quizzes, learner, seconds } };
}

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(JSON.stringify(await take(JSON.parse(line))) + "\n");
