import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { catchUp } from '../../../src/platform/change-log/catch-up';
import type { ChangeFollower, FollowedChange } from '../../../src/platform/change-log/change-follower';
import { ChangeAction, ChangeType } from '../../../src/platform/change-log/change.entity';
import { followChanges } from '../../../src/platform/change-log/follow-changes';
import { enrolFollower, followBatch } from '../../../src/platform/change-log/follow-batch';
import { followerLag } from '../../../src/platform/change-log/follower-lag';
import { recordChanges } from '../../../src/platform/change-log/record-changes';
import type { Transaction } from '../../../src/platform/database/transaction';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const now = new Date('2025-03-14T08:00:00.123Z');
const pollMillis = 10;

describe('Followers of the change log', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await db.database.query(
      'create table heard (place bigint generated always as identity, who text, subject integer)',
    );
  });
  beforeEach(() => db.database.query('truncate changes, change_followers, heard restart identity'));
  afterAll(() => db.drop());

  const write = (transaction: Transaction, keys: readonly number[], type = ChangeType.PAPER): Promise<void> =>
    recordChanges({ transaction, type, action: ChangeAction.UPDATED, keys, now });
  const record = (keys: readonly number[], type = ChangeType.PAPER): Promise<void> =>
    db.database.transaction((transaction) => write(transaction, keys, type));

  /** Writes down what it hears, in the transaction it is given. */
  const scribe = (fields: Partial<ChangeFollower> = {}): ChangeFollower => ({
    name: 'scribe',
    types: [ChangeType.PAPER],
    batchSize: 3,
    handle: (transaction, changes) => writeDown(transaction, 'scribe', changes),
    ...fields,
  });
  const writeDown = async (transaction: Transaction, who: string, changes: readonly FollowedChange[]) => {
    await transaction.query('insert into heard (who, subject) select $1, unnest($2::integer[])', [
      who,
      changes.map((change) => change.subjectKey),
    ]);
  };
  const heard = async (): Promise<number[]> => {
    const rows = await db.database.query<{ subject: number }>('select subject from heard order by place');
    return rows.map((row) => row.subject);
  };
  const untilHeard = async (count: number): Promise<number[]> => {
    for (;;) {
      const subjects = await heard();
      if (subjects.length >= count) {
        return subjects;
      }
      await wait(pollMillis);
    }
  };
  /** Runs until that much was heard. */
  const follow = async (followers: readonly ChangeFollower[], count: number): Promise<number[]> => {
    const followed = followChanges({ database: db.database, followers, log: createLogger('silent'), pollMillis });
    try {
      return await untilHeard(count);
    } finally {
      await followed.stop();
    }
  };

  it('hear of everything once, in order, from the beginning of the log', async () => {
    await record([5, 3]);
    await record([9, 1, 7, 2, 8]);
    await catchUp(db.database, scribe());
    expect(await heard()).toEqual([5, 3, 9, 1, 7, 2, 8]);
    await catchUp(db.database, scribe());
    await record([4]);
    await catchUp(db.database, scribe());
    expect(await heard()).toEqual([5, 3, 9, 1, 7, 2, 8, 4]);
  });

  it('are told what happened to what, and when', async () => {
    await record([5], ChangeType.DIGEST);
    const told: FollowedChange[] = [];
    const listener = scribe({ types: [ChangeType.DIGEST], handle: async (_, changes) => void told.push(...changes) });
    await catchUp(db.database, listener);
    const [{ event } = { event: '' }] = await db.database.query<{ event: string }>(
      'select event_id as event from changes',
    );
    expect(told).toMatchObject([{ type: 'DIGEST', action: 'UPDATED', subjectKey: 5, eventId: event, at: now }]);
  });

  it('pass over the types they do not want', async () => {
    await record([1, 2, 3, 4], ChangeType.TOPIC);
    await record([5]);
    await record([6, 7, 8, 9], ChangeType.DIGEST);
    const sizes: number[] = [];
    const counting = scribe({
      handle: async (transaction, changes) => {
        sizes.push(changes.length);
        await writeDown(transaction, 'scribe', changes);
      },
    });
    await catchUp(db.database, counting);
    expect(await heard()).toEqual([5]);
    expect(sizes).toEqual([1]);
    expect(await followerLag(db.database, 'scribe')).toEqual({ changes: 0, isExact: true, since: null });
  });

  it('wait for the oldest transaction that is still open, and miss nothing of it', async () => {
    await enrolFollower(db.database, scribe());
    const slow = await db.database.begin();
    await write(slow.transaction, [1]);
    await record([2]);
    expect(await followBatch(db.database, scribe())).toBe('idle');
    expect(await heard()).toEqual([]);
    await write(slow.transaction, [3]);
    await slow.commit();
    await catchUp(db.database, scribe());
    expect(await heard()).toEqual([1, 3, 2]);
  });

  it('lose nothing of many writers at once, and hear nothing twice', async () => {
    const followed = followChanges({
      database: db.database,
      followers: [scribe({ batchSize: 7 })],
      log: createLogger('silent'),
      pollMillis,
    });
    const keys = Array.from({ length: 60 }, (_, index) => index);
    await Promise.all(
      keys.map((key) =>
        db.database.transaction(async (transaction) => {
          await write(transaction, [key]);
          await wait((key * 7) % 13);
          await write(transaction, [key + 1_000]);
        }),
      ),
    );
    const subjects = await untilHeard(120);
    await followed.stop();
    expect(subjects.toSorted((a, b) => a - b)).toEqual([...keys, ...keys.map((key) => key + 1_000)]);
    keys.forEach((key) => expect(subjects.indexOf(key)).toBeLessThan(subjects.indexOf(key + 1_000)));
  });

  it('keep neither the work nor the place of a batch that failed, and try it again with fewer changes', async () => {
    await record([1, 2, 3, 4]);
    const sizes: number[] = [];
    const clumsy = scribe({
      batchSize: 4,
      handle: async (transaction, changes) => {
        sizes.push(changes.length);
        await writeDown(transaction, 'scribe', changes);
        if (sizes.length < 3) {
          throw new Error('the work failed');
        }
      },
    });
    expect(await follow([clumsy], 4)).toEqual([1, 2, 3, 4]);
    expect(sizes).toEqual([4, 2, 1, 2, 1]);
  });

  it('do not keep each other up', async () => {
    await record([1, 2]);
    const broken = scribe({ name: 'broken', handle: () => Promise.reject(new Error('never works')) });
    expect(await follow([broken, scribe()], 2)).toEqual([1, 2]);
    expect(await followerLag(db.database, 'broken')).toEqual({ changes: 2, isExact: true, since: now });
  });

  it('log a failure as a warning, with the place it happened', async () => {
    await record([1]);
    const lines: string[] = [];
    const log = createLogger('debug', { write: (line) => void lines.push(line) });
    const broken = scribe({ name: 'broken', handle: () => Promise.reject(new Error('never works')) });
    const followed = followChanges({ database: db.database, followers: [broken], log, pollMillis });
    while (lines.length < 2) {
      await wait(pollMillis);
    }
    await followed.stop();
    expect(lines.slice(0, 2).map((line) => JSON.parse(line))).toMatchObject([
      { level: 'warn', follower: 'broken', failures: 1, pauseMillis: 10, err: { message: 'never works' } },
      { level: 'warn', follower: 'broken', failures: 2, pauseMillis: 20 },
    ]);
  });

  it('have one turn among processes, which passes on at once when its holder is killed', async () => {
    await record([1, 2, 3]);
    const holder = fork(join(__dirname, 'stuck-follower.cjs'), [JSON.stringify(db.connection)]);
    await once(holder, 'message');
    await enrolFollower(db.database, scribe());
    expect(await followBatch(db.database, scribe())).toBe('elsewhere');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(await follow([scribe()], 3)).toEqual([1, 2, 3]);
  });

  it('stop at the end of the batch under way', async () => {
    await record([1, 2, 3, 4, 5, 6]);
    let begun = (): void => {};
    const firstBatch = new Promise<void>((resolve) => (begun = resolve));
    const slow = scribe({
      handle: async (transaction, changes) => {
        begun();
        await wait(30);
        await writeDown(transaction, 'scribe', changes);
      },
    });
    const followed = followChanges({ database: db.database, followers: [slow], log: createLogger('silent') });
    await firstBatch;
    await followed.stop();
    expect(await heard()).toEqual([1, 2, 3]);
    await wait(50);
    expect(await heard()).toEqual([1, 2, 3]);
  });

  it('tell how far behind they are: how many changes up to 10,000, and since when', async () => {
    expect(await followerLag(db.database, 'scribe')).toEqual({ changes: 0, isExact: true, since: null });
    await record([1, 2, 3, 4, 5]);
    expect(await followerLag(db.database, 'scribe')).toEqual({ changes: 5, isExact: true, since: now });
    await enrolFollower(db.database, scribe());
    while ((await followBatch(db.database, scribe())) !== 'moved') {
      await wait(pollMillis);
    }
    expect(await followerLag(db.database, 'scribe')).toEqual({ changes: 2, isExact: true, since: now });
    await record(Array.from({ length: 10_001 }, (_, index) => index));
    expect(await followerLag(db.database, 'scribe')).toEqual({ changes: 10_000, isExact: false, since: now });
  });
});
