/*
 * Replay scripted sessions against the recorder over the preview's simulator and scorm-again, without a browser.
 *
 * node replay.js SCORM12.js < [{"stored": {...} | null, "calls": [["LMSInitialize", ""], …]}, …]; prints, for each
 * session, its violations, the answers that the SCO got, and what the LMS holds.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

globalThis.window = globalThis;
const simulator = ["types.js", "models.js", "simulator.js"].map((name) => path.join(__dirname, "../../clic_scorm/preview/lms", name));
for (const file of [process.argv[2], ...simulator, path.join(__dirname, "twin.js"), path.join(__dirname, "elements.js"), path.join(__dirname, "recorder.js")]) {
  vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });
}

const SILENT = 5;
const START = { cmi: { core: { student_id: "u1", lesson_mode: "normal", credit: "credit" } } };

function replay(session) {
  const lms = new globalThis.Scorm12API({ autocommit: false, logLevel: SILENT });
  lms.loadFromJSON(session.stored || START, "");
  const stored = session.stored || START;
  const twin = new globalThis.Twin("1.2", lms, session.told || stored.cmi);
  const recorder = new globalThis.Recorder(twin);
  const answers = session.calls.map(([name, ...parameters]) => [recorder.api[name](...parameters), recorder.api.LMSGetLastError()]);
  return { violations: recorder.end().concat(twin.differences), answers, held: lms.renderCommitCMI(false).cmi };
}

const sessions = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(sessions.map(replay)));
