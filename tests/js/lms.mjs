/*
 * The LMS of the tests without a browser: the preview's simulator, judged by the recorder of the browser tests, call by call.
 *
 * As in Moodle, the simulator's commits send only what differs from what was sent last, and count it as sent even when nothing arrived.
 */
import { readFileSync } from "node:fs";
import vm from "node:vm";

const judges = vm.createContext({});
const read = (folder, names) => names.forEach((name) => vm.runInContext(readFileSync(new URL(`../../${folder}/${name}`, import.meta.url), "utf8"), judges));
read("clic_scorm/preview/lms", ["types.js", "models.js", "simulator.js"]);
read("tests/browser", ["elements.js", "recorder.js", "elements2004.js", "recorder2004.js"]);

const START = { "cmi.core.lesson_status": "not attempted", "cmi.core.student_id": "ann", "cmi.core.lesson_mode": "normal" };

export class Lms {
  /** @param stored what the LMS holds before the launch */
  constructor(stored = {}) {
    this.open("1.2", { ...START, ...stored });
  }

  /** Launch over what is *held*. */
  open(version, held) {
    this.version = version;
    this.commits = 0;
    /** What the LMS is made to answer to GetLastError, once. */
    this.forced = "";
    this.simulator = judges.clicLms.create({ version, held });
    this.recorder = version === "1.2" ? new judges.Recorder(this) : new judges.Recorder2004(this);
    this.api = this.recorder.api;
  }

  /** Begin another launch over what is stored, and judge nothing anew. */
  relaunch() {
    this.simulator = judges.clicLms.create({ version: this.version, held: this.stored, line: this.line });
  }

  /** What the LMS has stored. */
  get stored() {
    return this.simulator.held;
  }

  /** What it was told, stored or not. */
  get values() {
    return this.simulator.values();
  }

  /** "up"; "down": true is answered and nothing arrives; "refused": false and an error. */
  get line() {
    return this.simulator.line;
  }

  set line(line) {
    this.simulator.line = line;
  }

  get calls() {
    return this.recorder.calls.map((call) => [call.name.replace("LMS", ""), ...call.parameters].join(" ").trim());
  }

  get violations() {
    return this.recorder.violations.map((violation) => violation.id);
  }

  written(element) {
    return this.recorder.calls.filter((call) => call.name.endsWith("SetValue") && call.parameters[0] === element).map((call) => call.parameters[1]);
  }

  entries(array = "interactions") {
    const found = [];
    for (const [element, value] of Object.entries(this.stored)) {
      const place = /^cmi\.(\w+)\.(\d+)\.(.+)$/.exec(element);
      if (place && place[1] === array) (found[place[2]] ||= {})[place[3]] = value;
    }
    return found;
  }

  /** What the LMS knows, for whoever judges: no call of the course. */
  getCMIValue(element) {
    const [, array] = /^cmi\.(\w+)\._count$/.exec(element) || [];
    if (!array) return this.values[element] ?? "";
    return String(new Set(Object.keys(this.values).map((name) => name.split(".")).filter((place) => place[1] === array).map((place) => place[2])).size);
  }

  /** Answer as a test wants it, and not as the simulator would. */
  answer(ok, code = "101") {
    this.forced = ok ? "0" : code;
    return String(ok);
  }

  ask(name, given) {
    this.forced = "";
    return this.simulator.api[name](...given);
  }

  LMSInitialize(...given) {
    return this.ask("LMSInitialize", given);
  }

  LMSGetValue(...given) {
    return this.ask("LMSGetValue", given);
  }

  LMSSetValue(...given) {
    return this.ask("LMSSetValue", given);
  }

  LMSCommit(...given) {
    this.commits += 1;
    return this.ask("LMSCommit", given);
  }

  LMSFinish(...given) {
    this.commits += 1;
    return this.ask("LMSFinish", given);
  }

  LMSGetLastError() {
    return this.forced || this.simulator.api.LMSGetLastError();
  }

  LMSGetErrorString(code) {
    return this.simulator.api.LMSGetErrorString(code);
  }

  LMSGetDiagnostic(code) {
    return this.simulator.api.LMSGetDiagnostic(code);
  }
}

/**
 * The LMS of SCORM 2004. As in Moodle, what was kept comes back only where the last session left with exit "suspend".
 */
export class Lms2004 extends Lms {
  constructor(stored = {}) {
    super();
    const { "cmi.mode": mode = "normal", "cmi.exit": exit } = stored;
    const start = { "cmi.learner_id": "ann", "cmi.completion_status": "unknown", "cmi.success_status": "unknown" };
    this.open("2004", { ...start, ...(exit === "suspend" ? stored : {}), "cmi.mode": mode });
  }

  Initialize(...given) {
    return this.ask("Initialize", given);
  }

  GetValue(...given) {
    return this.ask("GetValue", given);
  }

  SetValue(...given) {
    return this.ask("SetValue", given);
  }

  Commit(...given) {
    this.commits += 1;
    return this.ask("Commit", given);
  }

  Terminate(...given) {
    this.commits += 1;
    return this.ask("Terminate", given);
  }

  GetLastError() {
    return this.forced || this.simulator.api.GetLastError();
  }

  GetErrorString(code) {
    return this.simulator.api.GetErrorString(code);
  }

  GetDiagnostic(code) {
    return this.simulator.api.GetDiagnostic(code);
  }
}
