/*
 * Fault × moment × edition of SCORM: a learner works, something goes wrong, the learner comes back and all is well again. Nothing may be lost.
 *
 * Run by itself it prints what each cell lost, as JSON, of all rows or of those with a word in their names: node tests/js/faults.mjs [WORD]
 * With a word or without, --table prints how many cells there are instead, and how many of them lost something.
 */
import { pathToFileURL } from "node:url";
import { APIS, Browser, Storage } from "./browser.mjs";
import { SCORM12, SCORM2004 } from "./editions.mjs";
import { plain, read } from "./launch.mjs";
import { AGES, FORMS, LAST, World, answer, momentsOf, placeOf } from "./world.mjs";

/** Work up to the moment, let the fault strike, then go. */
const ends = (strike) => async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  const before = world.done;
  await strike(world);
  return [before, await world.recover()];
};

/** Work up to the moment, let the fault strike, work on to the end under it, and go; *told* says whether the learner must hear of it. */
const lasts = (strike, { kindly = true, told = true, options = {} } = {}) => async (world, moment) => {
  await world.open(options);
  await world.work(0, moment + 1);
  await strike(world);
  await world.work(moment + 1, LAST);
  await world.browser.pass(AGES);
  world.told ||= world.browser.session.trouble !== null;
  const before = world.done;
  world.end(kindly);
  const after = await world.recover();
  const due = told && moment < LAST - 1;
  return [before, after, due && !world.told ? ["the learner was not told"] : []];
};

/** A line that comes back while the learner is still there: all is made good before the page goes. */
const heals = (strike, heal) => async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  await strike(world);
  await world.work(moment + 1, LAST);
  await world.browser.pass(10_000);
  const told = world.browser.session.trouble !== null;
  await heal(world);
  await world.browser.pass(AGES);
  const still = world.browser.session.trouble;
  const before = world.done;
  world.end(false);
  const after = await world.recover({ storage: new Storage() });
  return [before, after, [told || moment === LAST - 1 ? "" : "the learner was not told", still ? `trouble stays: ${still}` : ""].filter(Boolean)];
};

const down = (onLine) => (world) => {
  world.lms.line = "down";
  world.browser.window.navigator.onLine = onLine;
};
const up = (world) => {
  world.lms.line = "up";
  world.browser.window.navigator.onLine = true;
  world.browser.window.dispatch("online");
};
const refuse = (world) => void (world.lms.line = "refused");

/** An LMS whose API comes, or begins, only at the moment. */
const late = (where) => async (world, moment) => {
  await world.open({ api: null });
  await world.work(0, moment + 1);
  const told = world.browser.session.trouble;
  where(world);
  world.browser.session.retry();
  await world.work(moment + 1, LAST);
  await world.browser.pass(AGES);
  const before = world.done;
  world.end();
  const after = await world.recover({ storage: new Storage() });
  return [before, after, told ? [] : ["the learner was not told"]];
};

/** No LMS at all: the same learner comes back later with one. */
const without = (options) => async (world, moment) => {
  await world.open(options());
  await world.work(0, moment + 1);
  const told = world.browser.session.trouble;
  const before = world.done;
  world.browser.leave();
  return [before, await world.recover(), told === "no-lms" ? [] : ["the learner was not told"]];
};

const missing = (name) => async (world, moment) => {
  const { edition } = world;
  const lame = (lms) => { delete lms.api[name === "Finish" ? edition.end : edition.method(name)]; };
  await world.open({ change: lame });
  await world.work(0, moment + 1);
  await world.browser.pass(AGES);
  const before = world.done;
  world.told ||= world.browser.session.trouble !== null;
  world.end();
  const after = await world.recover();
  const due = name === "SetValue" && moment > 2;
  return [before, after, due && !world.told ? ["the learner was not told"] : []];
};

/** The storage of the device refuses from the moment on; the LMS is all there is. */
const unstored = (storage) => lasts((world) => Object.assign(world.storage, storage), { told: false });

/** Two devices: the phone works, the laptop goes on, and the phone comes back with a journal that is older or newer. */
const devices = (newer, both = false) => async (world, moment) => {
  const laptop = new Storage();
  await world.open();
  const well = both ? Math.max(5, moment) : 5;
  await world.work(0, well);
  if (newer) {
    world.lms.line = "down";
    await world.work(well, Math.max(well, moment + 1));
  }
  world.end(false);
  const phone = world.done;
  await world.open({ storage: laptop });
  await (newer ? read(world.browser, 3) : world.work(5, Math.max(5, moment + 1)));
  if (both) await answer(world.browser, "wrong");
  await world.browser.pass(AGES);
  const second = world.done;
  world.end();
  const after = await world.recover();
  // A learning objective follows the last answers: a better one counts once the LMS was told of it.
  if (both) for (const one of [phone, second]) one.objectives = one.objectives.filter(([id]) => !id.startsWith("o_"));
  // Where both answered, an answer that had arrived may be told again: an LMS does not say what it holds.
  const there = { ...after, home: await world.home(laptop) };
  return [{ ...phone, given: [...world.given], elsewhere: true, again: both }, after, world.lost({ ...second, given: world.given, elsewhere: true, again: both }, there)];
};

