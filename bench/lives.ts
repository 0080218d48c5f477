import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClock } from '../src/platform/clock/clock';
import { AddressKeys } from '../src/platform/crypto/address-keys';
import { handleJob } from '../src/platform/jobs/handle-job';
import { startJobRunner } from '../src/platform/jobs/start-job-runner';
import { sendMail } from '../src/platform/mail/send-mail';
import { answerRequestsJob } from '../src/subscribers';
import { parentOf, postgresCpuMillis } from './api/measure-process';
import { startPeople } from './lives/start-people';
import { type ScratchApp, startScratchApp } from './scratch-app';

/**
 * How fast subscribers are imported, and how many live a whole life a second. Mails are written by the job that answers
 * requests and stay in the outbox, where the rounds find their tokens: what is sent does not keep them.
 */
export async function livesBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '2000' },
      hands: { type: 'string', default: '16' },
    },
  });
  const [rows, rounds, hands] = [Number(values.rows), Number(values.rounds), Number(values.hands)];
  // A hop in front, so that each round can come from a network of its own: one may ask twenty times an hour.
  const scratch = await startScratchApp({ seeding: true, env: { TRUST_PROXY: '1' } });
  try {
    const confirmed = await timeImport(scratch, rows, true);
    const asked = await timeImport(scratch, rows, false);
    // Jobs that nobody takes up would be in the way of the others.
    const leaveMail = handleJob(sendMail, async () => {});
    const handlers = [leaveMail, answerRequestsJob(new AddressKeys(scratch.config.secrets.suppressionKey))];
    const { database } = scratch.app;
    const runner = await startJobRunner({ ...scratch, database, clock: createClock(null), handlers });
    const answered = await timeAnswers(scratch, rows);
    await mailsAreTaken(scratch.app.database);
    const lived = await timeRounds(scratch, { rounds, hands });
    await runner.stop(5_000);
    return {
      rows,
      rounds,
      hands,
      confirmedRowsPerSecond: confirmed,
      askedRowsPerSecond: asked,
      answersPerSecond: answered,
      ...lived,
    };
  } finally {
    await scratch.close();
  }
}

async function timeImport({ ask }: ScratchApp, rows: number, alreadyConfirmed: boolean): Promise<number> {
  const subscribers = Array.from({ length: rows }, (_, index) => ({
    email: `imported-${alreadyConfirmed ? 'c' : 'a'}-${index}@example.org`,
    digest: {
      cadence: 'DAILY',
      hour: index % 24,
      timeZone: 'Europe/Berlin',
      topics: ['agents'],
      searches: ['diffusion'],
    },
  }));
  const startedAt = performance.now();
  const { importSubscribers } = await ask(
    'mutation ($input: ImportSubscribersInput!) { importSubscribers(input: $input) { accepted userErrors { message } } }',
    { input: { subscribers, alreadyConfirmed } },
  );
  if (importSubscribers.accepted !== rows) {
    throw new Error(`Expected ${rows} rows to be accepted, got ${JSON.stringify(importSubscribers)}.`);
  }
  const what = alreadyConfirmed ? 'confirmed elsewhere' : 'to be asked by mail';
  return tell(`importSubscribers, ${rows} rows ${what}`, rows, startedAt);
}

/** Until each imported address has its question in the outbox. */
async function timeAnswers({ app }: ScratchApp, rows: number): Promise<number> {
  const startedAt = performance.now();
  await countReaches(app.database, 'select count(*)::integer as count from mails', rows);
  return tell('questions to imported addresses, written by the worker', rows, startedAt);
}

/**
 * subscribe, the worker's answer, confirm, update, unsubscribe: each for all, by so many hands at once. Says what a round
 * costs the server with its worker, PostgreSQL and the people, in milliseconds of a processor.
 */
async function timeRounds({ app }: ScratchApp, { rounds, hands }: { rounds: number; hands: number }): Promise<object> {
  const { url, database } = app;
  const newcomers = Array.from({ length: rounds }, (_, index) => ({
    email: `round-${index}@example.org`,
    network: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
  }));
  const postmaster = parentOf(await backendOf(database));
  const people = startPeople();
  try {
    const before = { server: process.cpuUsage(), postgres: postgresCpuMillis(postmaster) };
    const startedAt = performance.now();
    let peoplesMillis = await people.take({ url, hands, newcomers });
    const left = `select count(*)::integer as count from mails where recipient like 'round-%'`;
    await countReaches(database, left, rounds);
    const mails = await database.query<{ confirmToken: string; unsubscribeToken: string }>(
      `select data ->> 'confirmToken' as "confirmToken", data ->> 'unsubscribeToken' as "unsubscribeToken"
       from mails
       where recipient like 'round-%'`,
    );
    peoplesMillis += await people.take({ url, hands, mails });
    const roundsPerSecond = tell(
      `rounds of subscribe, confirm, update, unsubscribe, ${hands} at once`,
      rounds,
      startedAt,
    );
    const { user, system } = process.cpuUsage(before.server);
    const each = (millis: number): number => Math.round((millis / rounds) * 100) / 100;
    const cpuMillisPerRound = {
      server: each((user + system) / 1_000),
      postgres: each(postgresCpuMillis(postmaster) - before.postgres),
      people: each(peoplesMillis),
    };
    process.stdout.write(`processor time of a round, in ms: ${JSON.stringify(cpuMillisPerRound)}\n`);
    return { roundsPerSecond, cpuMillisPerRound };
  } finally {
    people.stop();
  }
}

async function backendOf(database: ScratchApp['app']['database']): Promise<number> {
  const [row] = await database.query<{ pid: number }>('select pg_backend_pid() as pid');
  return row?.pid ?? 0;
}

async function countReaches(database: ScratchApp['app']['database'], statement: string, wanted: number): Promise<void> {
  for (;;) {
    const [row] = await database.query<{ count: number }>(statement);
    if ((row?.count ?? 0) >= wanted) {
      return;
    }
    await sleep(50);
  }
}

/** What is left of the imports would be done beside the rounds. */
async function mailsAreTaken(database: ScratchApp['app']['database']): Promise<void> {
  for (;;) {
    const [job] = await database.query<object>(
      `select from mails_to_hand_over
       union all
       select from graphile_worker.jobs job where job.task_identifier = $1
       limit 1`,
      [sendMail.name],
    );
    if (job === undefined) {
      return;
    }
    await sleep(50);
  }
}

function tell(what: string, count: number, startedAt: number): number {
  const perSecond = Math.round((count / (performance.now() - startedAt)) * 1_000);
  process.stdout.write(`${what}: ${perSecond}/s\n`);
  return perSecond;
}
