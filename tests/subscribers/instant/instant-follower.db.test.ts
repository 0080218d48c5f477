import { catchUp } from '../../../src/platform/change-log/catch-up';
import type { ChangeFollower } from '../../../src/platform/change-log/change-follower';
import { ChangeAction, ChangeType } from '../../../src/platform/change-log/change.entity';
import { followBatch } from '../../../src/platform/change-log/follow-batch';
import { recordChanges } from '../../../src/platform/change-log/record-changes';
import { Cadence, instantFollower } from '../../../src/subscribers';
import { type DigestRecord, usualDigest } from '../../../src/subscribers/judging/digest-record';
import { InstantIndex } from '../../../src/subscribers/instant/instant-index';
import { rehearse } from '../../../src/subscribers/rehearsal/rehearse';
import { insertDigest, insertPapers, insertTopics, type PaperRow } from '../../papers/reading/insert-papers';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { somePaper } from '../../papers/search/some-paper';

const made = '2025-03-01T00:00:00Z';
const instant: DigestRecord = { ...usualDigest, cadence: Cadence.INSTANT, maxPapers: 100 };

describe('INSTANT subscriptions', () => {
  let db: TestDatabase;
  let follower: ChangeFollower;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await insertTopics(db.database, { physics: null, optics: 'physics', art: null });
  });
  beforeEach(async () => {
    follower = instantFollower();
    await db.database.query('delete from digest_subscriptions');
    await db.database.query('delete from digests');
    await db.database.query('delete from papers');
  });
  afterAll(() => db.drop());

  let readers = 0;
  /** A subscription of somebody who is mailed, written past the commands; returns its key. */
  async function subscribe(digest: Partial<DigestRecord>, at = made): Promise<number> {
    const wanted = { ...instant, ...digest };
    const [row] = await db.database.query<{ key: number }>(
      `with reader as (
         insert into subscribers (email, status, created_at) values ($1, 'ACTIVE', $2) returning id
       ),
       history as (
         insert into subscriber_transitions (subscriber_id, number, cause, to_status, at, actor)
         select reader.id, 1, 'IMPORTED', 'ACTIVE', $2, 'CLOCK' from reader
       ),
       made as (
         insert into digest_subscriptions
           (subscriber_id, cadence, hour, time_zone, searches, authors, min_votes, skip_weekends, created_at)
         select reader.id, $3, $4, $5, $6, $7, $8, $9, $2 from reader
         returning id
       ),
       followed as (
         insert into digest_subscription_topics
         select made.id, topic.id from made join topics topic on topic.slug = any ($10::text[])
       )
       select made.id as key from made`,
      [
        `instant-${++readers}@example.org`,
        at,
        wanted.cadence,
        wanted.hour,
        wanted.timeZone,
        wanted.searches,
        wanted.authors,
        wanted.minVotes,
        wanted.skipWeekends,
        wanted.topics,
      ],
    );
    return row?.key ?? 0;
  }
  const log = (type: ChangeType, action: ChangeAction, keys: number[], at: string) =>
    recordChanges({ transaction: db.database, type, action, keys, now: new Date(at) });
  /** A paper comes in at an instant, by which it also sorts unless said. */
  async function arrive(at: string, paper: PaperRow = {}): Promise<number> {
    const [key = 0] = await insertPapers(db.database, [{ sortDate: at, ...paper }]);
    await db.database.query('update papers set created_at = $2 where id = $1', [key, at]);
    await log(ChangeType.PAPER, ChangeAction.CREATED, [key], at);
    return key;
  }
  const planned = async (key: number): Promise<string | null> => {
    const [row] = await db.database.query<{ due: Date | null }>(
      'select next_delivery_at as due from digest_subscriptions where id = $1',
      [key],
    );
    return row?.due?.toISOString() ?? null;
  };

  it('are planned for the end of the hour in which a paper comes that they want', async () => {
    const topic = await subscribe({ topics: ['physics'] });
    const search = await subscribe({ searches: ['"thin lenses" -art'] });
    const author = await subscribe({ authors: ['ada lovelace'] });
    const others = [
      await subscribe({ topics: ['art'] }),
      await subscribe({ searches: ['prisms'] }),
      await subscribe({ topics: ['physics'], minVotes: 3 }),
      await subscribe({ topics: ['physics'], cadence: Cadence.DAILY }),
    ];
    const paper = { title: 'Thin lenses', topics: ['optics'], authors: ['Ada Lovelace'], votes: 2 };
    await arrive('2025-03-13T09:10:00Z', paper);
    await catchUp(db.database, follower);
    for (const key of [topic, search, author]) {
      expect(await planned(key)).toBe('2025-03-13T10:00:00.000Z');
    }
    expect(await Promise.all(others.map(planned))).toEqual([null, null, null, null]);
  });

  it('come when rehearsal says: at weekends, in other zones, several papers together', async () => {
    const digests: DigestRecord[] = [
      instant,
      { ...instant, skipWeekends: true, timeZone: 'Europe/Berlin', hour: 7 },
      { ...instant, skipWeekends: true, timeZone: 'Pacific/Apia', hour: 23 },
    ];
    const keys = await Promise.all(digests.map((digest) => subscribe(digest)));
    const sent = new Map<number, string[]>(keys.map((key) => [key, []]));
    /** What the planner of deliveries does with those that are due. */
    const send = async (before: string): Promise<void> => {
      const due = await db.database.query<{ key: number; at: Date }>(
        `with due as (select id, next_delivery_at from digest_subscriptions where next_delivery_at < $1)
         update digest_subscriptions subscription set next_delivery_at = null
         from due where subscription.id = due.id
         returning due.id as key, due.next_delivery_at as at`,
        [before],
      );
      due.forEach(({ key, at }) => sent.get(key)?.push(at.toISOString()));
    };
    const arrivals =
      '13T09:10:00 13T09:59:59 13T11:00:00 14T10:30:00 14T23:30:00 15T12:00:00 16T21:59:00 16T22:10:00 17T05:59:00 ' +
      '17T06:00:00 17T16:00:01';
    for (const time of arrivals.split(' ')) {
      const at = `2025-03-${time}Z`;
      await send(at);
      await arrive(at);
      await catchUp(db.database, follower);
    }
    await send('2025-03-19T00:00:00Z');
    for (const [index, digest] of digests.entries()) {
      const now = new Date('2025-03-19T00:00:00Z');
      const mails = await rehearse(db.database, { digest, from: '2025-03-13', to: '2025-03-18', now });
      const found = sent.get(keys[index] ?? 0) ?? [];
      expect(found).toEqual(mails.map(({ scheduledFor }) => scheduledFor.toISOString()));
      expect(found.length).toBeGreaterThan(3);
    }
  });

  it('keep an earlier time, and move a later one', async () => {
    const [early, late] = [await subscribe({}), await subscribe({})];
    await db.database.query(
      `update digest_subscriptions
       set next_delivery_at = case id when $1 then '2025-03-13T09:30:00Z'::timestamptz else '2025-03-17T08:00:00Z' end`,
      [early],
    );
    await arrive('2025-03-13T09:10:00Z');
    await catchUp(db.database, follower);
    expect(await planned(early)).toBe('2025-03-13T09:30:00.000Z');
    expect(await planned(late)).toBe('2025-03-13T10:00:00.000Z');
  });

  it('sleep on through what they are younger than, and through archives', async () => {
    const key = await subscribe({}, '2025-03-13T09:30:00Z');
    const known = await arrive('2025-03-13T09:10:00Z');
    await arrive('2025-03-14T08:00:00Z', { sortDate: '2020-01-01T00:00:00Z' });
    await log(ChangeType.PAPER, ChangeAction.UPDATED, [known], '2025-03-13T12:00:00Z');
    await log(ChangeType.PAPER, ChangeAction.DELETED, [known + 1_000], '2025-03-13T12:00:00Z');
    await catchUp(db.database, follower);
    expect(await planned(key)).toBeNull();
  });

  it('wake when a paper is listed or tagged, under whatever slug its topic goes', async () => {
    const [all, topic] = [await subscribe({}), await subscribe({ topics: ['optics'] })];
    const old = await arrive('2025-02-01T00:00:00Z');
    await catchUp(db.database, follower);
    expect(await planned(all)).toBeNull();
    await insertDigest(db.database, { date: '2025-03-13', papers: [old] });
    const digests = await db.database.query<{ key: number }>(
      `update digests set created_at = '2025-03-13T06:20:00Z' returning id as key`,
    );
    const keys = digests.map(({ key }) => key);
    await log(ChangeType.DIGEST, ChangeAction.CREATED, keys, '2025-03-13T06:20:00Z');
    await catchUp(db.database, follower);
    expect([await planned(all), await planned(topic)]).toEqual(['2025-03-13T07:00:00.000Z', null]);
    await db.database.query(`update topics set slug = 'light' where slug = 'optics'`);
    await db.database.query(
      `insert into paper_topics (paper_id, topic_id, score, evidence, origin)
       select $1, topic.id, 0.5, '{}', 'CURATOR' from topics topic where topic.slug = 'light'`,
      [old],
    );
    await log(ChangeType.PAPER, ChangeAction.UPDATED, [old], '2025-03-13T08:20:00Z');
    await catchUp(db.database, follower);
    expect(await planned(topic)).toBe('2025-03-13T09:00:00.000Z');
    await db.database.query(`update topics set slug = 'optics' where slug = 'light'`);
  });

  it('are woken for whoever is mailed, and for nobody else', async () => {
    const keys = [await subscribe({}), await subscribe({}), await subscribe({})];
    await arrive('2025-03-13T09:10:00Z');
    await catchUp(db.database, follower);
    await db.database.query('update digest_subscriptions set next_delivery_at = null');
    const [ended, paused, daily] = keys;
    await db.database.query('update digest_subscriptions set active = false where id = $1', [ended]);
    await db.database.query(`update digest_subscriptions set cadence = 'DAILY' where id = $1`, [daily]);
    await db.database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ key: number }>(
        `update subscribers set status = 'PAUSED'
         where id = (select subscriber_id from digest_subscriptions where id = $1)
         returning id as key`,
        [paused],
      );
      await transaction.query(
        `insert into subscriber_transitions (subscriber_id, number, cause, from_status, to_status, at, actor)
         values ($1, 2, 'PAUSED', 'ACTIVE', 'PAUSED', now(), 'CLOCK')`,
        [row?.key],
      );
    });
    await arrive('2025-03-13T09:20:00Z');
    await catchUp(db.database, follower);
    expect(await Promise.all(keys.map(planned))).toEqual([null, null, null]);
    await db.database.query(
      `update digest_subscriptions set active = true, cadence = 'INSTANT', changed_in = default where id = any ($1)`,
      [[ended, daily]],
    );
    await arrive('2025-03-13T10:20:00Z');
    await catchUp(db.database, follower);
    expect(await Promise.all(keys.map(planned))).toEqual([
      '2025-03-13T11:00:00.000Z',
      null,
      '2025-03-13T11:00:00.000Z',
    ]);
  });

  it('lose nothing when a batch fails after all was done, or another process goes on', async () => {
    const key = await subscribe({});
    let fails = true;
    const failing: ChangeFollower = {
      ...follower,
      handle: async (transaction, changes) => {
        await follower.handle(transaction, changes);
        if (fails) {
          throw new Error('Killed.');
        }
      },
    };
    await catchUp(db.database, { ...follower, handle: async () => {} });
    await arrive('2025-03-13T09:10:00Z');
    const outcome = async (): Promise<string> => {
      for (;;) {
        const one = await followBatch(db.database, failing);
        if (one !== 'idle') return one;
      }
    };
    await expect(outcome()).rejects.toThrow('Killed.');
    expect(await planned(key)).toBeNull();
    await subscribe({});
    fails = false;
    await Promise.all([catchUp(db.database, failing), catchUp(db.database, instantFollower())]);
    expect(await planned(key)).toBe('2025-03-13T10:00:00.000Z');
  });

  const paper = somePaper({ title: 'Lenses', sortDate: new Date(made) });

  it('are seen once the database is restored from a copy, though the numbers of transactions have gone back', async () => {
    const index = new InstantIndex();
    await db.database.transaction(async (transaction) => {
      const past = [{ oldest: '900000000000', next: '900000000001', serverSince: 'before it was restored' }];
      jest.spyOn(transaction, 'query').mockResolvedValueOnce(past);
      await index.refresh(transaction);
    });
    const key = await subscribe({});
    await db.database.transaction((transaction) => index.refresh(transaction));
    expect([...index.subscriptions.reachedBy(paper)]).toEqual([key]);
  });

  it('are read once where a copy has brought them along, under numbers that are yet to come', async () => {
    const index = new InstantIndex();
    const copied = await subscribe({});
    await db.database.query('update digest_subscriptions set changed_in = 900000000000 where id = $1', [copied]);
    const look = () =>
      db.database.transaction(async (transaction) => {
        const asked = jest.spyOn(transaction, 'query');
        await index.refresh(transaction);
        const answers: object[][] = await Promise.all(asked.mock.results.map(({ value }) => value));
        return answers.slice(1).flat();
      });
    expect(await look()).toMatchObject([{ key: copied }]);
    const written = await subscribe({});
    expect(await look()).toMatchObject([{ key: written }]);
    expect([...index.subscriptions.reachedBy(paper)].toSorted()).toEqual([copied, written].toSorted());
  });

  it('are seen though they commit behind a transaction that began later', async () => {
    const index = new InstantIndex();
    const look = async (): Promise<number[]> => {
      await db.database.transaction((transaction) => index.refresh(transaction));
      return [...index.subscriptions.reachedBy(paper)].toSorted((one, other) => one - other);
    };
    const first = await subscribe({});
    await db.database.transaction(async (early) => {
      const [{ key: slow = 0 } = {}] = await early.query<{ key: number }>(
        `insert into digest_subscriptions (subscriber_id, cadence)
         select subscriber_id, 'INSTANT' from digest_subscriptions where id = $1
         returning id as key`,
        [first],
      );
      const later = await subscribe({});
      expect(slow).toBeGreaterThan(0);
      expect(await look()).toEqual([first, later]);
    });
    expect(await look()).toHaveLength(3);
    const changed = await subscribe({});
    await look();
    await db.database.query(
      `update digest_subscriptions set searches = '{prisms}', changed_in = default where id = $1`,
      [changed],
    );
    expect(await look()).toHaveLength(3);
  });
});
