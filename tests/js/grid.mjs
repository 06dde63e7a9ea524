/*
 * The fault matrix for people: a row a fault, a column a moment, a mark a cell; what was lost stands below.
 *
 * Run by itself it prints all rows or those with a word in their names: node tests/js/grid.mjs [WORD]
 */
import { pathToFileURL } from "node:url";
import { matrix, table } from "./faults.mjs";

const KEPT = "·", LOST = "✗", NOT_RUN = "";

/** The matrix as lines of text. */
export function grid(cells) {
  const lines = [];
  for (const [edition, rows] of Object.entries(cells)) {
    const moments = [...new Set(Object.values(rows).flatMap((row) => Object.keys(row)))];
    const width = Math.max(edition.length, ...Object.keys(rows).map((fault) => fault.length));
    const line = (head, marks) => [head.padEnd(width), ...marks.map((mark, place) => mark.padEnd(moments[place].length))].join(" | ").trimEnd();
    lines.push("", line(edition, moments), "-".repeat(line(edition, moments).length));
    for (const [fault, row] of Object.entries(rows)) lines.push(line(fault, moments.map((moment) => (row[moment] ? (row[moment].length ? LOST : KEPT) : NOT_RUN))));
    for (const [fault, row] of Object.entries(rows)) {
      for (const [moment, missing] of Object.entries(row)) if (missing.length) lines.push(`${LOST} ${edition}, ${fault}, ${moment}: ${missing.join("; ")}`);
    }
  }
  return lines;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const cells = await matrix(process.argv[2]);
  process.stdout.write([...grid(cells), "", ...table(cells), ""].join("\n"));
}
