// Reads a SARIF log from standard input and says what the official schema (as Microsoft publishes it) has against it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const Ajv = require("ajv");
const schema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));

const validate = new Ajv({ allErrors: true, schemaId: "auto" }).addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json")).compile(schema);
const log = JSON.parse(readFileSync(0, "utf8"));
if (!validate(log)) {
  console.log(JSON.stringify(validate.errors, null, 1));
  process.exit(1);
}
