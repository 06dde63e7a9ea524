/**
 * Hold the learner's scripts and style sheets to the declared floor of browsers, which stands in package.json.
 *
 *     node tools/floor/check.mjs [folder with a tsconfig.json]
 */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import * as scripts from "./scripts.mjs";
import * as styles from "./styles.mjs";
import { ROOT, browserslist, judge } from "./table.mjs";

const own = !process.argv[2];
const folder = resolve(process.argv[2] || join(ROOT, "clic_scorm/runtime"));
const sheets = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".css")).sort().map((name) => join(folder, name));
const found = [scripts.uses(join(folder, "tsconfig.json")), styles.uses(sheets)];
const [inScripts, inStyles] = [judge(found[0], scripts.EXCUSES), judge(found[1], styles.EXCUSES)];
const faults = [...inScripts.faults, ...inStyles.faults, ...(own ? [...inScripts.idle, ...inStyles.idle] : [])];
const count = `${found[0].length} uses of the browser's interface and ${found[1].length} of CSS`;
console.log([...faults, `${count}, ${faults.length} faults at the floor of ${browserslist.join(", ")}`].join("\n"));
process.exit(faults.length ? 1 : 0);
