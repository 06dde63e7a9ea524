/*
 * Learners who do as they please, by the session's own verbs: the runtime's scripts over scorm-again, without a browser. What the LMS holds after each
 * step is written out, one JSON line a journey; who reads it knows what it should be (tests/journeys).
 *
 * node tests/js/journeys.mjs < JOBS, where JOBS is {courses: [{start, certified, goals, units}], journeys: [{course, adapter, seed, steps}]}
 */
import { readFileSync } from "node:fs";
import { Browser, Storage } from "./browser.mjs";
import { chance } from "./simulator.mjs";
import { load } from "./stage.mjs";

globalThis.window ||= globalThis;
const { Scorm12API, Scorm2004API } = await import("scorm-again");

const QUIET = { autocommit: false, logLevel: 5, lmsCommitUrl: false };
const LEARNER = { student_id: "ann", student_name: "Quispe, Rosa", lesson_mode: "normal", credit: "credit", lesson_status: "not attempted" };

/** One LMS over one learner: what was committed comes back at the next launch, and a course that reported an end is opened to look back. */
class Lms12 {
  constructor(kept) {
    this.api = new Scorm12API({ ...QUIET, mastery_override: true });
    const core = kept ? { ...kept.core, entry: kept.core.exit === "suspend" ? "resume" : "", exit: "", session_time: "00:00:00" } : LEARNER;
    const mode = kept && kept.core.lesson_status !== "incomplete" ? "review" : "normal";
    this.api.loadFromJSON({ cmi: { ...kept, core: { ...core, lesson_mode: mode } } }, "");
    this.held = kept;
  }

  store(last) {
    this.held = this.api.renderCommitCMI(last).cmi;
  }

  get told() {
    const { lesson_status, score } = this.held.core;
    return { lesson: lesson_status, score: String(score.raw ?? "") };
  }
}

class Lms2004 {
  constructor(kept) {
    this.api = new Scorm2004API(QUIET);
    const stored = kept && kept.exit === "suspend" ? { ...kept } : {};
    const mode = kept && kept.completion_status === "completed" ? "review" : "normal";
    const entry = "exit" in stored ? "resume" : "ab-initio";
    delete stored.exit;
    delete stored.session_time;
    this.api.loadFromJSON({ cmi: { ...stored, learner_id: "ann", learner_name: "Quispe, Rosa", mode, credit: "credit", entry } }, "");
    const set = this.api.SetValue;
    this.api.SetValue = (element, value) => {
      if (element === "cmi.exit") this.exit = value;
      return set.call(this.api, element, value);
    };
    this.held = kept;
  }

  store() {
    this.held = { ...this.api.renderCommitCMI(true).cmi, exit: this.exit };
  }

  get told() {
    const { completion_status, success_status, score } = this.held;
    return { completion: completion_status, success: success_status, score: String(score.raw ?? ""), scaled: String(score.scaled ?? "") };
  }
}

const EDITIONS = {
  scorm12: { Lms: Lms12, methods: ["LMSCommit", "LMSFinish"] },
  scorm2004: { Lms: Lms2004, methods: ["Commit", "Terminate"] },
};

// Every launch is a realm of its own, in which nothing is compiled yet: the one function that takes most of the time is shared.
const { digest } = load("score.js").score;

class Journey {
  constructor(course, { adapter, seed }) {
    Object.assign(this, { course, adapter, dice: chance(seed), storage: new Storage(), kept: null, browser: null, spent: 0 });
    this.submitted = {};
    this.declared = new Set();
  }

  pick(list) {
    return list[Math.floor(this.dice() * list.length)];
  }

