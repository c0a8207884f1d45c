// Counts an event file with DuckDB and prints what it took, as one line of JSON:
//   node duckdb.mjs events.csv RUNS
import { DuckDBInstance } from '@duckdb/node-api';

const [file, runs] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const literal = `'${file.replaceAll("'", "''")}'`;

const seconds = [];
const processor = process.cpuUsage();
for (let run = 0; run < Number(runs); run++) {
  const start = process.hrtime.bigint();
  await connection.run(`CREATE OR REPLACE TEMP TABLE counted AS
    SELECT customer_id, event, count(*) AS events, sum(quantity) AS quantity FROM read_csv(${literal}) GROUP BY customer_id, event`);
  seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
}

const { user, system } = process.cpuUsage(processor);

const reader = await connection.runAndReadAll(
  `SELECT count(*)::DOUBLE AS cells, sum(events)::DOUBLE AS events, sum(quantity)::DOUBLE AS quantity, version() AS version FROM counted`);
const [cells, events, quantity, version] = reader.getRows()[0];
console.log(JSON.stringify({ version, seconds, processorSeconds: (user + system) / 1e6 / seconds.length, cells, events, quantity }));
