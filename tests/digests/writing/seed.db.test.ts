import { seed } from '../../../seeds/seed';
import { importDigest, DigestFormat } from '../../../src/digests';
import { rowCounts } from '../../papers/writing/observe';
import { digestText, paperInputs } from '../../support/factories';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const now = new Date('2025-03-14T06:00:00Z');
const defaultSource = 'daily-papers';
const nothing = { topics: 0, digests: 0, papers: 0 };

describe('Seeding', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase('empty');
  });
  afterEach(() => test.drop());

  const seedNow = () => seed({ database: test.database, now, defaultSource });

  it('fills an empty database with the taxonomy and the digest, and a second time does nothing', async () => {
    const seeded = await seedNow();
    expect(seeded).toMatchObject({ digests: 1, papers: 54 });
    expect(seeded.topics).toBeGreaterThan(50);
    const rows = await rowCounts(test.database);
    expect(rows).toMatchObject({ papers: 54, digests: 1, digest_entries: 54, topics: seeded.topics });
    expect(await seedNow()).toEqual(nothing);
    expect(await rowCounts(test.database)).toEqual(rows);
  });

  it('by two processes at the same moment is done by one of them', async () => {
    const both = await Promise.all([seedNow(), seedNow()]);
    expect(both.filter(({ papers }) => papers > 0)).toHaveLength(1);
    expect(both).toContainEqual(nothing);
    expect(await rowCounts(test.database)).toMatchObject({ papers: 54, digests: 1 });
  });

  it('leaves a database alone that has digests of its own, but for the taxonomy that it lacks', async () => {
    const content = digestText('2025-03-01', paperInputs(2));
    const input = { content, format: DigestFormat.AUTO, dryRun: false };
    await test.database.transaction((transaction) => importDigest({ input, transaction, now, defaultSource }));
    const seeded = await seedNow();
    expect(seeded).toEqual({ topics: expect.any(Number), digests: 0, papers: 0 });
    expect(seeded.topics).toBeGreaterThan(50);
    expect(await rowCounts(test.database)).toMatchObject({ papers: 2, digests: 1 });
  });
});
