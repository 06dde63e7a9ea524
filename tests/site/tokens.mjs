// Reads pairs of scripts as JSON and answers, for each, the first token in which they differ, or null.
import { readFileSync } from "node:fs";
import { tokenize } from "espree";

const words = (source) => tokenize(source, { ecmaVersion: 2020 }).map(({ type, value }) => `${type} ${value}`);

const pairs = JSON.parse(readFileSync(0, "utf-8"));
const answers = pairs.map(([left, right]) => {
  const [ours, theirs] = [words(left), words(right)];
  const place = ours.findIndex((word, number) => word !== theirs[number]);
  return place >= 0 ? ours[place] : ours.length === theirs.length ? null : "more at the end";
});
process.stdout.write(JSON.stringify(answers));
