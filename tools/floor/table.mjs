/**
 * The declared floor of browsers, and MDN's table of what came when.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const data = createRequire(import.meta.url)("@mdn/browser-compat-data");
export const { browserslist } = JSON.parse(readFileSync(resolve(ROOT, "package.json"), "utf8"));

// The same browsers on a phone, and in an app's view.
const KINDS = { chrome: ["chrome", "chrome_android", "webview_android"], safari: ["safari", "safari_ios"], firefox: ["firefox"] };
const FLOOR = browserslist.flatMap((line) => {
  const [name, version] = line.split(" ");
  return KINDS[name].map((browser) => [browser, Number(version)]);
});

const number = (version) => Number.parseFloat(String(version).replace("≤", ""));

/** Say whether a browser has a feature, under its own name and without a flag. */
function has(compat, browser, version) {
  return [compat.support[browser] || []].flat().some(({ version_added: added, version_removed: removed, prefix, alternative_name: other, flags }) => {
    if (prefix || other || flags || !added || added === "preview") return false;
    return number(added) <= version && !(removed && number(removed) <= version);
  });
}

/** Return the browsers of the floor that lack a feature. */
export function lacking(compat) {
  return FLOOR.filter(([browser, version]) => !has(compat, browser, version)).map((one) => one.join(" "));
}

/**
 * Sort uses into those below the floor and those excused; an excuse that nothing needs any more is a fault too.
 *
 * @param {{name: string, compat: any, where: string}[]} uses
 * @param {Record<string, string>} excuses
 */
export function judge(uses, excuses) {
  const needed = new Set();
  const faults = [];
  for (const { name, compat, where } of uses) {
    const missing = lacking(compat);
    if (!missing.length) continue;
    if (excuses[name]) needed.add(name);
    else faults.push(`${where}: ${name} is not in ${missing.join(", ")}`);
  }
  return { faults, idle: Object.keys(excuses).filter((name) => !needed.has(name)).map((name) => `tools/floor: nothing needs the excuse for ${name}`) };
}
