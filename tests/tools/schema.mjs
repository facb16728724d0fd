// Reads {"schemas": {name: schema}, "files": [[name, value]]} from standard input, and prints for each file what its
// schema finds wrong, or null.

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";

// Editors show the descriptions of values, of which the validator knows nothing.
const ajv = new Ajv({ allErrors: false, keywords: ["enumDescriptions"], strictTypes: false, strictRequired: false });
addFormats(ajv);
const { schemas, files } = JSON.parse(readFileSync(0, "utf8"));
const validators = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]));
const answers = files.map(([name, value]) =>
  validators[name](value) ? null : ajv.errorsText(validators[name].errors),
);
console.log(JSON.stringify(answers));
