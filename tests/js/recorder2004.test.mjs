// The recorder of SCORM 2004 is a judge, so it is judged first: each planted violation is found under its own id, and refused with its code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { same } from "./launch.mjs";
import { Lms2004 } from "./lms.mjs";

const set = (element, value) => ["SetValue", `cmi.${element}`, value];
const OPEN = [["Initialize", ""], set("exit", "suspend"), set("completion_status", "incomplete")];
const CLOSE = [set("session_time", "PT0H1M30S"), set("exit", "suspend"), ["Commit", ""], ["Terminate", ""]];
const SCORE = [set("score.min", "0"), set("score.max", "100"), set("score.raw", "50"), set("score.scaled", "0.5")];
const interaction = (changed = {}) => {
  const fields = { id: "q_order", type: "choice", timestamp: "2026-11-26T09:05:00", learner_response: "a[,]c", result: "correct", ...changed };
  return Object.entries(fields).filter(([, value]) => value !== null).map(([name, value]) => set(`interactions.0.${name}`, value));
};

/** Make the calls; return ids of what was violated, and the errors that were answered. */
function replay(calls, stored = {}) {
  const lms = new Lms2004(stored);
  const errors = calls.map(([name, ...values]) => (lms.api[name](...values), lms.api.GetLastError())).filter((code) => !["0", "403"].includes(code));
  return { ids: [...new Set(lms.recorder.end().map(({ id }) => id))], errors };
}

test("a clean session has no violation", () => {
  same(replay([...OPEN, ...interaction(), ...SCORE, ["SetValue", "adl.nav.request", "suspendAll"], ...CLOSE]), { ids: [], errors: [] });
  same(replay([["Initialize", ""], ["GetValue", "cmi.suspend_data"], ["GetValue", "cmi.interactions._count"], ...OPEN.slice(1), ...CLOSE]), { ids: [], errors: [] });
});

/** Id, error code (empty where the call is let through), calls between start and end. */
const PLANTS = [
  ["element-unknown", "401", [set("core.lesson_status", "passed")]],
  ["not-a-string", "201", [set("score.raw", 80)]],
  ["keyword", "404", [set("interactions._count", "3")]],
  ["read-only", "404", [set("learner_name", "Eve")]],
  ["write-only", "405", [["GetValue", "cmi.exit"]]],
  ["completion-vocabulary", "406", [set("completion_status", "passed")]],
  ["success-vocabulary", "406", [set("success_status", "completed")]],
  ["exit-vocabulary", "406", [set("exit", "logout")]],
  ["suspend-data-length", "406", [set("suspend_data", "x".repeat(64001))]],
  ["scaled-range", "407", [set("score.scaled", "50")]],
  ["progress-range", "407", [set("progress_measure", "1.5")]],
  ["score-format", "406", [set("score.raw", "eighty")]],
  ["session-time-format", "406", [set("session_time", "00:01:30")]],
  ["request-vocabulary", "406", [["SetValue", "adl.nav.request", "leave"]]],
  ["index-gap", "351", [set("interactions.1.id", "q")]],
  ["index-unknown", "301", [["GetValue", "cmi.objectives.0.id"]]],
  ["id-not-first", "408", [set("interactions.0.type", "choice")]],
  ["type-missing", "408", [set("interactions.0.id", "q_order"), set("interactions.0.learner_response", "a"), ...interaction()]],
  ["timestamp-format", "406", [...interaction(), set("interactions.0.timestamp", "2026-11-26T09:05:00Z")]],
  ["timestamp-format", "406", [...interaction(), set("interactions.0.timestamp", "2026-11-26T09:05:00.123")]],
  ["response-choice", "406", [...interaction(), set("interactions.0.learner_response", "option-1")]],
  ["response-choice", "406", [...interaction(), set("interactions.0.learner_response", "a\nb")]],
  ["response-repeated", "406", [...interaction(), set("interactions.0.learner_response", "a[,]a")]],
  ["response-true-false", "406", [...interaction({ type: "true-false", learner_response: "true" }), set("interactions.0.learner_response", "t")]],
  ["response-matching", "406", [...interaction({ type: "matching", learner_response: "a[.]b" }), set("interactions.0.learner_response", "a.b")]],
  ["result-vocabulary", "406", [...interaction(), set("interactions.0.result", "wrong")]],
  ["interaction-incomplete", "", interaction({ result: null })],
  ["bounds-missing", "", [set("score.raw", "50"), set("score.scaled", "0.5")]],
  ["scaled-and-raw", "", SCORE.slice(0, 3)],
  ["scaled-differs", "", [...SCORE.slice(0, 3), set("score.scaled", "0.9")]],
  ["entry-after-score", "", [...SCORE, ...interaction()]],
  ["score-after-status", "", [set("success_status", "passed"), ...SCORE]],
  ["status-lowered", "", [set("success_status", "passed"), set("success_status", "failed")]],
  ["score-lowered", "", [set("progress_measure", "0.5"), set("progress_measure", "0.4")]],
  ["objective-id-changed", "351", [set("objectives.0.id", "m_a"), set("objectives.0.id", "m_b")]],
];
for (const [number, [id, code, calls]] of PLANTS.entries()) {
  test(`planted ${number}: ${id}`, () => same(replay([...OPEN, ...calls, ...CLOSE]), { ids: [id], errors: code ? [code] : [] }));
}

test("sessions that begin, end or leave badly", () => {
  same(replay([set("exit", "suspend"), ...OPEN, ...CLOSE]), { ids: ["before-initialize"], errors: ["132"] });
  same(replay([...OPEN, ...CLOSE, ["Commit", ""]]), { ids: ["after-finish"], errors: ["143"] });
  same(replay([...OPEN, OPEN[0], ...CLOSE]), { ids: ["initialize-twice"], errors: ["103"] });
  same(replay([...OPEN, ...CLOSE, CLOSE[3]]), { ids: ["finish-twice"], errors: ["113"] });
  same(replay(OPEN.concat(CLOSE.slice(0, 3))), { ids: ["finish-missing"], errors: [] });
  same(replay([OPEN[0], OPEN[2], ...CLOSE]), { ids: ["exit-not-first"], errors: [] });
  same(replay([OPEN[0], set("exit", "suspend"), ...CLOSE], { "cmi.mode": "browse" }).ids, ["write-in-browse"]);
  same(replay([OPEN[0], set("exit", "suspend"), set("suspend_data", ""), ...OPEN.slice(2), ...CLOSE], { "cmi.exit": "suspend", "cmi.suspend_data": "1AB" }).ids, ["state-emptied"]);
  assert.ok(PLANTS.length > 30);
});
