/**
 * Style sheets: properties, their key words and functions, selectors, and what media are asked for.
 */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import postcss from "postcss";
import { ROOT, data } from "./table.mjs";

const { properties, selectors, types, "at-rules": rules } = data.css;

/** What is used all the same, and why nothing is lost without it. */
const FORCED = "older browsers do not force colours in a way that pages hear of";
const PROGRESS = "each engine has its own name; one that knows neither shows its own bar";
export const EXCUSES = {
  "color-scheme": "scroll bars and fields stay light in the dark",
  "color-scheme: light": "as color-scheme",
  "color-scheme: dark": "as color-scheme",
  "text-size-adjust": "keeps a phone from enlarging text; the engines that do have their own name for it",
  ":focus-visible": "the rule that hides outlines is dropped as a whole: they show after a press of the pointer too",
  "cursor: pointer": "a phone has no pointer",
  "cursor: default": "a phone has no pointer",
  "cursor: move": "a phone has no pointer",
  appearance: "the name with a prefix stands beside it",
  "user-select": "as appearance",
  "::-webkit-progress-bar": PROGRESS,
  "::-webkit-progress-value": PROGRESS,
  "::-moz-progress-bar": PROGRESS,
  resize: "on a phone, fields grow by nobody's hand",
  "resize: vertical": "as resize",
  "text-wrap": "lines of a heading are not balanced",
  "text-wrap: balance": "as text-wrap",
  "@media (forced-colors)": FORCED,
  "@media (prefers-contrast)": "the colours of every day are strong enough",
  "forced-color-adjust": FORCED,
  "forced-color-adjust: none": FORCED,
  "overflow-wrap: anywhere": "what the body has, break-word, goes on",
  "break-after: avoid": "a heading may stand at the foot of a printed page",
  "accent-color": "boxes and circles have the browser's own colour",
};

const known = (table, ...names) => names.reduce((found, name) => found && found[name], table);

/** Return the uses in one declaration; *overrides* tells that the same rule has another one before, for browsers without. */
function* ofDeclaration({ prop, value }, overrides, flex) {
  if (prop.startsWith("-")) return;
  if (!properties[prop]) throw new Error(`MDN knows no property ${prop}`);
  yield [prop, properties[prop]];
  if (prop.endsWith("gap") && flex) yield [`${prop} of flex items`, properties[prop].flex_context];
  if (overrides) return;
  for (const [, word, call] of value.replace(/"[^"]*"/g, "").matchAll(/(?<![\w#.-])([a-z][a-z-]*)(\(?)/gi)) {
    if (call) yield [`${word}()`, types[word] || known(types, "color", word)];
    else yield [`${prop}: ${word}`, properties[prop][word]];
  }
}

function* ofFile(file) {
  const sheet = postcss.parse(readFileSync(file, "utf8"), { from: file });
  const found = [];
  sheet.walk((node) => {
    const add = (uses) => found.push(...[...uses].map(([name, entry]) => [name, entry, node]));
    if (node.type === "decl") {
      const before = node.parent.nodes.slice(0, node.parent.index(node));
      const flex = node.parent.nodes.some(({ prop, value }) => prop === "display" && value.includes("flex"));
      add(ofDeclaration(node, before.some(({ prop }) => prop === node.prop), flex));
    }
    if (node.type === "rule") add([...node.selector.matchAll(/::?([a-z-]+)/g)].map(([text, name]) => [text, selectors[name]]));
    if (node.type === "atrule") {
      add([[`@${node.name}`, rules[node.name]]]);
      if (node.name === "media") add([...node.params.matchAll(/\(([a-z-]+)/g)].map(([, name]) => [`@media (${name})`, rules.media[name.replace(/^(min|max)-/, "")]]));
    }
  });
  for (const [name, entry, node] of found) {
    if (entry && entry.__compat) yield { name, compat: entry.__compat, where: `${relative(ROOT, file)}:${node.source.start.line}` };
  }
}

/**
 * Return each use in style sheets.
 *
 * @param {string[]} files
 */
export const uses = (files) => files.flatMap((file) => [...ofFile(file)]);
