import { relative } from 'node:path';
import { type App, startApp } from '../app';
import { openDatabase } from '../open-database';
import { createClock } from '../platform/clock/clock';
import type { Config } from '../platform/config/config';
import { readConfig } from '../platform/config/read-config';
import { createLogger } from '../platform/logging/create-logger';
import { prepareDatabase, requirePrepared, requireSameKeys } from '../prepare-database';
import { startWorker, type Worker } from '../worker';
import type { Role } from './role';
import { tuneGarbageCollector } from './tune-garbage-collector';

/** How long what is in flight may take once a signal has come. Ctrl-C is pressed by a person who waits. */
const deadlineMillis = { SIGINT: 1_500, SIGTERM: 10_000 } as const;
type Signal = keyof typeof deadlineMillis;

/** The parts that run here; null for those that do not. */
interface Parts {
  app: App | null;
  worker: Worker | null;
}

/** Runs until a signal comes. */
export async function serve({ role }: { role: Role }): Promise<void> {
  tuneGarbageCollector(role);
  const config = readConfig(process.env);
  if (role !== 'all' && config.database.kind === 'embedded') {
    const alone = role === 'api' ? 'the API alone' : 'the worker alone';
    throw new Error(`Expected DATABASE_URL for a process that is ${alone}, but it is not set.`);
  }
  const log = createLogger(config.logLevel);
  const opened = await openDatabase(config, log, 'exclusive');
  const parts = await start().catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });

  async function start(): Promise<Parts> {
    if (role === 'all') {
      const { migrations, seeded } = await prepareDatabase(opened.connection, config, { seeding: true });
      log.info({ migrations, seeded }, 'the database is ready');
    } else {
      await requirePrepared(opened.connection);
    }
    const { connection } = opened;
    await requireSameKeys(connection, config);
    // One for both: what the API has done now, such as a day's digests, is not in the future of the worker.
    const workplace = { config, connection, log, clock: createClock(config.clockStart) };
    const app = role === 'worker' ? null : await startApp(workplace);
    const worker = role === 'api' ? null : startWorker({ ...workplace, publicUrl: app?.url });
    return {
      app,
      worker:
        (await worker?.catch(async (error: unknown) => {
          await app?.close(0);
          throw error;
        })) ?? null,
    };
  }

  const stop = async (signal: Signal): Promise<void> => {
    log.info({ signal }, 'stopping');
    const deadline = deadlineMillis[signal];
    const [left] = await Promise.all([parts.worker?.close(deadline), parts.app?.close(deadline)]);
    await opened.close();
    if (left) {
      // Jobs that were given back still run here, and must not go on beside their next try.
      process.exit(0);
    }
  };
  let stopping = false;
  const onSignal = (signal: Signal): void => {
    // A second signal, of either kind, ends the process at once.
    if (stopping) process.exit(130);
    stopping = true;
    void stop(signal);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.stdout.write(`${greeting(parts, config).join('\n')}\n`);
}

function greeting({ app }: Parts, { mail, secrets: { adminApiKeyFile } }: Config): string[] {
  if (app === null) {
    return [`Broadsheet's worker is ready.`, ``];
  }
  return [
    `Broadsheet is ready.`,
    ``,
    `  API        ${app.url}/graphql`,
    `  Explorer   ${app.url}/graphiql`,
    ...(mail.smtp === null ? [`  Mailbox    ${app.url}/mailbox`] : []),
    ...(adminApiKeyFile ? [`  Admin key  in ${shortest(adminApiKeyFile)}`] : []),
    ``,
  ];
}

/** A path below the working folder relative to it, any other as it is. */
function shortest(path: string): string {
  const below = relative('', path);
  return below.startsWith('..') ? path : below;
}
