// Runs SQL in a DuckDB without files and prints the rows of the last statement as one line of JSON:
//   node duckdb.mjs < statements.json          a list of texts, each of one or several statements
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const statements = JSON.parse(readFileSync(0, 'utf8'));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
for (const statement of statements.slice(0, -1)) {
  await connection.run(statement);
}

const reader = await connection.runAndReadAll(statements.at(-1));
// A date is written as SQL writes it, a number in full.
const cell = (value) => (value === null ? null : value.toString());
console.log(JSON.stringify([reader.columnNames(), ...reader.getRows().map((row) => row.map(cell))]));
