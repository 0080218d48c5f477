import { holdShard } from '../../src/delivery/sending/hold-shard';
import type { Receipt } from '../../src/platform/mail';
import { until } from '../platform/jobs/queue';
import { SortingOffice } from './sorting-office';

const morning = '2025-03-14T08:00:00Z';

/** Shards are lost to others, as when the database restarts. */
async function cutShards({ database }: SortingOffice): Promise<void> {
  await database.query(
    `select pg_terminate_backend(lock.pid)
     from pg_locks lock
     where lock.locktype = 'advisory' and lock.objsubid = 2
       and lock.database = (select oid from pg_database where datname = current_database())`,
  );
}

describe('A delivery whose sender went away', () => {
  let office: SortingOffice;
  beforeAll(async () => {
    office = await SortingOffice.open();
  });
  beforeEach(() => office.clear());
  afterAll(() => office.close());

  it('is sent again, after a while, as the same message', async () => {
    await office.papers([{ title: 'Lenses', sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: morning });
    await office.day(morning);
    // As if the holder had been killed between the 250 and the commit.
    await office.database.query(`update deliveries set status = 'SENDING', sent_at = null`);
    await office.send();
    expect(await office.ledger()).toMatchObject([
      { status: 'SCHEDULED', reason: 'IN_DOUBT', attempts: 1, attemptAfter: new Date('2025-03-14T08:00:20Z') },
    ]);
    expect(office.messages).toHaveLength(1);
    office.at('2025-03-14T08:00:21Z');
    await office.send();
    expect(await office.ledger()).toMatchObject([{ status: 'SENT', attempts: 2 }]);
    const [first, second] = office.messages;
    expect(second?.bytes.equals(first?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(second?.name).toBe(first?.name);
  });

  it('keeps its papers where mail is no longer wanted: they may have arrived', async () => {
    const papers = await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    const { subscriberKey } = await office.subscription({ due: morning });
    await office.day(morning);
    await office.database.query(`update deliveries set status = 'SENDING', sent_at = null`);
    await office.send();
    await office.move(subscriberKey, 'PAUSED');
    office.at('2025-03-14T08:00:21Z');
    await office.send();
    expect(await office.ledger()).toMatchObject([{ status: 'SUPPRESSED', reason: 'PAUSED' }]);
    const held = await office.database.query<{ key: number }>('select paper_id as "key" from delivered_papers');
    expect(held.map(({ key }) => key)).toEqual(papers);
  });

  it('is not sent again where its sender lives, and says what came of it late', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: morning });
    office.at(morning);
    await office.plan();
    let answer = (): void => {};
    office.answer = () =>
      new Promise((resolve) => {
        answer = () => resolve({ kind: 'accepted', reply: '250 ok' });
      });
    const sending = office.send();
    await until(() => office.messages.length > 0);
    await cutShards(office);
    while ((await office.ledger())[0]?.status === 'SENDING') {
      await office.send();
    }
    answer();
    await sending.catch(() => undefined);
    expect(await office.ledger()).toMatchObject([{ status: 'SENT', attempts: 1 }]);
    expect(office.messages).toHaveLength(1);
  });

  it('is not handed over any more where its sender has lost the shard to another', async () => {
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: morning });
    office.at(morning);
    await office.plan();
    const said: string[] = [];
    const answer = (isCalledOff: boolean): Receipt => {
      said.push(isCalledOff ? 'called off' : 'accepted');
      return isCalledOff
        ? { kind: 'postponed', reply: 'called off', retryAfterMillis: 0 }
        : { kind: 'accepted', reply: '250 ok' };
    };
    let goOn = (): void => {};
    // The first waits for a connection, and asks when it has one.
    office.answer = (_, isCalledOff) => {
      office.answer = () => answer(false);
      return new Promise((resolve) => {
        goOn = () => resolve(answer(isCalledOff()));
      });
    };
    const sending = office.send();
    await until(() => office.messages.length === 1);
    await cutShards(office);
    await until(async () => {
      await office.send();
      return (await office.ledger())[0]?.reason === 'IN_DOUBT';
    });
    office.at('2025-03-14T08:00:21Z');
    await office.send();
    expect(await office.ledger()).toMatchObject([{ status: 'SENT' }]);
    goOn();
    await sending.catch(() => undefined);
    expect(said).toEqual(['accepted', 'called off']);
    expect(await office.ledger()).toMatchObject([{ status: 'SENT', attempts: 2 }]);
  });

  it.each<[string, Receipt]>([
    ['refused', { kind: 'refused', reply: '550 5.3.0 not today', code: 550 }],
    ['put off, and is no longer wanted then', { kind: 'deferred', reply: '451 later', code: 451 }],
  ])('keeps its papers where a later try is %s: an earlier one may have arrived', async (_, later) => {
    const papers = await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    const { subscriberKey } = await office.subscription({ due: morning });
    office.answer = () => ({ kind: 'deferred', reply: 'the answer never came', answerLost: true });
    await office.day(morning);
    office.answer = () => later;
    await office.day('2025-03-14T08:10:00Z');
    await office.move(subscriberKey, 'PAUSED');
    await office.day('2025-03-14T09:00:00Z');
    const [delivery] = await office.ledger();
    expect(['FAILED', 'SUPPRESSED']).toContain(delivery?.status);
    const held = await office.database.query<{ key: number }>('select paper_id as "key" from delivered_papers');
    expect(held.map(({ key }) => key)).toEqual(papers);
  });

  it('is held by one at a time', async () => {
    const inner = await holdShard(office.database, 3, () => holdShard(office.database, 3, async () => 'both'));
    expect(inner).toBeNull();
    expect(await holdShard(office.database, 3, async () => 'one')).toBe('one');
  });

  it('is chosen and sent once, however many work at it', async () => {
    await office.papers([
      { sortDate: '2025-03-13T12:00:00Z', trending: 1 },
      { sortDate: '2025-03-13T12:00:00Z', trending: 2 },
      { sortDate: '2025-03-13T12:00:00Z', trending: 3 },
    ]);
    for (let count = 0; count < 15; count += 1) {
      const { subscriberKey } = await office.subscription({ due: morning, maxPapers: 1 });
      await office.subscription({ subscriberKey, due: morning, maxPapers: 1 });
    }
    office.at(morning);
    await office.plan();
    await Promise.all([office.send({ batchSize: 2 }), office.send({ batchSize: 3 })]);
    await office.send();
    const ledger = await office.ledger();
    expect(ledger.map(({ status, attempts }) => [status, attempts])).toEqual(
      Array.from({ length: 30 }, () => ['SENT', 1]),
    );
    expect(office.messages).toHaveLength(30);
    const papers = new Set(ledger.map(({ subscriberKey, paperKeys }) => `${subscriberKey} ${paperKeys?.join()}`));
    expect(papers.size).toBe(30);
  });
});
