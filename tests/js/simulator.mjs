/*
 * The simulated LMS of the preview beside scorm-again, call by call on random sequences; what differs on purpose is listed with its reason.
 *
 * node tests/js/simulator.mjs [sequences] [seed]
 */
import { readFileSync } from "node:fs";
import vm from "node:vm";

globalThis.window ||= globalThis;
const { Scorm12API, Scorm2004API } = await import("scorm-again");

const context = vm.createContext({});
for (const name of ["types.js", "models.js", "simulator.js"]) {
  vm.runInContext(readFileSync(new URL(`../../clic_scorm/preview/lms/${name}`, import.meta.url), "utf8"), context);
}
export const { create, models } = context.clicLms;

/** Numbers from 0 to 1, the same for the same seed. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const VALUES = [
  "", "0", "1", "5", "50", "100", "100.5", "-1", "0.5", "1.5", "abc", "a b", "passed", "completed", "failed", "incomplete", "browsed", "not attempted",
  "unknown", "suspend", "logout", "time-out", "normal", "correct", "incorrect", "wrong", "neutral", "00:10:00", "0000:10:00.5", "12:30:59", "25:00:00",
  "PT1H2M", "PT1.5S", "P1Y", "1 hour", "2026-11-26T10:00:00", "2026-11-26", "choice", "true-false", "fill-in", "numeric", "matching", "likert",
  "performance", "sequencing", "other", "long-fill-in", "t", "f", "true", "false", "a", "a,b", "a[,]b", "a[.]b", "a.b", "q_1", "en", "x".repeat(256),
  "x".repeat(4097), "é", "1[:]2", "continue", "_none_",
];
const NUMBERS = ["0", "0", "0", "1", "1", "2", "5"];

/** A random call that is legal more often than not. */
export function randomCall(version, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const prefix = version === "1.2" ? "LMS" : "";
  const dice = random();
  if (dice < 0.03) return { name: prefix + "Initialize", given: [random() < 0.8 ? "" : "x"] };
  if (dice < 0.05) return { name: version === "1.2" ? "LMSFinish" : "Terminate", given: [random() < 0.8 ? "" : "x"] };
  if (dice < 0.1) return { name: prefix + "Commit", given: [random() < 0.9 ? "" : "x"] };
  const rows = Array.from(models[version].elements.values()).filter((row) => !/^adl|comments_from_lms/.test(row.name));
  let row = pick(rows);
  // Arrays have many rows and want several calls in order: they are tried more often.
  if (random() < 0.4) row = pick(rows.filter((each) => /^cmi\.(interactions|objectives)\.n/.test(each.name)));
  let element = row.name.replace(/\b[nm]\b/g, () => pick(NUMBERS));
  if (random() < 0.03) element = pick(["cmi", "cmi.nothing", "cmi.core", "", "cmi.interactions.0", "cmi.objectives.x.id"]);
  if (random() < 0.06) element = element.replace(/\.[a-z_]+$/, pick(["._count", "._children"]));
  if (dice < 0.4) return { name: prefix + "GetValue", given: [element] };
  const fits = VALUES.filter((value) => !row.check || !row.check(value));
  return { name: prefix + "SetValue", given: [element, random() < 0.8 && fits.length ? pick(fits) : pick(VALUES)] };
}

// What the two LMSs hold before anybody wrote anything is each LMS's own matter.
const BEGINNING = {
  "1.2": { "cmi.core.entry": "", "cmi.core.credit": "", "cmi.core.total_time": "" },
  2004: { "cmi.entry": "", "cmi.credit": "credit", "cmi.launch_data": "", "cmi.total_time": "PT0S" },
};

/** The calls with which a course reports one interaction or objective, in order, with now and then a value that does not fit. */
function entryCalls(version, held, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const kind = pick(["interactions", "objectives"]);
  const there = new Set(Object.keys(held).map((element) => new RegExp(`^cmi\\.${kind}\\.(\\d+)`).exec(element)?.[1]).filter(Boolean)).size;
  const index = random() < 0.7 ? there : Math.max(0, there - 1);
  const set = (version === "1.2" ? "LMS" : "") + "SetValue";
  const rows = Array.from(models[version].elements.values()).filter((row) => row.name.startsWith(`cmi.${kind}.n.`) && row.access !== "r");
  const first = rows.filter((row) => /^cmi\.\w+\.n\.(id|type)$/.test(row.name));
  const calls = [...first, ...rows.filter((row) => !first.includes(row) && random() < 0.5)];
  return calls.map((row) => {
    const fits = VALUES.filter((value) => value && (!row.check || !row.check(value)));
    const name = row.name.replace(".n.", `.${index}.`).replace(".m.", ".0.");
    const fresh = /\.id$/.test(name) ? `thing_${index}` : pick(random() < 0.9 && fits.length ? fits : VALUES);
    return { name: set, given: [name, fresh] };
  });
}

function judge(version) {
  const settings = { autocommit: false, logLevel: 5, lmsCommitUrl: false, mastery_override: false };
  return version === "1.2" ? new Scorm12API(settings) : new Scorm2004API(settings);
}

