/* The preview's LMS answers as scorm-again does, call by call, but for listed differences; and has the habits that lose data. */
import assert from "node:assert/strict";
import test from "node:test";
import { DIFFERENCES, compare, create } from "./simulator.mjs";

const FULL = process.env.CI === "true";
const SEQUENCES = FULL ? 2500 : 250;

for (const version of ["1.2", "2004"]) {
  test(`SCORM ${version}: ${SEQUENCES} random sequences agree with scorm-again`, () => {
    const met = new Map();
    let agreed = 0;
    for (let seed = 1; seed <= SEQUENCES; seed++) {
      const done = compare(version, seed);
      assert.equal(done.open, null, JSON.stringify(done.open));
      agreed += done.agreed;
      for (const [id, count] of done.met) met.set(id, (met.get(id) || 0) + count);
    }
    const differing = Array.from(met.values()).reduce((sum, count) => sum + count, 0);
    console.log(`simulator ${version}: ${agreed} calls agree, ${differing} differ on purpose in ${met.size} ways`);
    assert.ok(agreed > SEQUENCES * 8, `only ${agreed} calls agree`);
    if (!FULL) return;
    // A difference that is never met is listed for nothing.
    for (const { id, version: only } of DIFFERENCES) if (only === version) assert.ok(met.has(id), `${id} is never met`);
  });
}

const launch = (line, held) => create({ version: "2004", held, line });

test("what is not committed is gone with the launch; what is committed stays", () => {
  const first = launch("up");
  first.api.Initialize("");
  first.api.SetValue("cmi.suspend_data", "one");
  assert.equal(first.held["cmi.suspend_data"], undefined);
  assert.equal(first.api.Commit(""), "true");
  assert.equal(first.held["cmi.suspend_data"], "one");
  const second = launch("up", first.held);
  second.api.Initialize("");
  assert.equal(second.api.GetValue("cmi.suspend_data"), "one");
});

test("without a line a commit says true, stores nothing, and does not send the same value again", () => {
  const lms = launch("down");
  lms.api.Initialize("");
  lms.api.SetValue("cmi.suspend_data", "one");
  assert.equal(lms.api.Commit(""), "true");
  assert.equal(lms.held["cmi.suspend_data"], undefined);
  lms.line = "up";
  lms.api.SetValue("cmi.suspend_data", "one");
  lms.api.Commit("");
  assert.equal(lms.held["cmi.suspend_data"], undefined);
  lms.api.SetValue("cmi.suspend_data", "two");
  lms.api.Commit("");
  assert.equal(lms.held["cmi.suspend_data"], "two");
});

test("the id of an objective that was lost on the way arrives with the next change of its entry", () => {
  const lms = launch("down");
  lms.api.Initialize("");
  lms.api.SetValue("cmi.objectives.0.id", "o_one");
  lms.api.Commit("");
  lms.line = "up";
  lms.api.SetValue("cmi.objectives.0.success_status", "passed");
  lms.api.Commit("");
  assert.deepEqual({ ...lms.held }, { "cmi.objectives.0.id": "o_one", "cmi.objectives.0.success_status": "passed" });
});

test("what the LMS writes by itself is read by the course, and stored with the next commit", () => {
  const lms = launch("up");
  lms.api.Initialize("");
  lms.write("cmi.success_status", "failed");
  assert.equal(lms.api.GetValue("cmi.success_status"), "failed");
  lms.api.Terminate("");
  assert.equal(lms.held["cmi.success_status"], "failed");
});

test("a refused commit says so", () => {
  const lms = launch("refused");
  lms.api.Initialize("");
  assert.equal(lms.api.Commit(""), "false");
  assert.equal(lms.api.GetLastError(), "391");
});

test("each call is told with its result", () => {
  const told = [];
  const lms = create({ version: "1.2", tell: (call) => told.push(call) });
  lms.api.LMSInitialize("");
  lms.api.LMSSetValue("cmi.core.lesson_status", "done");
  assert.deepEqual(
    told.map(({ name, answer, error }) => [name, answer, error]),
    [["LMSInitialize", "true", "0"], ["LMSSetValue", "false", "405"]],
  );
});
