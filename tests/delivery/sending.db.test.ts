import { setTimeout as sleep } from 'node:timers/promises';
import { forgetSubscriberJob } from '../../src/delivery/keeping/forget-subscriber.job';
import { createLogger } from '../../src/platform/logging/create-logger';
import type { Receipt } from '../../src/platform/mail';
import { SortingOffice } from './sorting-office';

const morning = '2025-03-14T08:00:00Z';
const log = createLogger('silent');
const { signal } = new AbortController();

describe('Digests that are due', () => {
  let office: SortingOffice;
  beforeAll(async () => {
    office = await SortingOffice.open();
  });
  beforeEach(() => office.clear());
  afterAll(() => office.close());

  const outcomes = async () =>
    (await office.ledger()).map(({ status, reason, paperKeys }) => [status, reason, paperKeys?.length ?? 0]);
  const sentPapers = () => office.database.query('select subscriber_id, paper_id from delivered_papers');

  it('are planned, made and sent, each a message of its own', async () => {
    const [paper] = await office.papers([{ title: 'Lenses', sortDate: '2025-03-13T12:00:00Z' }]);
    const { subscriberKey } = await office.subscription({ due: morning });
    await office.subscription({ due: morning });
    expect(await office.day(morning)).toMatchObject({ sent: 2, others: 0 });
    const [first] = await office.ledger();
    expect(first).toMatchObject({
      status: 'SENT',
      attempts: 1,
      subscriberKey,
      paperKeys: [paper],
      subject: expect.stringContaining('Lenses'),
    });
    const [message, other] = office.messages;
    expect(message?.bytes.toString()).toContain('Lenses');
    expect(message?.name).not.toBe(other?.name);
    expect(message?.sender).toMatch(/^bounces\+d[0-9a-f]+-[0-9a-f]+-[0-9a-f]{20}@example\.org$/);
    expect(await office.day('2025-03-14T08:01:00Z')).toMatchObject({ sent: 0, others: 0 });
  });

  it('never hold a paper that its subscriber was sent before, by any of their subscriptions', async () => {
    await office.papers([
      { title: 'Lenses', sortDate: '2025-03-13T12:00:00Z', trending: 2 },
      { title: 'Prisms', sortDate: '2025-03-13T12:00:00Z', trending: 1 },
    ]);
    const { subscriberKey } = await office.subscription({ due: morning, maxPapers: 1 });
    await office.subscription({ subscriberKey, due: morning, maxPapers: 5 });
    await office.subscription({ subscriberKey, due: '2025-03-15T08:00:00Z' });
    await office.day(morning);
    await office.day('2025-03-15T08:00:00Z');
    const held = (await office.ledger()).flatMap(({ paperKeys }) => paperKeys ?? []);
    expect(held).toHaveLength(2);
    expect(new Set(held).size).toBe(2);
    expect(await sentPapers()).toHaveLength(2);
  });

  it('hold what had come in when they were due, and what came later the next time', async () => {
    const [before, after] = await office.papers([
      { title: 'Before', sortDate: '2025-03-13T12:00:00Z' },
      { title: 'After', sortDate: '2025-03-13T13:00:00Z' },
    ]);
    await office.database.query(`update papers set created_at = '2025-03-14T08:00:01Z' where id = $1`, [after]);
    await office.subscription({ due: morning });
    await office.day('2025-03-14T08:10:00Z');
    await office.day('2025-03-15T08:00:00Z');
    expect((await office.ledger()).map(({ paperKeys }) => paperKeys)).toEqual([[before], [after]]);
  });

  it('see at once what was imported between two of them', async () => {
    const desk = office.desk();
    await office.papers([{ title: 'Before', sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: morning });
    await office.subscription({ due: '2025-03-14T08:00:05Z', hour: 7 });
    await office.at(morning).plan();
    await office.send({ desk });
    await office.papers([{ title: 'Between', sortDate: '2025-03-14T08:00:02Z' }]);
    await office.at('2025-03-14T08:00:06Z').plan();
    await office.send({ desk });
    expect((await office.ledger()).map(({ paperKeys }) => paperKeys?.length)).toEqual([1, 2]);
  });

  it('stay away where there is nothing to send, and fold into one row that says for how long', async () => {
    await office.subscription({ due: '2025-03-10T08:00:00Z' });
    for (const day of ['10', '11', '12']) {
      await office.day(`2025-03-${day}T08:00:00Z`);
    }
    expect(await office.ledger()).toMatchObject([
      {
        status: 'EMPTY',
        emptySince: new Date('2025-03-10T08:00:00Z'),
        scheduledFor: new Date('2025-03-12T08:00:00Z'),
        emptyTimes: 3,
      },
    ]);
    await office.papers([{ sortDate: '2025-03-12T12:00:00Z' }]);
    await office.day('2025-03-13T08:00:00Z');
    await office.day('2025-03-14T08:00:00Z');
    expect(await outcomes()).toEqual([
      ['EMPTY', null, 0],
      ['SENT', null, 1],
      ['EMPTY', null, 0],
    ]);
    expect(office.messages).toHaveLength(1);
  });

  it.each([
    ['PAUSED', (subscriber: number) => office.move(subscriber, 'PAUSED')],
    ['UNSUBSCRIBED', (subscriber: number) => office.move(subscriber, 'UNSUBSCRIBED')],
    ['BOUNCED', (subscriber: number) => office.move(subscriber, 'BOUNCED')],
    ['ENDED', () => office.database.query('update digest_subscriptions set active = false')],
    ['DELETED', () => office.database.query('delete from digest_subscriptions')],
  ])('are suppressed where they are %s by then, and their papers stay free', async (reason, change) => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    const { subscriberKey } = await office.subscription({ due: morning });
    office.answer = () => ({ kind: 'deferred', reply: '451 later' });
    await office.day(morning);
    expect(await sentPapers()).toHaveLength(1);
    await change(subscriberKey);
    await office.day('2025-03-14T09:00:00Z');
    expect(await outcomes()).toEqual([['SUPPRESSED', reason, 0]]);
    expect(await sentPapers()).toEqual([]);
    expect(office.messages).toHaveLength(1);
  });

  it('wait when they are put off, with their papers, and go again as the same message', async () => {
    await office.papers([{ title: 'Lenses', sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: morning });
    office.answer = ({ recipient }) => ({
      kind: 'deferred',
      reply: `452 4.2.2 <${recipient}> mailbox full`,
      code: 452,
    });
    await office.day(morning);
    const [waiting] = await office.ledger();
    expect(waiting).toMatchObject({ status: 'SCHEDULED', reason: 'DEFERRED', attempts: 1 });
    expect(waiting?.detail).toMatch(/mailbox full/);
    expect(waiting?.detail).not.toMatch(/@/);
    expect(waiting?.attemptAfter.getTime()).toBeGreaterThan(office.now.getTime());
    await office.send();
    expect(office.messages).toHaveLength(1);
    office.answer = () => ({ kind: 'accepted', reply: '250 ok' });
    await office.papers([{ title: 'Prisms', sortDate: '2025-03-13T12:00:00Z' }]);
    office.now = new Date((waiting?.attemptAfter.getTime() ?? 0) + 1);
    await office.send();
    expect(await office.ledger()).toMatchObject([{ status: 'SENT', attempts: 2 }]);
    const [first, second] = office.messages;
    expect(second?.bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(second?.name).toBe(first?.name);
  });

  it('give their papers back when they are refused, and count towards bouncing', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    const { subscriberKey } = await office.subscription({ due: morning });
    office.answer = () => ({ kind: 'refused', reply: '550 5.1.1 no such user', code: 550 });
    await office.day(morning);
    expect(await outcomes()).toEqual([['FAILED', 'REFUSED', 0]]);
    expect(await sentPapers()).toEqual([]);
    const [subscriber] = await office.database.query('select status from subscribers where id = $1', [subscriberKey]);
    expect(subscriber).toEqual({ status: 'BOUNCED' });
  });

  it('lose no attempt while nobody can be asked', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    for (let count = 0; count < 20; count += 1) {
      await office.subscription({ due: morning });
    }
    office.answer = () => ({ kind: 'unavailable', reply: 'no connection', retryAfterMillis: 60_000 });
    await office.day(morning);
    const ledger = await office.ledger();
    expect(ledger.map(({ status, reason, attempts }) => [status, reason, attempts])).toEqual(
      Array.from({ length: 20 }, () => ['SCHEDULED', 'WAITING', 0]),
    );
    const earliest = Math.min(...ledger.map(({ attemptAfter }) => attemptAfter.getTime()));
    expect(earliest).toBeGreaterThanOrEqual(office.now.getTime() + 60_000);
    office.answer = () => ({ kind: 'accepted', reply: '250 ok' });
    office.now = new Date(office.now.getTime() + 120_000);
    expect(await office.send()).toMatchObject({ sent: 20 });
  });

  it('give way to the next of their subscription when they could not be sent until then', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }, { sortDate: '2025-03-14T12:00:00Z' }]);
    await office.subscription({ due: morning });
    office.answer = () => ({ kind: 'unavailable', reply: 'no connection', retryAfterMillis: 60_000 });
    await office.day(morning);
    office.answer = () => ({ kind: 'accepted', reply: '250 ok' });
    await office.day('2025-03-15T08:00:00Z');
    expect(await outcomes()).toEqual([
      ['SUPPRESSED', 'OVERTAKEN', 0],
      ['SENT', null, 2],
    ]);
    expect(office.messages).toHaveLength(2);
  });

  it.each<[string, Receipt['kind'], string[]]>([
    ['was sent while they were put off, go themselves', 'accepted', ['Prisms', 'Lenses']],
    ['was put off too, leave their papers to that', 'unavailable', ['Prisms', 'Lenses and Prisms']],
  ])('whose next one %s', async (_, kind, expected) => {
    await office.papers([
      { title: 'Lenses', sortDate: '2025-03-08T12:00:00Z', trending: 2 },
      { title: 'Prisms', sortDate: '2025-03-16T12:00:00Z', trending: 1 },
    ]);
    await office.subscription({ cadence: 'WEEKLY', due: '2025-03-03T08:00:00Z' });
    await office.day('2025-03-03T08:00:00Z');
    const away: Receipt = { kind: 'unavailable', reply: 'no connection', retryAfterMillis: 60_000 };
    const taken: Receipt = { kind: 'accepted', reply: '250 ok' };
    office.answer = () => away;
    await office.day('2025-03-10T08:00:00Z');
    await office.database.query(
      `update deliveries set attempt_after = '2025-03-17T08:01:00Z' where status = 'SCHEDULED'`,
    );
    office.answer = () => (kind === 'accepted' ? taken : away);
    await office.day('2025-03-17T08:00:00Z');
    office.answer = () => taken;
    await office.at('2025-03-17T08:10:00Z').send();
    await office.send();
    const titles = office.messages
      .slice(1)
      .map(({ bytes }) => ['Lenses', 'Prisms'].filter((title) => bytes.toString().includes(title)).join(' and '));
    expect(titles).toEqual(expected);
  });

  it('are tried for 48 hours once somebody can be asked, however long that took', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ cadence: 'MONTHLY', due: morning });
    office.answer = () => ({ kind: 'unavailable', reply: 'no connection', retryAfterMillis: 60_000 });
    await office.day(morning);
    office.answer = () => ({ kind: 'deferred', reply: '451 4.7.1 greylisted', code: 451 });
    await office.day('2025-03-17T08:00:00Z');
    expect(await outcomes()).toEqual([['SCHEDULED', 'DEFERRED', 1]]);
    office.answer = () => ({ kind: 'accepted', reply: '250 ok' });
    await office.day('2025-03-17T08:10:00Z');
    expect(await outcomes()).toEqual([['SENT', null, 1]]);
    const [, greylisted, taken] = office.messages;
    expect(taken?.bytes.equals(greylisted?.bytes ?? Buffer.alloc(0))).toBe(true);
  });

  it.each<[string, Receipt, object[]]>([
    ['counts', { kind: 'deferred', reply: '452 4.2.2 mailbox full', code: 452 }, [{ code: '4.2.2' }]],
    ['does not count', { kind: 'deferred', reply: 'the connection was lost in the message' }, []],
  ])('given up after 48 hours, it %s against the address: %j', async (_, receipt, counted) => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ cadence: 'MONTHLY', due: morning });
    office.answer = () => receipt;
    await office.day(morning);
    await office.database.query('update deliveries set attempts = 19');
    await office.day('2025-03-16T08:00:01Z');
    expect(await outcomes()).toEqual([['FAILED', 'GIVEN_UP', 0]]);
    expect(await office.database.query('select code from bounces')).toEqual(counted);
  });

  it('are not handed over long after they were claimed: who has left since gets none', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }, { sortDate: '2025-03-13T12:00:00Z' }]);
    const { subscriberKey } = await office.subscription({ due: morning, maxPapers: 1 });
    await office.subscription({ subscriberKey, due: morning, maxPapers: 1 });
    office.answer = async () => {
      await office.move(subscriberKey, 'UNSUBSCRIBED');
      office.at('2025-03-14T08:00:31Z');
      return { kind: 'accepted', reply: '250 ok' };
    };
    await office.at(morning).plan();
    expect(await office.send({ inFlight: 1 })).toEqual({ sent: 1, others: 1, isUnfinished: true });
    expect(office.messages).toHaveLength(1);
    await office.send();
    expect((await outcomes()).toSorted()).toEqual([
      ['SENT', null, 1],
      ['SUPPRESSED', 'UNSUBSCRIBED', 0],
    ]);
    expect(await sentPapers()).toHaveLength(1);
  });

  it('leave out papers that were deleted, and do not go without any', async () => {
    const [gone = 0] = await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: morning });
    office.answer = () => ({ kind: 'deferred', reply: '451 later' });
    await office.day(morning);
    await office.database.query('delete from papers where id = $1', [gone]);
    await office.day('2025-03-14T09:00:00Z');
    expect(await outcomes()).toEqual([['SUPPRESSED', 'PAPERS_GONE', 0]]);
  });

  it('are suppressed where their subscription is deleted while they are being made', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    const { key } = await office.subscription({ due: morning });
    await office.at(morning).plan();
    let sending = Promise.resolve<unknown>(null);
    await office.database.transaction(async (transaction) => {
      await transaction.query('delete from digest_subscriptions where id = $1', [key]);
      sending = office.send();
      // It has claimed the delivery by then, and waits for this transaction with the token.
      for (let status = ''; status !== 'SENDING';) {
        status = (await office.ledger())[0]?.status ?? '';
      }
    });
    await sending;
    expect(await outcomes()).toEqual([['SCHEDULED', 'WAITING', 1]]);
    await office.send();
    expect(await outcomes()).toEqual([['SUPPRESSED', 'DELETED', 0]]);
    expect(office.messages).toEqual([]);
    expect(await sentPapers()).toEqual([]);
  });

  it('are gone without a trace where their subscriber is erased while they are on their way', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: morning });
    office.answer = async () => {
      await office.database.query('delete from deliveries');
      return { kind: 'accepted', reply: '250 ok' };
    };
    await office.day(morning);
    expect(await office.ledger()).toEqual([]);
    expect(office.forgotten).toEqual(office.messages.map(({ name }) => name));
  });

  it('leave no file where they are captured and noted while their subscriber is being forgotten', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    const { subscriberKey } = await office.subscription({ due: morning });
    const files = new Set<string>();
    let sending: Promise<unknown> | null = null;
    const forget = async (names: readonly string[]) => {
      names.forEach((name) => files.delete(name));
      // Just behind the look for files another worker captures the mail and notes it, as soon as it may.
      sending ??= office.send({ desk });
      await Promise.race([sending, sleep(300)]);
    };
    const desk = office.desk();
    const capture = { ...desk.post.transport, forget };
    Object.assign(desk.post, { transport: capture });
    office.answer = ({ name }) => {
      files.add(name);
      return { kind: 'accepted', reply: 'captured' };
    };
    await office.at(morning).plan();
    await office.database.query('update deliveries set attempts = 1');
    const { database } = office;
    const tools = { log, database, clock: { now: () => office.now }, signal, attempt: 1, isLastAttempt: false };
    await forgetSubscriberJob(capture).run({ subscriber: subscriberKey }, tools);
    await sending;
    expect(await office.ledger()).toEqual([]);
    expect(await sentPapers()).toEqual([]);
    expect([...files]).toEqual([]);
  });
});
