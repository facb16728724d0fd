// Reads SARIF from standard input and says where it breaks the schema of SARIF 2.1.0, if it does.

import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const schema = new URL(
  "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
  import.meta.url,
);
// The schema has a pattern with a bracket too many, which is an error in the stricter kind of patterns.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
if (!validate(JSON.parse(readFileSync(0, "utf8")))) {
  for (const error of validate.errors) {
    console.error(`${error.instancePath}: ${error.message}`);
  }
  process.exitCode = 1;
}
