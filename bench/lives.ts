import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createClock } from '../src/platform/clock/clock';
import { AddressKeys } from '../src/platform/crypto/address-keys';
import { handleJob } from '../src/platform/jobs/handle-job';
import { startJobRunner } from '../src/platform/jobs/start-job-runner';
import { sendMail } from '../src/platform/mail/send-mail';
import { answerRequestsJob } from '../src/subscribers';
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
    const roundsPerSecond = await timeRounds(scratch, { rounds, hands });
    await runner.stop(5_000);
    return {
      rows,
      rounds,
      hands,
      confirmedRowsPerSecond: confirmed,
      askedRowsPerSecond: asked,
      answersPerSecond: answered,
      roundsPerSecond,
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

/** subscribe, the worker's answer, confirm, update, unsubscribe: each for all, by so many hands at once. */
async function timeRounds({ app }: ScratchApp, { rounds, hands }: { rounds: number; hands: number }): Promise<number> {
  const people = Array.from({ length: rounds }, (_, index) => ({
    email: `round-${index}@example.org`,
    network: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`,
  }));
  const startedAt = performance.now();
  await eachOf(people, hands, async ({ email, network }) => {
    await send(
      app.url,
      'mutation ($input: SubscribeInput!) { done: subscribe(input: $input) { accepted } }',
      { email },
      { network },
    );
  });
  const left = `select count(*)::integer as count from mails where recipient like 'round-%'`;
  await countReaches(app.database, left, rounds);
  const mails = await app.database.query<{ confirmToken: string; unsubscribeToken: string }>(
    `select data ->> 'confirmToken' as "confirmToken", data ->> 'unsubscribeToken' as "unsubscribeToken"
     from mails
     where recipient like 'round-%'`,
  );
  await eachOf(mails, hands, async ({ confirmToken, unsubscribeToken }) => {
    const { subscriber, manageToken } = await send(
      app.url,
      'mutation ($input: TokenInput!) { done: confirmSubscription(input: $input) { manageToken subscriber { subscriptions { id } } } }',
      { token: confirmToken },
    );
    const [{ id }] = subscriber.subscriptions;
    await send(
      app.url,
      'mutation ($input: UpdateDigestSubscriptionInput!) { done: updateDigestSubscription(input: $input) { subscription { id } } }',
      { id, changes: { hour: 9 } },
      { key: manageToken },
    );
    const { ended } = await send(
      app.url,
      'mutation ($input: UnsubscribeInput!) { done: unsubscribe(input: $input) { ended } }',
      { token: unsubscribeToken },
    );
    if (!ended) {
      throw new Error('Expected the token of a mail to end it.');
    }
  });
  return tell(`rounds of subscribe, confirm, update, unsubscribe, ${hands} at once`, rounds, startedAt);
}

/** By connections that are kept, since `fetch` costs as much as what it measures. */
const agent = new Agent({ keepAlive: true });

function send(
  url: string,
  query: string,
  input: object,
  { key, network }: { key?: string; network?: string } = {},
  // oxlint-disable-next-line typescript/no-explicit-any -- each caller knows what it asked for
): Promise<any> {
  const headers = {
    'content-type': 'application/json',
    ...(key && { authorization: `Bearer ${key}` }),
    ...(network && { 'x-forwarded-for': network }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', headers, agent }, async (response) => {
      const { data, errors } = JSON.parse(await text(response));
      if (errors) {
        reject(new Error(JSON.stringify(errors)));
      } else {
        resolve(data.done);
      }
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ query, variables: { input } }));
  });
}

async function eachOf<Item>(items: readonly Item[], hands: number, work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: hands }, async () => {
      for (const item of rest) {
        await work(item);
      }
    }),
  );
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

function tell(what: string, count: number, startedAt: number): number {
  const perSecond = Math.round((count / (performance.now() - startedAt)) * 1_000);
  process.stdout.write(`${what}: ${perSecond}/s\n`);
  return perSecond;
}