/** The first work never arrived, and the learner begins again on another device before coming back. */
const twoStarts = async (world, moment) => {
  await world.open({ change: (lms) => { lms.line = "down"; } });
  await world.work(0, moment + 1);
  const before = world.done;
  world.end(false);
  world.stored = {};
  await world.open({ storage: new Storage(), given: [] });
  await read(world.browser, 1);
  world.end();
  const after = await world.recover();
  return [{ ...before, elsewhere: true }, after];
};

/** An administrator resets the attempt: it starts anew, and the old journal is still on the device. */
const reset = async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  const before = world.done;
  world.end();
  if (!world.stored[world.edition.state]) return [before, await world.recover()];
  await world.recover();
  world.stored = {};
  const fresh = await world.open();
  const anew = fresh.session.record.pages.length === 0 ? [] : ["the reset was undone"];
  await read(fresh, 1);
  const now = world.done;
  world.end();
  const after = await world.recover();
  const aside = [...world.storage.entries].find(([name]) => name.endsWith("/old"));
  const kept = aside && plain(fresh.clic.state.decode(JSON.parse(aside[1]).state).record);
  const old = { ...after, record: kept, home: null, resumed: kept, status: "passed", score: "100", given: world.edition.kept(before.given) };
  delete before.objectives;
  return [{ ...now, given: [], elsewhere: true }, { ...after, given: [] }, anew.concat(moment ? world.lost(before, old) : [])];
};

/** "Completed yesterday, final passed today": Moodle opens in review what was ended, and stores what is written. */
const review = async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  world.end();
  Object.assign(world.stored, world.edition.ended);
  const yesterday = [...world.given];
  await world.open({ given: [] });
  await world.work(0, LAST);
  const before = world.done;
  world.browser.leave();
  const violations = world.lms.violations.filter((id) => /review|lowered/.test(id));
  world.stored = { ...world.lms.stored, [world.edition.mode]: "review" };
  const after = await world.recover();
  return [{ ...before, given: yesterday }, after, violations];
};

/** A package from before the update goes on from a state of a later one: sections and pages that it does not know. */
const older = async (world, moment) => {
  const { clic } = new Browser();
  const record = { ...clic.state.empty("k3f9", "zz"), pages: [1, 40], bookmark: 1, at: [3, "zz"], other: { x: "later", z: "0" } };
  record.quizzes = { 50: { best: [2, 4], last: [2, 4], attempts: 1, at: [3, "zz"], answers: { 70: "b" } } };
  world.stored = { ...world.edition.started, [world.edition.state]: clic.state.encode(record) };
  await world.open();
  await world.work(0, moment + 1);
  const before = world.done;
  world.end();
  const after = await world.recover();
  return [before, after, world.lost({ ...before, record: plain(record), elsewhere: true }, after)];
};

/** The page goes to the browser's memory and comes back, and the LMS does not begin again. */
const backAgain = async (world, moment) => {
  await world.open();
  await world.work(0, moment + 1);
  world.browser.leave();
  world.browser.show();
  world.browser.window.dispatch("pageshow", { persisted: true });
  await world.browser.pass(0);
  await world.work(moment + 1, LAST);
  const told = world.browser.session.trouble;
  const before = world.done;
  world.browser.leave();
  world.stored = { ...world.lms.stored };
  return [before, await world.recover(), told === "closed" ? [] : ["the learner was not told"]];
};

const MASTERY = 60;

/** "Fail, close, return, pass" under an LMS that makes passed or failed of each session's score when the session ends. */
const mastered = async (world, moment) => {
  const { end, score, master } = world.edition;
  const override = (lms) => {
    const close = lms[end].bind(lms);
    lms[end] = (...values) => {
      const raw = score({ stored: lms.values });
      if (raw) master(lms, Number(raw) >= MASTERY);
      return close(...values);
    };
  };
  const open = world.open.bind(world);
  world.open = (options = {}) => open({ ...options, change: override });
  await world.open();
  await world.work(0, moment + 1);
  const first = world.done;
  world.end();
  const judged = first.score === null || /passed|failed/.test(world.edition.status({ stored: world.stored })) ? [] : ["no mastery score at work"];
  await world.open();
  const back = world.lost({ ...first, given: [], objectives: [] }, { ...world.done, resumed: world.done.record, given: [], objectives: [] });
  await world.work(moment + 1, LAST);
  const before = world.done;
  world.end();
  return [before, await world.recover(), judged.concat(back)];
};

