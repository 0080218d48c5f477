import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDataSource } from '../ormconfig';
import { readConfig } from '../src/platform/config/read-config';
import { Database } from '../src/platform/database/database';
import { enqueueJob } from '../src/platform/jobs/enqueue-jobs';
import { prepareDatabase } from '../src/prepare-database';
import { explainDuplicates } from './faults/explain-duplicates';
import type { Tally } from './faults/faulty-server';
import { fillSubscribers } from './faults/fill-subscribers';
import { keepFailing, planning, type Standing } from './faults/keep-failing';
import { type Absence, startRestartableDatabase } from './faults/restartable-database';
import { SkippingClock } from './faults/skipping-clock';
import { type Kill, WorkerCrew } from './faults/worker-crew';

/** When the digests are due, by the clock of the workers, and some time before. */
const dueAt = new Date('2025-03-14T08:00:00Z');
const dayBefore = new Date('2025-03-13T12:00:00Z');

/**
 * Whether each digest arrives, and none twice that need not, while workers are killed with -9 every second, PostgreSQL is
 * restarted, and the mail server fails in all the ways that it may.
 */
export async function faultsBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      deliveries: { type: 'string', default: '20000' },
      'kill-every': { type: 'string', default: '1000' },
      minutes: { type: 'string', default: '30' },
    },
  });
  const deliveries = Number(values.deliveries);
  const directory = await mkdtemp(join(tmpdir(), 'broadsheet-faults-'));
  const server = fork(join(__dirname, 'faults', 'faulty-server.js'));
  const postgres = await startRestartableDatabase(directory);
  const { connection } = postgres;
  const dataSource = await createDataSource(connection).initialize();
  const database = Database.of(dataSource);
  let crew: WorkerCrew | null = null;
  try {
    const port = await portOf(server);
    const envOf = (name: string, now: Date): Record<string, string> => ({
      PORT: '0',
      DATA_DIR: directory,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'fatal',
      CLOCK: now.toISOString(),
      SMTP_URL: `smtp://127.0.0.1:${port}?name=${name}`,
      MAIL_FROM: 'Broadsheet <digests@broadsheet.example>',
      MAIL_POSTAL_ADDRESS: '1 Example Street',
    });
    const config = readConfig(envOf('nobody', dayBefore));
    await prepareDatabase(connection, config, { seeding: true });
    await fillSubscribers({ config, connection, count: deliveries });
    await enqueueJob(database, planning, { payload: {} });
    const startedAt = performance.now();
    const clock = new SkippingClock(new Date(dueAt.getTime() + 1_000));
    crew = new WorkerCrew((name) => ({ connection, env: envOf(name, clock.now()) }));
    const { kills } = crew;
    const standing = await keepFailing({
      crew,
      postgres,
      database,
      deliveries,
      clock,
      killEveryMillis: Number(values['kill-every']),
      limitMillis: Number(values.minutes) * 60_000,
    });
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    crew.dismiss();
    const { absences } = postgres;
    return report({ deliveries, seconds, kills, absences, standing, tally: await tallyOf(server) });
  } finally {
    crew?.dismiss();
    server.kill();
    await dataSource.destroy();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function report(run: {
  deliveries: number;
  seconds: number;
  kills: readonly Kill[];
  absences: readonly Absence[];
  standing: Standing;
  tally: Tally;
}): object {
  const { deliveries, seconds, kills, absences, standing, tally } = run;
  const { taken, ...failures } = tally;
  const reached = new Set(taken.map(({ recipient }) => recipient)).size;
  const duplicates = explainDuplicates(taken, kills, absences);
  const { answerLost, killed, windowMillis, unexplained, otherMessages } = duplicates;
  const lines = [
    `${deliveries} deliveries in ${seconds} s: ${reached} subscribers reached, ${deliveries - reached} missing, ${standing.sent} SENT in the ledger`,
    `${kills.length} workers killed with -9, PostgreSQL restarted ${standing.restarts} times, away for ${absences.map(({ from, to }) => to - from).join(' and ')} ms`,
    `mail server: ${failures.refused} messages refused with 451; connections lost before the message was taken ${failures.lostBefore}, in place of the 250 ${failures.lostAnswers}, right behind it ${failures.lostBehind}`,
    `taken twice: ${taken.length - reached}; ${answerLost} since the 250 was lost, ${killed} since the worker was killed between the 250 and the ledger (${windowMillis.median} ms before, ${windowMillis.most} ms at most), ${unexplained.length} for no such reason`,
    `recipients of two different messages: ${otherMessages.length}; longest that a job was locked: ${standing.longestLockSeconds} s`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const isAsItShould =
    reached === deliveries &&
    standing.sent === deliveries &&
    unexplained.length === 0 &&
    otherMessages.length === 0 &&
    standing.longestLockSeconds <= 60;
  if (!isAsItShould) {
    process.exitCode = 1;
  }
  return {
    deliveries,
    seconds,
    reached,
    kills: kills.length,
    ...standing,
    ...failures,
    taken: taken.length,
    duplicates,
  };
}

async function portOf(server: ChildProcess): Promise<number> {
  const [said] = await once(server, 'message');
  return said.port;
}

async function tallyOf(server: ChildProcess): Promise<Tally> {
  server.send('tally');
  const [tally] = await once(server, 'message');
  return tally;
}
