/*
 * A strict LMS of SCORM 1.2 with the two habits of Moodle that lose data: a commit sends only what differs from what was
 * sent last, and counts it as sent even when nothing arrived. The recorder of the browser tests judges each call.
 */
import { readFileSync } from "node:fs";
import vm from "node:vm";

const judges = vm.createContext({});
for (const name of ["elements.js", "recorder.js"]) {
  vm.runInContext(readFileSync(new URL(`../browser/${name}`, import.meta.url), "utf8"), judges);
}

const START = { "cmi.core.lesson_status": "not attempted", "cmi.core.student_id": "ann", "cmi.core.lesson_mode": "normal" };

export class Lms {
  /** @param stored what the LMS holds before the launch */
  constructor(stored = {}) {
    this.stored = { ...START, ...stored };
    this.values = { ...this.stored };
    this.sent = { ...this.stored };
    this.running = false;
    this.commits = 0;
    this.line = "up"; // "down": true is answered and nothing arrives; "refused": false and 101
    this.error = "0";
    this.recorder = new judges.Recorder(this);
    this.api = this.recorder.api;
  }

  get calls() {
    return this.recorder.calls.map((call) => [call.name.slice(3), ...call.parameters].join(" ").trim());
  }

  get violations() {
    return this.recorder.violations.map((violation) => violation.id);
  }

  written(element) {
    return this.recorder.calls.filter((call) => call.name === "LMSSetValue" && call.parameters[0] === element).map((call) => call.parameters[1]);
  }

  entries() {
    const found = [];
    for (const [element, value] of Object.entries(this.stored)) {
      const place = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element);
      if (place) (found[place[1]] ||= {})[place[2]] = value;
    }
    return found;
  }

  getCMIValue(element) {
    if (element.endsWith("interactions._count")) {
      return String(new Set(Object.keys(this.values).map((name) => /^cmi\.interactions\.(\d+)/.exec(name)?.[1]).filter(Boolean)).size);
    }
    return element.endsWith("_count") ? "0" : this.values[element] ?? "";
  }

  answer(ok, code = "101") {
    this.error = ok ? "0" : code;
    return String(ok);
  }

  LMSInitialize() {
    this.running = true;
    return this.answer(true);
  }

  LMSGetValue(element) {
    this.answer(true);
    return this.getCMIValue(element);
  }

  LMSSetValue(element, value) {
    this.values[element] = value;
    return this.answer(true);
  }

  LMSCommit() {
    this.commits += 1;
    for (const [element, value] of Object.entries(this.values)) {
      if (this.sent[element] === value) continue;
      this.sent[element] = value;
      if (this.line === "up") this.stored[element] = value;
    }
    return this.answer(this.line !== "refused");
  }

  LMSFinish() {
    this.running = false;
    return this.LMSCommit();
  }

  LMSGetLastError() {
    return this.error;
  }

  LMSGetErrorString(code) {
    return `error ${code}`;
  }

  LMSGetDiagnostic() {
    return "";
  }
}
