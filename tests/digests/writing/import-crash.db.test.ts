import { setTimeout as sleep } from 'node:timers/promises';
import { DigestFormat, importDigest } from '../../../src/digests';
import { expectTopicCountsRight } from '../../papers/writing/observe';
import { digestText, paperInputs } from '../../support/factories';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { ImporterProcess } from './importer-process';

const papersPerDigest = 300;
const rounds = 10;

describe('An import whose process is killed with -9', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  const textOf = (day: string) => digestText(day, paperInputs(papersPerDigest));

  /** Until the server has noticed that its client is gone, and has rolled back or committed. */
  async function transactionsEnd(): Promise<void> {
    const open = `
      select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`;
    while ((await test.database.query(open)).length > 0) {
      await sleep(5);
    }
  }

  async function count() {
    const [row] = await test.database.query<{ digests: number; entries: number; papers: number; changes: number }>(
      `select (select count(*)::integer from digests) as digests,
         (select count(*)::integer from digest_entries) as entries,
         (select count(*)::integer from papers) as papers,
         (select count(*)::integer from changes) as changes`,
    );
    if (row === undefined) {
      throw new Error('Expected the counts, got no row.');
    }
    return row;
  }

  it(`is there as a whole or not at all, and goes through when it is tried again (${rounds} times)`, async () => {
    const undisturbed = new ImporterProcess(test.connection);
    let next = new ImporterProcess(test.connection);
    await undisturbed.start(textOf('2024-12-01'));
    const startedAt = performance.now();
    await undisturbed.ends();
    const importMillis = performance.now() - startedAt;
    expect(undisturbed.isDone).toBe(true);

    let cut = 0;
    for (let round = 0; round < rounds; round += 1) {
      const importer = next;
      next = new ImporterProcess(test.connection);
      const day = `2025-01-${String(round + 1).padStart(2, '0')}`;
      const content = textOf(day);
      const before = await count();
      const whole = {
        digests: before.digests + 1,
        entries: before.entries + papersPerDigest,
        papers: before.papers + papersPerDigest,
        changes: before.changes + papersPerDigest + 1,
      };
      await importer.start(content);
      // Spread over the import, from its first moments to its end.
      await sleep(((round + Math.random()) / rounds) * importMillis);
      await importer.kill();
      await transactionsEnd();
      const after = await count();
      cut += after.digests === before.digests ? 1 : 0;
      expect(importer.isDone ? [whole] : [before, whole]).toContainEqual(after);

      const input = { content, format: DigestFormat.AUTO, dryRun: false };
      const now = new Date('2025-03-14T06:00:00Z');
      const { digest } = await test.database.transaction((transaction) =>
        importDigest({ input, transaction, now, defaultSource: 'daily-papers' }),
      );
      expect(digest).toMatchObject({ date: day, revision: 1 });
      expect(await count()).toEqual(whole);
    }
    await next.kill();
    expect(cut).toBeGreaterThan(0);
    await expectTopicCountsRight(test.database);
  }, 60_000);
});
