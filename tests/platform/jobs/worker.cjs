// Works on the jobs "count" as a process of its own, and never gets done with any: `node worker.cjs CONNECTION TIMING`.
// Says "ready", and "began" for each job that it takes.
require('../embedded/typescript.cjs');
require('reflect-metadata');
const { DataSource } = require('typeorm');
const { Database } = require('../../../src/platform/database/database.ts');
const { dataSourceOptions } = require('../../../src/platform/database/data-source-options.ts');
const { createClock } = require('../../../src/platform/clock/clock.ts');
const { startJobRunner } = require('../../../src/platform/jobs/start-job-runner.ts');
const { createLogger } = require('../../../src/platform/logging/create-logger.ts');

async function main() {
  const [connection, timing] = process.argv.slice(2).map((argument) => JSON.parse(argument));
  const dataSource = await new DataSource(dataSourceOptions(connection)).initialize();
  const begin = () => {
    process.stdout.write('began\n');
    return new Promise(() => {});
  };
  await startJobRunner({
    connection,
    database: Database.of(dataSource),
    clock: createClock(null),
    log: createLogger('silent'),
    handlers: [{ name: 'count', run: begin }],
    timing,
  });
  process.stdout.write('ready\n');
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