/** Where the two answer differently and mean to: what it is, and why. The first that fits explains a difference. */
const is = (pattern) => (call) => pattern.test(call.name + " " + call.given[0]);
const both = (one, other) => (mine, theirs) => mine.error === one && theirs.error === other;
export const DIFFERENCES = [
  {
    id: "after-finish", version: "1.2", why: "RTE 3.3: nothing is answered after LMSFinish; scorm-again goes on",
    fits: (call, ours, theirs) => ours.error === "301" && (theirs.error === "0" || !["0", "301"].includes(theirs.error)),
  },
  {
    id: "container", why: "a group of elements has no value of its own, and none is written to it; scorm-again hands out its object",
    fits: is(/[tT]Value (|cmi|cmi\.core|cmi\.(interactions|objectives)\.\d+|cmi\.score|cmi\.learner_preference)$/),
  },
  {
    id: "unknown-element", version: "1.2", why: "Moodle answers 201 for an element that it does not know; scorm-again 401, kept for elements that an LMS may leave out",
    fits: (call, ours, theirs) => ours.error === "201" && theirs.error === "401",
  },
  {
    id: "keyword-set", version: "1.2", why: "RTE 3.3.1: _children and _count are keywords, and writing one is 402",
    fits: (call, ours, theirs) => ours.error === "402" && ["201", "401", "404"].includes(theirs.error),
  },
  {
    id: "keyword-nowhere", why: "_children or _count of something that has none, or that is not there, is no element",
    fits: (call, ours, theirs) => /\.(_children|_count)$/.test(call.given[0]) && ours.answer !== "true" && ours.error !== "0",
  },
  {
    id: "score-max", version: "1.2", why: "a score has no bounds before somebody writes them; scorm-again says 100",
    fits: is(/LMSGetValue cmi\.(core|objectives\.\d+)\.score\.max$/),
  },
  {
    id: "id-first", why: "an entry begins with its id: LMSs keep entries by it, and one without is lost or renumbered",
    fits: (call, ours) => /SetValue$/.test(call.name) && /^cmi\.(interactions|objectives)\.\d+\.(?!id$)/.test(call.given[0]) && ["201", "408"].includes(ours.error),
  },
  {
    id: "get-beyond", why: "an index that is not there yet can't be read: in 2004 a general get failure (RTE 3.1.7.5), in 1.2 an invalid argument",
    fits: (call, ours) => /GetValue$/.test(call.name) && /\.\d+\./.test(call.given[0]) && ["201", "301"].includes(ours.error),
  },
  {
    id: "gap", why: "indexes have no gaps: the next one is _count (2004 RTE 3.1.7.6: 351)",
    fits: (call, ours) => /SetValue$/.test(call.name) && /\.\d+\./.test(call.given[0]) && ["201", "351"].includes(ours.error),
  },
  {
    id: "narrow-id", why: "an id with a space or an accent is one that some LMS refuses or keeps otherwise: the preview refuses it",
    fits: (call, ours, theirs) => /\.id$/.test(call.given[0]) && ["405", "406"].includes(ours.error) && theirs.error === "0",
  },
  {
    id: "ascii", version: "1.2", why: "texts of SCORM 1.2 are ASCII (CMIString, RTE 3.4)",
    fits: (call, ours, theirs) => ours.error === "405" && theirs.error === "0" && /[^\x00-\x7f]/.test(call.given[1]),
  },
  {
    id: "weighting", version: "1.2", why: "a weighting is any decimal number (RTE 3.4.5); scorm-again ends at 100",
    fits: (call, ours, theirs) => /weighting$/.test(call.given[0]) && ours.error === "0" && theirs.error === "405",
  },
  {
    id: "stale-error", version: "2004", why: "an answered call has no error; scorm-again leaves the one of the call before when a status is read",
    fits: (call, ours, theirs) => /GetValue$/.test(call.name) && /status$/.test(call.given[0]) && ours.error === "0" && ours.answer === theirs.answer,
  },
  {
    id: "order-of-children", version: "2004", why: "the standard gives _children no order; and cmi._children it does not give at all",
    fits: (call, ours, theirs) =>
      /_children$/.test(call.given[0]) && ours.error === theirs.error && ours.answer.split(",").every((name) => theirs.answer.split(",").includes(name)),
  },
  {
    id: "preference", version: "2004", why: "RTE 4.2.12: no language is a language, speed 0 is a speed; one letter is no language, and captions are off, on or as they were",
    fits: is(/SetValue cmi\.learner_preference\./),
  },
  {
    id: "empty-text", version: "2004", why: "an empty text is a text",
    fits: (call, ours, theirs) => call.given[1] === "" && ours.error === "0" && theirs.error === "406",
  },
  {
    id: "interaction-id", version: "2004", why: "an entry of interactions may be written anew, its id too (RTE 4.2.9); that of an objective may not",
    fits: (call, ours, theirs) => /^cmi\.interactions\.\d+\.id$/.test(call.given[0]) && ours.error === "0" && theirs.error === "351",
  },
  {
    id: "result-range", version: "1.2", why: "a numeric result is any decimal number (RTE 3.4.5); scorm-again takes 0 to 100",
    fits: (call, ours, theirs) => /result$/.test(call.given[0]) && ours.error === "0" && theirs.error === "405",
  },
  {
    id: "whole-timestamp", version: "2004", why: "a time is written with its hours: some LMSs refuse a day alone",
    fits: (call, ours, theirs) => /timestamp$/.test(call.given[0]) && ours.error === "406" && theirs.error === "0",
  },
  {
    id: "vocabulary", version: "1.2", why: "“incorrect” is no result and “not attempted” nobody's to write (RTE 3.4); scorm-again turns the first into “wrong”",
    fits: (call, ours, theirs) => ["incorrect", "not attempted"].includes(call.given[1]) && ours.error === "405" && theirs.error === "0",
  },
  {
    id: "responses", why: "identifiers in responses are letters, digits, underscores and points, as Moodle wants them; 1.2's letters stand alone; lists have their marks",
    fits: (call, ours, theirs) => /(_response|pattern)$/.test(call.given[0]) && ["405", "406"].includes(ours.error) && ["0", "351", "406"].includes(theirs.error),
  },
  {
    id: "free-responses", version: "2004", why: "no answer is an answer; marks of lists are plain text in long texts; a word or a step may stand twice (RTE 4.2.9.1)",
    fits: (call, ours, theirs) => /(_response|pattern)$/.test(call.given[0]) && ours.error === "0" && ["406", "351"].includes(theirs.error),
  },
  {
    id: "length", why: "what is longer than every LMS must keep is lost in some of them without a word",
    fits: (call, ours, theirs) => String(call.given[1]).length > 250 && ["405", "406"].includes(ours.error),
  },
  {
    id: "type-before-rules", version: "2004", why: "an id that changes and has a wrong form is wrong in both ways",
    fits: (call, ours, theirs) => /\.id$/.test(call.given[0]) && ours.error === "406" && theirs.error === "351",
  },
  {
    id: "comment-parts", version: "2004", why: "a part of a comment that nobody wrote has no value yet",
    fits: (call, ours, theirs) => /GetValue$/.test(call.name) && /comments_from_learner/.test(call.given[0]) && ours.error === "403" && theirs.answer === "",
  },
];

