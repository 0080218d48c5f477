import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { planDeliveries } from '../src/delivery';
import type { Database } from '../src/platform/database/database';
import { fillPapers, fillSubscriptions } from './delivery/fill';
import { measureMailers } from './delivery/mailers';
import { type ScratchApp, startScratchApp } from './scratch-app';
import { startSink } from './smtp/start-sink';

const dayMillis = 86_400_000;
const pollMillis = 250;

/**
 * Digests end to end, from the planned row to the sent one: chosen, rendered, signed, sent by SMTP into a sink beside,
 * and noted, by one worker in a process of its own; without a signature, and with one. Beside it nodemailer's pool and
 * a bare socket send one such mail, made beforehand, as often.
 */
export async function deliveryBenchmark(args: string[]): Promise<object> {
  const { values } = parseArgs({
    args,
    options: { mails: { type: 'string', default: '100000' }, papers: { type: 'string', default: '6' } },
  });
  const mails = Number(values.mails);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-bench-key-'));
  const keyFile = join(folder, 'dkim.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const dkim = { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'bench', DKIM_PRIVATE_KEY_FILE: keyFile };
  const scratch = await startScratchApp({ seeding: false });
  const sink = await startSink();
  try {
    const { database } = scratch.app;
    const today = new Date(Math.floor(Date.now() / dayMillis) * dayMillis);
    const papers = await fillPapers(database, today);
    await fillSubscriptions(database, { count: mails, due: today, maxPapers: Number(values.papers), papers });
    const plain = await sendAll(scratch, { mails, port: sink.port, env: {}, day: today });
    await forgetLedger(database);
    const signed = await sendAll(scratch, {
      mails,
      port: sink.port,
      env: dkim,
      day: new Date(today.getTime() - dayMillis),
    });
    const taken = await sink.taken();
    if (taken !== plain.sent + signed.sent) {
      throw new Error(`Expected the sink to have ${plain.sent + signed.sent} mails, it has ${taken}.`);
    }
    const { bytes, ...others } = await measureMailers(sink.port, Math.min(mails, 5_000), Number(values.papers));
    for (const [name, { perSecond, cpuMillis }] of Object.entries({ plain, signed, ...others })) {
      process.stdout.write(
        `${name.padEnd(12)}${String(perSecond).padStart(8)} a second${cpuMillis.toFixed(3).padStart(9)} ms CPU each\n`,
      );
    }
    process.stdout.write(
      `its main thread took ${plain.mainCpuMillis} ms of a plain mail, and ${signed.mainCpuMillis} of a signed one\n`,
    );
    process.stdout.write(`a worker took ${Math.max(plain.mebibytes, signed.mebibytes)} MiB at most\n`);
    return { mails, papers: Number(values.papers), bytes, plain, signed, ...others };
  } finally {
    sink.stop();
    await scratch.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Plans all subscriptions for a day, and has a worker send them. */
async function sendAll(
  scratch: ScratchApp,
  { mails, port, env, day }: { mails: number; port: number; env: Record<string, string>; day: Date },
): Promise<{ sent: number; perSecond: number; cpuMillis: number; mainCpuMillis: number; mebibytes: number }> {
  const { database } = scratch.app;
  await database.query('update digest_subscriptions set next_delivery_at = $1', [day]);
  const signal = new AbortController().signal;
  const planned = await planDeliveries({ database, now: new Date(day.getTime() + 1_000), signal });
  if (planned !== mails) {
    throw new Error(`Expected ${mails} deliveries to be planned, got ${planned}.`);
  }
  // The worker plans by its own clock: what comes after this day is of no interest.
  await database.query('update digest_subscriptions set next_delivery_at = null');
  const worker = startProcess(scratch, port, env);
  try {
    await until(database, (done) => done > 0);
    const before = await ask(worker);
    const begun = await countDone(database);
    const startedAt = performance.now();
    await until(database, (done) => done === mails);
    const seconds = (performance.now() - startedAt) / 1_000;
    const after = await ask(worker);
    const [{ sent } = { sent: 0 }] = await database.query<{ sent: number }>(
      `select count(*)::integer as sent from deliveries where status = 'SENT'`,
    );
    const measured = (mails - begun) * (sent / mails);
    return {
      sent,
      perSecond: Math.round(measured / seconds),
      cpuMillis: Math.round(((after.cpuSeconds - before.cpuSeconds) / measured) * 1e6) / 1_000,
      mainCpuMillis: Math.round(((after.mainCpuSeconds - before.mainCpuSeconds) / measured) * 1e6) / 1_000,
      mebibytes: Math.round(after.mebibytes),
    };
  } finally {
    const gone = once(worker, 'exit');
    worker.disconnect();
    await gone;
  }
}

function startProcess({ config, connection }: ScratchApp, port: number, env: Record<string, string>): ChildProcess {
  const { app, suppressionKey } = config.secrets;
  return fork(join(__dirname, 'delivery', 'worker.js'), {
    env: {
      ...process.env,
      BENCH_CONNECTION: JSON.stringify(connection),
      DATA_DIR: config.dataDir,
      LOG_LEVEL: 'error',
      DATABASE_URL: 'postgres://given@as/connection',
      ADMIN_API_KEY: config.secrets.adminApiKey,
      APP_SECRET: app,
      SUPPRESSION_KEY: suppressionKey,
      SMTP_URL: `smtp://127.0.0.1:${port}?connections=8&messages=100000`,
      MAIL_FROM: 'Broadsheet <digests@example.org>',
      MAIL_POSTAL_ADDRESS: '1 Some Street, Some Town',
      ...env,
    },
  });
}

async function ask(worker: ChildProcess): Promise<{ cpuSeconds: number; mainCpuSeconds: number; mebibytes: number }> {
  worker.send('how much?');
  const [answer] = await once(worker, 'message');
  return answer;
}

async function until(database: Database, isEnough: (done: number) => boolean): Promise<void> {
  while (!isEnough(await countDone(database))) {
    await sleep(pollMillis);
  }
}

/** By what is still open, which an index counts: SENT rows are many. */
async function countDone(database: Database): Promise<number> {
  const [{ open, all } = { open: 0, all: 0 }] = await database.query<{ open: number; all: number }>(
    `select (select count(*)::integer from deliveries where status in ('SCHEDULED', 'SENDING')) as open,
       (select count(*)::integer from digest_subscriptions) as all`,
  );
  return all - open;
}

async function forgetLedger(database: Database): Promise<void> {
  await database.query('truncate deliveries, delivered_papers');
}
