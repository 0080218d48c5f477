import { setTimeout as sleep } from 'node:timers/promises';
import {
  captureTransport,
  enqueueMail,
  enqueueMails,
  handOverMails,
  headerOf,
  type Receipt,
} from '../../../src/platform/mail';
import { createClock } from '../../../src/platform/clock/clock';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { sendMailJob } from '../../../src/platform/mail/send-mail.job';
import { jobsOf, until, untilDone } from '../jobs/queue';
import { leaveMail } from './leave-mail';
import { greeting, letterhead, sender } from './letters';
import { now, openPostOffice, type PostOffice } from './post-office';

describe('The outbox', () => {
  let post: PostOffice;
  beforeAll(async () => {
    post = await openPostOffice();
  });
  afterEach(() => post.clear());
  afterAll(() => post.close());

  const ada = { kind: greeting, to: 'ada@example.org', data: { name: 'Ada' }, messageKey: 'greeting:1', now };
  const readers = (count: number) =>
    Array.from({ length: count }, (_, number) => ({
      to: `reader-${number}@example.org`,
      data: { name: `Reader ${number}` },
      messageKey: `greeting:${number}`,
    }));
  const leave = (several: ReturnType<typeof readers>) =>
    post.database.transaction((transaction) => enqueueMails(transaction, greeting, several, now));
  const mails = () => post.database.query<Record<string, unknown>>('select * from mails order by id');
  const subjects = async () => (await post.captured()).map(({ headers }) => headerOf(headers, 'Subject'));

  it('holds a mail if, and only if, the transaction commits', async () => {
    await post.work();
    const failed = post.database.transaction(async (transaction) => {
      enqueueMail(transaction, ada);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect([await mails(), await jobsOf(post.database)]).toEqual([[], []]);

    await post.database.transaction(async (transaction) => {
      enqueueMail(transaction, { ...ada, messageKey: 'greeting:2' });
      await sleep(150);
      expect(await post.files()).toEqual([]);
    });
    await untilDone(post.database);
    expect(await subjects()).toEqual(['Guten Tag, Ada']);
  });

  it('tells what became of a mail, and lets go of what it said', async () => {
    await leaveMail(post.database, ada);
    expect(await mails()).toMatchObject([{ status: 'WAITING', attempts: 0, data: { name: 'Ada' }, settled_at: null }]);
    await post.work();
    await untilDone(post.database);
    expect(await mails()).toMatchObject([
      { status: 'SENT', attempts: 1, data: null, recipient: 'ada@example.org', reply: expect.stringMatching(/\.eml$/) },
    ]);
  });

  it('writes one mail for one key, however often and from wherever it is left', async () => {
    const isNew = await Promise.all(Array.from({ length: 5 }, () => leaveMail(post.database, ada)));
    expect(isNew.filter(Boolean)).toHaveLength(1);
    await post.work();
    await untilDone(post.database);
    expect(await leaveMail(post.database, ada)).toBe(false);
    expect(await jobsOf(post.database)).toEqual([]);
    expect(await subjects()).toHaveLength(1);
  });

  it('takes thousands at once, and two workers send each once', async () => {
    const many = readers(300);
    expect(await leave(many)).toBe(300);
    expect(await leave(many)).toBe(0);
    expect(await leave([])).toBe(0);
    await Promise.all([post.work(), post.work()]);
    await untilDone(post.database);
    const received = await post.captured();
    expect(new Set(received.map(({ headers }) => headerOf(headers, 'To'))).size).toBe(300);
    expect(received).toHaveLength(300);
    expect(await post.database.query('select from mails where attempts <> 1')).toEqual([]);
  });

  const untilHandedOver = (jobs: number) => until(async () => (await jobsOf(post.database)).length === jobs);

  it('hands over by the clock what a process left that died before it could', async () => {
    await post.database.query(
      `insert into mails (message_key, kind, recipient, data, created_at)
       select 'greeting:' || number, 'greeting', number || '@example.org', '{"name": "Ada"}', $1
       from generate_series(1, 25) as number`,
      [now],
    );
    await post.database.query('insert into mails_to_hand_over (mail_id) select id from mails');
    await Promise.all([handOverMails(post.database), handOverMails(post.database)]);
    await post.work();
    await untilDone(post.database);
    expect(await post.database.query('select from mails where attempts <> 1')).toEqual([]);
    expect(await post.captured()).toHaveLength(25);
  });

  it('sends several mails by one job, of which one that fails keeps no other from going', async () => {
    await leave(readers(4));
    await untilHandedOver(1);
    await post.database.query(`update mails set kind = 'farewell' where message_key = 'greeting:1'`);
    await post.work();
    await until(async () => (await jobsOf(post.database))[0]?.lastError?.includes('is of "farewell"') ?? false);
    expect(await jobsOf(post.database)).toHaveLength(1);
    expect((await mails()).map(({ status }) => status)).toEqual(['SENT', 'SENDING', 'SENT', 'SENT']);
  });

  it('leaves a mail that was put off to its own job, when the job of several is tried again', async () => {
    await leave(readers(2));
    await untilHandedOver(1);
    await post.database.query(`update mails set attempts = 1 where message_key = 'greeting:0'`);
    await post.database.query(`update mails set attempts = 1, status = 'SENDING' where message_key = 'greeting:1'`);
    await post.work();
    await untilDone(post.database);
    expect(await mails()).toMatchObject([
      { status: 'WAITING', attempts: 1 },
      { status: 'SENT', attempts: 2 },
    ]);
  });

  /** A worker whose transport gives these receipts, one after the other; in the end it accepts. */
  const workWith = (...receipts: Receipt[]) =>
    post.work({ send: async () => receipts.shift() ?? { kind: 'accepted', reply: '250 ok' }, forget: async () => {} });
  const waits = (reply: string) => until(async () => (await mails())[0]?.['reply'] === reply);
  const goOn = () => post.database.query('update graphile_worker._private_jobs set run_at = now()');

  it('tries again later what the transport puts off, and gives up what it refuses', async () => {
    await workWith({ kind: 'deferred', reply: '450 ada@example.org: later' }, { kind: 'refused', reply: '550 nobody' });
    await leaveMail(post.database, ada);
    await waits('450 ada@example.org: later');
    expect(await mails()).toMatchObject([{ status: 'WAITING', attempts: 1, data: { name: 'Ada' } }]);
    await until(async () => (await jobsOf(post.database)).length === 1);
    const [job] = await jobsOf(post.database);
    expect(job).toMatchObject({ attempts: 0, lastError: null });
    expect(job?.secondsToGo).toBeGreaterThan(40);
    expect(job?.secondsToGo).toBeLessThan(76);
    expect(JSON.stringify(job)).not.toContain('ada');
    await goOn();
    await untilDone(post.database);
    expect(await mails()).toMatchObject([{ status: 'REFUSED', reply: '550 nobody', attempts: 2, data: null }]);
  });

  it('counts no attempt while nobody can be asked, or a rate of ours holds a mail back', async () => {
    await workWith(
      { kind: 'unavailable', reply: 'no connection', retryAfterMillis: 60_000 },
      { kind: 'postponed', reply: 'over the rate', retryAfterMillis: 60_000 },
    );
    await leaveMail(post.database, ada);
    for (const reply of ['no connection', 'over the rate']) {
      await waits(reply);
      await until(async () => (await jobsOf(post.database)).length === 1);
      expect(await mails()).toMatchObject([{ status: 'WAITING', attempts: 0, data: { name: 'Ada' } }]);
      expect((await jobsOf(post.database))[0]?.secondsToGo).toBeGreaterThan(50);
      await goOn();
    }
    await untilDone(post.database);
    expect(await mails()).toMatchObject([{ status: 'SENT', reply: '250 ok', attempts: 1 }]);
  });

  it('gives up after the last of many attempts', async () => {
    await leaveMail(post.database, ada);
    await post.database.query('update mails set attempts = 40');
    await workWith({ kind: 'deferred', reply: '450 still full' });
    await untilDone(post.database);
    expect(await mails()).toMatchObject([{ status: 'REFUSED', reply: '450 still full', data: null }]);
  });

  it('bears that two workers have one mail at the same moment, of whom one was taken for dead', async () => {
    await leaveMail(post.database, ada);
    const [mail] = await post.database.query<{ id: string }>('select id from mails');
    const capture = captureTransport(post.folder);
    const atTheTransport: (() => void)[] = [];
    const later: Receipt = { kind: 'deferred', reply: '450 later' };
    const job = sendMailJob({
      kinds: [greeting],
      letterhead,
      ...sender,
      transport: {
        ...capture,
        send: async (message) => {
          const place = atTheTransport.length;
          await new Promise<void>((resolve) => atTheTransport.push(resolve));
          const receipt = await capture.send(message);
          return place === 0 ? receipt : later;
        },
      },
    });
    const tools = { clock: createClock(now), log: createLogger('silent'), attempt: 1, isLastAttempt: false };
    const signal = new AbortController().signal;
    const run = () => job.run({ mail: mail?.id }, { database: post.database, signal, ...tools });
    const [first, second] = [run(), run()];
    await until(() => atTheTransport.length === 2);
    atTheTransport[0]?.();
    await Promise.race([first, second]);
    atTheTransport[1]?.();
    await Promise.all([first, second]);
    expect(await mails()).toMatchObject([{ status: 'SENT', attempts: 2, data: null }]);
    expect(await subjects()).toEqual(['Guten Tag, Ada']);
  });

  it('says which kind of mail no renderer knows, and keeps the mail', async () => {
    await post.work();
    await leaveMail(post.database, { ...ada, kind: { ...greeting, name: 'farewell' } });
    await until(async () => (await jobsOf(post.database))[0]?.lastError?.includes('is of "farewell"') ?? false);
    expect(await mails()).toMatchObject([{ status: 'SENDING', recipient: 'ada@example.org' }]);
  });
});