/** Neither the device nor the LMS keeps anything: the learner is not told otherwise, and all is there once the line is back. */
const nowhere = async (world, moment) => {
  const claimed = [];
  const strike = (struck) => (Object.assign(struck.storage, { closed: true }), down(true)(struck));
  const heal = (healed) => {
    const kept = healed.browser.clic.journal.kept();
    if (kept && moment < LAST - 1) claimed.push(`the learner was told that the ${kept} keeps it`);
    up(healed);
  };
  const [before, after, also] = await heals(strike, heal)(world, moment);
  return [before, after, also.concat(claimed)];
};

const foreign = () => {
  const parent = { get API() { throw new Error("SecurityError"); }, get API_1484_11() { throw new Error("SecurityError"); }, get opener() { throw new Error("SecurityError"); } };
  parent.parent = parent;
  return { api: null, parent };
};

const uncounted = ends((world) => world.end());

export const FAULTS = {
  "tab closed": ends((world) => world.end()),
  "frame removed, API gone": ends((world) => {
    for (const name of Object.keys(world.lms.api)) delete world.lms.api[name];
    world.end();
  }),
  "app killed": ends((world) => world.end(false)),
  "app killed while hidden": ends((world) => (world.browser.hide(), world.end(false))),
  "network lost, onLine false": lasts(down(false)),
  "network lost, onLine true": lasts(down(true)),
  "network lost, app killed": lasts(down(true), { kindly: false }),
  "network back, onLine false": heals(down(false), up),
  "network back, onLine true": heals(down(true), (world) => void (world.lms.line = "up")),
  "commit fails": lasts(refuse),
  "commit fails, app killed": lasts(refuse, { kindly: false }),
  "commit works again": heals(refuse, up),
  "late API": late((world) => { world.browser.window.parent[APIS[world.edition.adapter]] = world.lms.api; }),
  "no API": without(() => ({ api: null })),
  "cross-origin parent": without(foreign),
  "no GetLastError": missing("GetLastError"),
  "no Commit": missing("Commit"),
  "no Finish": missing("Finish"),
  "no SetValue": missing("SetValue"),
  "no interactions._count": async (world, moment) => {
    const mute = (lms) => {
      lms[world.edition.method("GetValue")] = (element) => (lms.answer(true), element.endsWith("_count") ? "" : lms.getCMIValue(element));
    };
    const open = world.open.bind(world);
    world.open = (options = {}) => open({ ...options, change: mute });
    return uncounted(world, moment);
  },
  "storage throws": unstored({ closed: true }),
  "storage full": unstored({ setItem() { throw new Error("QuotaExceededError"); } }),
  "storage throws, network lost": nowhere,
  "mastery override": mastered,
  "second device, older journal": devices(false),
  "second device, newer journal": devices(true),
  "two devices, both answered": devices(true, true),
  "begun again elsewhere": twoStarts,
  "attempt reset": reset,
  "review after completed": review,
  "package before the update": older,
  "back, but closed": backAgain,
};

export const EDITIONS = { "SCORM 1.2": SCORM12, "SCORM 2004": SCORM2004 };

/**
 * What each cell lost, by edition, fault and moment.
 *
 * @param wanted the rows to run, by a part of their names
 */
export async function matrix(wanted = "") {
  const cells = {};
  for (const [name, edition] of Object.entries(EDITIONS)) {
    cells[name] = {};
    for (const form of FORMS) {
      for (const [row, run] of Object.entries(FAULTS)) {
        const fault = form === "plain" ? row : `${row}; ${form}`;
        if (!fault.includes(wanted)) continue;
        cells[name][fault] = {};
        for (const moment of momentsOf(form)) {
          const world = new World(edition, form);
          try {
            const [before, after, also = []] = await run(world, placeOf(form, moment));
            cells[name][fault][moment] = world.lost(before, after).concat(also);
          } catch (error) {
            cells[name][fault][moment] = [String(error.stack)];
          }
        }
      }
    }
  }
  return cells;
}

/**
 * How many cells there are, and how many lost something, by edition and by what the course is like; a line each.
 */
export function table(cells) {
  const lines = [];
  for (const [edition, rows] of Object.entries(cells)) {
    for (const form of FORMS) {
      const own = Object.entries(rows).filter(([name]) => (form === "plain" ? !name.includes("; ") : name.endsWith(`; ${form}`)));
      const all = own.flatMap(([, row]) => Object.values(row));
      if (all.length) lines.push(`${edition}, ${form}: ${own.length} faults × ${momentsOf(form).length} moments = ${all.length} cells, ${all.filter((missing) => missing.length).length} with a loss`);
    }
  }
  return lines;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [wanted = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
  const cells = await matrix(wanted);
  process.stdout.write(process.argv.includes("--table") ? table(cells).join("\n") + "\n" : JSON.stringify(cells));
}
