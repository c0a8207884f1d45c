// Validates documents by a schema and prints a line of JSON for each, with the places of its errors:
//   node validate.mjs SCHEMA.json DOCUMENT.json …
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const [schema, ...documents] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
for (const document of documents) {
  const valid = validate(JSON.parse(readFileSync(document, 'utf8')));
  const errors = (validate.errors ?? []).map(({ instancePath, keyword, message }) => ({ path: instancePath, keyword, message }));
  console.log(JSON.stringify({ valid, errors }));
}
