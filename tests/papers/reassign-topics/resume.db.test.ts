import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Lap } from '../../../src/papers/reassign-topics/lap';
import { readLap } from '../../../src/papers/reassign-topics/lap-store';
import { reassignStretch } from '../../../src/papers/reassign-topics/reassign-stretch';
import { createTopic } from '../../../src/topics';
import { jobsOf, until } from '../../platform/jobs/queue';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { startTestWorker } from '../../support/test-worker';
import { changesOf, expectTopicCountsRight } from '../writing/observe';
import { expectTopicsRight, insertPapersAbout, untilReassigned } from './topics-of-papers';

const now = new Date('2025-03-14T08:00:00Z');

describe('Putting papers under a changed taxonomy', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase('empty');
  });
  afterEach(async () => {
    await expectTopicCountsRight(test.database);
    await expectTopicsRight(test.database);
    await test.drop();
  });

  const addTopic = (slug: string, phrase: string) =>
    test.database.transaction(async (transaction) => {
      const phrases = [{ phrase, weight: 1 }];
      await createTopic({ input: { slug, name: slug, description: '', phrases }, transaction, now });
    });

  const stretch = (papers: number) => reassignStretch({ database: test.database, papers, now });

  it('goes on where it was left by a worker that was killed with -9', async () => {
    const papers = 2_000;
    await insertPapersAbout(test.database, papers, 'fiddler crabs');
    await addTopic('crabs', 'fiddler crab');
    const script = join(__dirname, 'worker.cjs');
    const victim = spawn(process.execPath, [script, JSON.stringify(test.connection)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    let left: Lap | null = null;
    await until(async () => {
      left = await readLap(test.database);
      return left !== null && left.lookedAt > 0;
    });
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    const half = await readLap(test.database);
    expect(half).toMatchObject({ finishedAt: null });
    expect((await jobsOf(test.database)).some(({ lockedBy }) => lockedBy !== null)).toBe(true);

    const heir = await startTestWorker(test);
    await untilReassigned(test.database);
    await heir.close(1_000);
    // A lap that had begun anew would have looked at some papers twice, and had another start.
    expect(await readLap(test.database)).toEqual({
      ...half,
      nextBelow: expect.any(Number),
      lookedAt: papers,
      reassigned: papers,
      finishedAt: expect.any(Date),
    });
    const [row] = await test.database.query<{ changes: number }>(
      `select count(*)::integer as changes from changes where type = 'PAPER'`,
    );
    expect(row?.changes).toBe(papers);
  }, 60_000);

  it('leaves off when its worker stops, and the next one goes on', async () => {
    await insertPapersAbout(test.database, 2_000, 'fiddler crabs');
    await addTopic('crabs', 'fiddler crab');
    const first = await startTestWorker(test);
    await until(async () => ((await readLap(test.database))?.lookedAt ?? 0) > 0);
    expect(await first.close(5_000)).toBe(0);
    const half = await readLap(test.database);
    expect(half).toMatchObject({ finishedAt: null });
    expect(await jobsOf(test.database)).toMatchObject([{ lockedBy: null, attempts: 0 }]);
    const second = await startTestWorker(test);
    await untilReassigned(test.database);
    await second.close(1_000);
    expect(await readLap(test.database)).toMatchObject({ lookedAt: 2_000, startedAt: half?.startedAt });
  });

  it('begins a new lap where the taxonomy changed in the middle, and comes round', async () => {
    await insertPapersAbout(test.database, 5, 'fiddler crabs and ghost crabs');
    await addTopic('fiddlers', 'fiddler crab');
    const first = await stretch(3);
    expect(first).toMatchObject({ lookedAt: 3, reassigned: 3 });
    await addTopic('ghosts', 'ghost crab');
    const second = await stretch(3);
    expect(second).toMatchObject({ lookedAt: 2, reassigned: 2, finishedAt: null, isPastTop: true });
    expect(await stretch(3)).toMatchObject({ lookedAt: 5, reassigned: 5, finishedAt: null });
    expect(await stretch(3)).toMatchObject({ lookedAt: 5, reassigned: 5, finishedAt: now });
  });

  it('writes nothing by a taxonomy that changed while it matched', async () => {
    await insertPapersAbout(test.database, 5, 'fiddler crabs');
    await addTopic('fiddlers', 'fiddler crab');
    const holder = await test.database.begin();
    await createTopic({
      input: { slug: 'crabs', name: 'Crabs', description: '', phrases: [{ phrase: 'crab', weight: 1 }] },
      transaction: holder.transaction,
      now,
    });
    const behind = stretch(5);
    const waiting = `select from pg_locks where locktype = 'advisory' and not granted and database = (
      select oid from pg_database where datname = current_database())`;
    await until(async () => (await test.database.query(waiting)).length > 0);
    const { changes } = await changesOf(test.database, async () => {
      await holder.commit();
      await behind;
    });
    expect(changes).toEqual({ 'TOPIC CREATED': 1 });
    expect(await readLap(test.database)).toBeNull();
    while ((await stretch(5)).finishedAt === null);
  });

  it('does nothing the second time', async () => {
    await insertPapersAbout(test.database, 5, 'fiddler crabs');
    await addTopic('fiddlers', 'fiddler crab');
    while ((await stretch(2)).finishedAt === null);
    const before = await readLap(test.database);
    const { changes } = await changesOf(test.database, () => stretch(2));
    expect(changes).toEqual({});
    expect(await readLap(test.database)).toEqual(before);
  });
});
