#!/usr/bin/env node
import { Command, Option } from 'commander';
import { createApiKeyCommand } from './create-key';
import { doctor } from './doctor';
import { importFiles } from './import-files';
import { migrateAndSeed } from './prepare';
import { sendDigests } from './send-digests';
import { serve } from './serve';

const program = new Command('broadsheet')
  .description('The GraphQL backend for research-paper digests. Configured by the environment; see the README.')
  .showHelpAfterError('Run it with --help to see what it takes.')
  .configureHelp({ showGlobalOptions: true });

program
  .command('serve')
  .description('run API and worker on a database that it brings up to date; the embedded one without DATABASE_URL')
  .option('--api', 'the API alone, on a database that is up to date; needs DATABASE_URL')
  .addOption(new Option('--worker', 'the worker alone, which does what the API leaves for later').conflicts('api'))
  .action(({ api, worker }: { api?: boolean; worker?: boolean }) =>
    serve({ role: api ? 'api' : worker ? 'worker' : 'all' }),
  );

program
  .command('migrate')
  .description('bring the database up to date; again, it changes nothing')
  .option('--json', 'print what was done as JSON')
  .action((options: { json?: boolean }) => migrateAndSeed({ ...options, seeding: false }));

program
  .command('seed')
  .description('put the taxonomy and the first digest into an empty database; again, it changes nothing')
  .option('--json', 'print what was done as JSON')
  .action((options: { json?: boolean }) => migrateAndSeed({ ...options, seeding: true }));

program
  .command('import')
  .description('read digests from files and store them, each whole or not at all')
  .argument('<file...>', 'texts of daily-papers pages; a date in a name, such as 2025-03-13.txt, gives the year')
  .option('--source <source>', 'who publishes them, such as "daily-papers"')
  .option('--date <date>', 'the day, where a text carries no full date')
  .option('--dry-run', 'read and compare, store nothing')
  .option('--json', 'print what was done as JSON')
  .action(importFiles);

program
  .command('digest')
  .description('digests by mail')
  .addCommand(
    new Command('send')
      .description('schedule the digests of a day, to be sent at once by a worker; again, it schedules nothing')
      .option('--date <date>', 'the day, such as 2026-03-13; the present one if left out')
      .option('--subscription <id...>', 'for these alone, whatever their cadence')
      .option('--dry-run', 'count, schedule nothing')
      .option('--json', 'print what was done as JSON')
      .action(sendDigests),
  );

program
  .command('keys')
  .description('API keys')
  .addCommand(
    new Command('create')
      .description('make an API key and print its secret, once')
      .argument('<name>', 'what it is for')
      .requiredOption('--scope <scope...>', 'what it may do, such as PAPERS_WRITE')
      .option('--expires <instant>', 'when it ends by itself, such as 2027-01-01')
      .option('--json', 'print the key as JSON')
      .action(createApiKeyCommand),
  );

program
  .command('doctor')
  .description('check this machine, the configuration and the database, and say what to do')
  .option('--json', 'print the checks as JSON')
  .action(doctor);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
