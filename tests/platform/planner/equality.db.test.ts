import { randomInt } from 'node:crypto';
import { compare, describeDifference } from '../../../bench/planner-fuzz/comparison/compare';
import { prepareLibrary } from '../../../bench/planner-fuzz/prepare-library';
import { type FuzzReport, type FuzzSetup, runFuzz } from '../../../bench/planner-fuzz/run-fuzz';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { fixedCases } from './fixed-cases';

const operations = 200;
/** Of a seed of their own; `npm run bench -- planner-fuzz` asks thousands. */
const freshOperations = 60;

/** What needs a scope is asked rarely: it is never planned. */
const ofPrograms =
  /^(Query\.(apiKeys|deliveries|previewDelivery|subscriber\w*|rehearseSubscription)|(ApiKey|Subscriber\w*|DigestSubscription|Rehears\w+|Delivery\w*)\.)/;

describe('Answers with the planner and without', () => {
  let db: TestDatabase;
  let setup: FuzzSetup;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    setup = await prepareLibrary(db.connection);
  }, 60_000);
  afterAll(async () => {
    await setup?.pair.close();
    await db?.drop();
  });

  it('are the same, byte for byte, for random operations that visit every field', async () => {
    const report = await runFuzz(setup, { seed: 1, operations });
    expect(differencesIn(report)).toEqual([]);
    expect(report.unvisited.filter((field) => !ofPrograms.test(field))).toEqual([]);
    // Operations that find nothing would prove nothing.
    expect(report.medianBytes).toBeGreaterThan(200);
    expect(report.withErrors).toBeLessThan(0.2);
  }, 60_000);

  const freshSeed = randomInt(2 ** 31);
  it(`are the same for others in every run, this time from the seed ${freshSeed}`, async () => {
    const report = await runFuzz(setup, { seed: freshSeed, operations: freshOperations });
    expect(differencesIn(report)).toEqual([]);
  }, 60_000);

  it.each(Object.entries(fixedCases))('are the same for %s', async (_, request) => {
    const { answer, difference } = await compare(setup.pair, request(setup));
    expect(difference && describeDifference(difference)).toBeNull();
    // A case that the schema refuses tests nothing.
    expect(answer.body).not.toContain('GRAPHQL_VALIDATION_FAILED');
  });
});

function differencesIn(report: FuzzReport): string[] {
  return report.differences.map(({ seed, shrunk }) => `Seed ${seed}: ${describeDifference(shrunk)}`);
}
