// Sends mail as a process of its own that never gets done with any: `node worker.cjs CONNECTION TIMING FOLDER HALFWAY`.
// It stops "before" the message is written, or "after" it. Says "ready", and "halfway" for each mail.
require('../embedded/typescript.cjs');
require('reflect-metadata');
const { DataSource } = require('typeorm');
const { Database } = require('../../../src/platform/database/database.ts');
const { dataSourceOptions } = require('../../../src/platform/database/data-source-options.ts');
const { createClock } = require('../../../src/platform/clock/clock.ts');
const { startJobRunner } = require('../../../src/platform/jobs/start-job-runner.ts');
const { createLogger } = require('../../../src/platform/logging/create-logger.ts');
const { captureTransport, MailFolder, mailJobs } = require('../../../src/platform/mail/index.ts');
const { greeting, letterhead, sender } = require('./letters.ts');

async function main() {
  const [connection, timing] = process.argv.slice(2, 4).map((argument) => JSON.parse(argument));
  const [folder, halfway] = process.argv.slice(4);
  const dataSource = await new DataSource(dataSourceOptions(connection)).initialize();
  const capture = captureTransport(new MailFolder(folder));
  const send = async (message) => {
    if (halfway === 'after') {
      await capture.send(message);
    }
    process.stdout.write('halfway\n');
    return new Promise(() => {});
  };
  const transport = { ...capture, send };
  await startJobRunner({
    connection,
    database: Database.of(dataSource),
    clock: createClock(null),
    log: createLogger('silent'),
    handlers: mailJobs({ ...sender, kinds: [greeting], transport, letterhead }),
    timing,
  });
  process.stdout.write('ready\n');
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
