// Load scripts of the runtime as a browser would: classic scripts, one after another, on one global object.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const runtime = new URL("../../clic_scorm/runtime/", import.meta.url);

export function load(...names) {
  for (const name of names) {
    const path = fileURLToPath(new URL(name, runtime));
    vm.runInThisContext(readFileSync(path, "utf8"), { filename: path });
  }
  return globalThis.clic;
}

export function vectors(name) {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
}