export function explain(version, call, ours, theirs) {
  return DIFFERENCES.find((one) => (!one.version || one.version === version) && one.fits(call, ours, theirs, version));
}

/**
 * Run one sequence against both; return how many calls agreed, how often each difference was met, and the first that nothing explains.
 * A call on whose effect the two differ would make later ones differ: it is undone by ending the sequence.
 */
export function compare(version, seed, length = 60) {
  const random = chance(seed);
  const ours = create({ version, held: BEGINNING[version] });
  const theirs = judge(version);
  const names = version === "1.2" ? ["LMSInitialize", "LMSGetLastError"] : ["Initialize", "GetLastError"];
  const met = new Map();
  let agreed = 0;
  const waiting = [];
  for (let step = 0; step < length; step++) {
    if (!waiting.length && step && random() < 0.1) waiting.push(...entryCalls(version, ours.values(), random));
    const call = step === 0 && random() < 0.95 ? { name: names[0], given: [""] } : waiting.shift() || randomCall(version, random);
    const one = { answer: ours.api[call.name](...call.given), error: ours.api[names[1]]() };
    const other = { answer: String(theirs[call.name](...call.given)), error: String(theirs[names[1]]()) };
    if (one.answer === other.answer && one.error === other.error) {
      agreed++;
      continue;
    }
    const reason = explain(version, call, one, other);
    if (!reason) return { agreed, met, open: { seed, step, call, ours: one, theirs: other } };
    met.set(reason.id, (met.get(reason.id) || 0) + 1);
    // What one of them took and the other refused would make all that follows differ.
    if ((one.error === "0") !== (other.error === "0") && !/GetValue$/.test(call.name)) break;
  }
  return { agreed, met, open: null };
}

if (process.argv[1] && process.argv[1].endsWith("simulator.mjs")) {
  const sequences = Number(process.argv[2] || 300);
  const seed = Number(process.argv[3] || 1);
  for (const version of ["1.2", "2004"]) {
    const open = new Map();
    const met = new Map();
    let agreed = 0;
    for (let number = 0; number < sequences; number++) {
      const done = compare(version, seed + number);
      agreed += done.agreed;
      for (const [id, count] of done.met) met.set(id, (met.get(id) || 0) + count);
      if (done.open) {
        const { call, ours, theirs } = done.open;
        const element = String(call.given[0]).replace(/\d+/g, "N");
        const key = `${call.name} ${element} ours ${ours.error} theirs ${theirs.error}`;
        if (!open.has(key)) open.set(key, { count: 0, value: String(call.given[1]).slice(0, 30), ours: ours.answer, theirs: theirs.answer });
        open.get(key).count++;
      }
    }
    console.log(version, "agreed", agreed, Object.fromEntries(met));
    for (const [key, value] of Array.from(open).sort((a, b) => b[1].count - a[1].count).slice(0, 60)) console.log(value.count, key, JSON.stringify(value.value), JSON.stringify(value.ours), JSON.stringify(value.theirs));
  }
}
