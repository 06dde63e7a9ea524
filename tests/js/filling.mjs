// A self-assessment and a form that starts from its gaps, filled in through the scripts that fill them in; only what draws them is left out.
import { Browser } from "./browser.mjs";
import { COURSE } from "./launch.mjs";

const TOOL_ENTRY = { n: 10, id: "river", kind: "instrument", title: "River" };
const FORM = 11;
const asked = (n, title) => ({ n, id: `a${n}`, title, letters: "abc", ticks: ["left bank", "right bank"] });
const TOOL = {
  kind: "instrument", html: "", title: "River", noteAt: 2, note: "What is missing?", weakBelow: "", compare: [],
  levels: [[1, "not yet", ""], [2, "begun", ""], [3, "done", ""]],
  groups: [{ id: "banks", title: "Banks", short: "B", asks: [asked(31, "Kept?"), asked(32, "Sound?")] }, { id: "people", title: "People", short: "P", asks: [asked(33, "Told?")] }],
};
const column = (letter, kind, more = {}) => ({ letter, id: kind, title: kind, kind, ...more });
const TEMPLATE = {
  kind: "form", html: "", form: "plan", title: "Plan", lists: {}, start: "river",
  tables: [
    { n: 21, id: "about", title: "About", columns: [column("a", "text", { need: true })], heading: "About", given: [["a", "City", [{ kind: "text", need: true }]], ["b", "River", [{ kind: "text" }]]] },
    {
      n: 22, id: "steps", title: "Steps", least: 2, most: 6,
      columns: [column("a", "gap"), column("b", "note"), column("c", "long", { need: true }), column("d", "money"), column("e", "number"), column("f", "computed", { formula: [["d", "e"]] })],
    },
  ],
};
const SCRIPTS = ["view/units/writing.js", "view/units/form/reckon.js", "view/units/form/start.js", "view/units/form/sheet.js", "view/units/instrument/scores.js"];

export const COURSE_TO_FILL_IN = {
  ...COURSE, modules: { m1: [[1, 3], 9, TOOL_ENTRY.n, FORM] },
  rule: { all: [{ viewed: [[1, 3]] }, { done: [TOOL_ENTRY.n, FORM] }] },
};

/** Load what fills forms and self-assessments in. */
export function equip(browser) {
  const { clic, document } = browser;
  document.documentElement = { lang: "en", dir: "ltr" };
  clic.view = { dom: {}, paper: {} };
  for (const name of SCRIPTS) browser.run(new URL(`../../clic_scorm/runtime/${name}`, import.meta.url));
  Object.assign(clic.loader, { locate: async () => TOOL_ENTRY, unit: async () => TOOL, part: async () => undefined });
  return browser;
}

const tool = ({ clic }) => clic.view.scores(TOOL_ENTRY, TOOL);
const sheet = async ({ clic }) => clic.view.sheet(TEMPLATE, await clic.view.gaps.load("river"));
const [ABOUT, STEPS] = TEMPLATE.tables;

/** Type into a cell: what is there is kept while it is typed, and told once the cell is left. */
function type({ clic }, into, table, row, values) {
  for (const [letter, text] of Object.entries(values)) {
    const key = into.keyOf(table, row, table.columns.find((one) => one.letter === letter));
    clic.store.put(key, text.slice(0, 2), true);
    clic.store.put(key, text);
  }
}

/** Give the levels of a first round, with a note where one is asked for, and tick. */
export function score(browser, letters = "aac") {
  const { clic } = browser;
  tool(browser).asks().forEach((one, place) => {
    tool(browser).give(one, letters[place]);
    clic.store.put(clic.view.ticksKey(one.n), "01".slice(0, place), true);
    if (!tool(browser).noted(one)) clic.store.put(clic.view.writing.answerKey(one.n), `Nobody did it: ${one.title} مدينة`);
  });
}

/** What was asked for is there: the unit is done, as the screen says it. */
async function weigh(browser) {
  const { store } = browser.clic;
  if (!tool(browser).open().length) store.done(TOOL_ENTRY.n);
  if (!(await sheet(browser)).lacks().length) store.done(FORM);
}

export async function begin(browser) {
  const into = await sheet(browser);
  into.begin();
  type(browser, into, ABOUT, "ga", { a: "Puerto Esperanza" });
  type(browser, into, STEPS, "r01", { c: "Mend the wall", d: "1250,50", e: "3" });
  await weigh(browser);
}

/** Add a row, and write into it and into the second one. */
export async function add(browser) {
  const into = await sheet(browser);
  type(browser, into, STEPS, into.addRow(STEPS), { c: `تدريب المتطوعين ${browser.clic.journal.device()}`, d: "99", e: "2" });
  type(browser, into, STEPS, "r02", { c: "Tell everybody", e: "1" });
  await weigh(browser);
}

/** Whether a text belongs to a row that a learner added: nobody writes there from another device. */
export const added = (key) => key.startsWith(`0${STEPS.n.toString(36)}.`) && parseInt(key.split(".")[1].slice(1, 3), 36) > STEPS.least;

export async function remove(browser) {
  (await sheet(browser)).removeRow(STEPS, "r02");
  await weigh(browser);
}

/** Put another text where one is, take one away, and score anew. */
export async function change(browser) {
  const into = await sheet(browser);
  type(browser, into, STEPS, "r01", { c: "Build the wall anew", e: "" });
  type(browser, into, ABOUT, "gb", { a: "Río Verde" });
  score(browser, "bac");
  await weigh(browser);
}

const reader = equip(new Browser());

/** What a learner sees of form and self-assessment who opens them with *record*: rows, cells, sums, levels, notes, ticks. */
export function shown(record) {
  const { clic } = reader;
  clic.course({ ...COURSE_TO_FILL_IN, adapter: "none" });
  clic.session.record = record;
  const into = clic.view.sheet(TEMPLATE, null);
  const cell = (table, row) => (one) => (one.formula ? into.value(table, row, one) : into.get(table, row, one));
  return JSON.stringify([
    TEMPLATE.tables.map((table) => into.rows(table).map((row) => [row, ...table.columns.map(cell(table, row))])),
    tool(reader).asks().map((one) => [tool(reader).score(one), tool(reader).note(one), [...tool(reader).ticks(one)]]),
  ]);
}
