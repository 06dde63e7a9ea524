/*
 * The fault matrix for people: a row a fault, a column a moment, a mark a cell.
 *
 * Run by itself it prints all rows or those with a word in their names: node tests/js/table.mjs [WORD]
 */
import { pathToFileURL } from "node:url";
import { matrix } from "./faults.mjs";

const KEPT = "·", LOST = "✗", NOT_RUN = "";

/** How many cells there are, and in how many of them something was lost. */
export function count(cells) {
  const all = Object.values(cells).flatMap((rows) => Object.values(rows).flatMap((row) => Object.values(row)));
  return { cells: all.length, bad: all.filter((missing) => missing.length).length };
}

/** The matrix as lines of text; what was lost stands below. */
export function table(cells) {
  const lines = [];
  for (const [edition, rows] of Object.entries(cells)) {
    const moments = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
    const width = Math.max(...Object.keys(rows).map((fault) => fault.length));
    const line = (head, marks) => [head.padEnd(width), ...marks.map((mark, place) => mark.padEnd(moments[place].length))].join(" | ").trimEnd();
    lines.push("", line(edition, moments), "-".repeat(line(edition, moments).length));
    for (const [fault, row] of Object.entries(rows)) lines.push(line(fault, moments.map((moment) => (row[moment] ? (row[moment].length ? LOST : KEPT) : NOT_RUN))));
    for (const [fault, row] of Object.entries(rows)) {
      for (const [moment, missing] of Object.entries(row)) if (missing.length) lines.push(`${LOST} ${edition}, ${fault}, ${moment}: ${missing.join("; ")}`);
    }
  }
  const { cells: all, bad } = count(cells);
  return [...lines, "", `${all} cells, ${bad ? `something lost in ${bad}` : "nothing lost in any"}`].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.stdout.write(`${table(await matrix(process.argv[2]))}\n`);