  async open() {
    const { Lms, methods } = EDITIONS[this.adapter];
    this.lms = new Lms(this.kept);
    for (const name of methods) {
      const real = this.lms.api[name];
      this.lms.api[name] = (given) => {
        const answer = real.call(this.lms.api, given);
        this.lms.store(name === methods[1]);
        if (this.browser) this.stopped = this.browser.time;
        return answer;
      };
    }
    const { start, certified, goals } = this.course;
    const browser = new Browser({ api: this.lms.api, storage: this.storage, adapter: this.adapter });
    browser.clic.score.digest = digest;
    browser.clic.course({ ...start, adapter: this.adapter, strings: {} });
    if (certified) browser.clic.certified(certified);
    browser.clic.goals?.(goals);
    const opened = browser.clic.session.open();
    await browser.pass(0);
    await opened;
    this.browser = browser;
    this.began = this.stopped = browser.time;
    browser.clic.session.evaluated();
    await browser.pass(2000);
  }

  close() {
    this.browser.leave();
    this.note();
    this.kept = this.lms.held;
    this.browser = null;
  }

  /** What a stopwatch shows at the last commit: whole seconds of each launch. */
  note() {
    this.clock = this.spent + Math.floor((this.stopped - this.began) / 1000);
    this.earned = Object.keys(this.browser.clic.session.record.earned).sort();
  }

  async view() {
    const { entry } = this.pick(this.course.units.filter((unit) => unit.entry.kind === "page"));
    this.browser.clic.session.visit(entry.n);
    this.browser.clic.session.seen(entry.n);
    return entry.id;
  }

  async submit() {
    const open = this.course.units.filter(({ entry }) => entry.kind === "quiz" && this.browser.clic.session.attemptsLeft(entry.n) !== 0);
    if (!open.length) return this.view();
    const { entry, data } = this.pick(open);
    this.browser.clic.session.visit(entry.n);
    const sure = this.dice();
    const answers = Object.fromEntries(data.questions.map(({ n }) => [n, this.dice() < sure ? this.course.right[n] : this.course.wrong[n]]));
    this.browser.clic.session.submit(entry, data, answers);
    return { quiz: entry.id, right: data.questions.filter(({ n }) => answers[n] === this.course.right[n]).map(({ id }) => id) };
  }

  async declare() {
    const { entry } = this.pick(this.course.units.filter((unit) => unit.entry.kind === "declaration"));
    this.browser.clic.session.visit(entry.n);
    this.browser.clic.store.declare(entry.n);
    return { declared: entry.id };
  }

  /** Sit there for a minute, with a sign of life. */
  async wait() {
    await this.browser.pass(61_000);
    this.browser.window.dispatch("keydown");
    return "";
  }

  async say() {
    const [id, value] = this.pick(this.course.say);
    const { session, state, journal } = this.browser.clic;
    session.join({ ...state.empty("", ""), learner: { [id]: [[session.record.at[0] + 1, journal.device()], value] } }, []);
    return { said: [id, value] };
  }

  /** Let the LMS hear of it, as when somebody looks at another window. */
  async settle() {
    await this.browser.pass(2000);
    this.browser.hide();
    this.browser.show();
    await this.browser.pass(0);
  }

  async step() {
    if (!this.browser) {
      await this.open();
      await this.settle();
      this.note();
      return ["open", ""];
    }
    const ways = ["view", "view", "submit", "submit", "submit", "submit", "declare", "wait", "close"];
    if (this.course.say.length) ways.push("say", "say");
    const way = this.pick(ways);
    if (way === "close") {
      this.close();
      this.spent = this.clock;
      return [way, ""];
    }
    const what = await this[way]();
    await this.settle();
    this.note();
    return [way, what];
  }

  async run(steps) {
    const trace = [];
    for (let step = 0; step < steps; step += 1) {
      const [way, what] = await this.step();
      trace.push({ way, what, told: this.lms.told, clock: this.clock, earned: this.earned });
    }
    return trace;
  }
}

const { courses, journeys } = JSON.parse(readFileSync(0, "utf8"));
for (const job of journeys) {
  const trace = await new Journey(courses[job.course], job).run(job.steps);
  process.stdout.write(`${JSON.stringify(trace)}\n`);
}
