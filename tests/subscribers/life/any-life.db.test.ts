import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { Person, type Step } from './person';

/** LIFE_SEQUENCES=10000 lives that many lives. */
const sequences = Number(process.env.LIFE_SEQUENCES ?? 60);
const millisPerSequence = 2_000;

const choice = fc.nat({ max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'subscribe' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'requestManageLink' }) },
  { weight: 5, arbitrary: fc.constant<Step>({ kind: 'answer' }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('confirm' as const), choice }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('unsubscribe' as const), choice, all: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), choice }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pause' as const), days: fc.option(fc.integer({ min: 1, max: 20 })) }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'resume' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'bounce' }) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'add' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'leaveByKey' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'erase' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'tend' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('switch' as const),
      choice,
      active: fc.boolean(),
      bySelf: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('import' as const), alreadyConfirmed: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 200 }) }) },
);

describe('Any life of a subscriber', () => {
  let db: TestDatabase;
  let apiKeyKey: number;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    const [row] = await db.database.query<{ id: number }>(
      `insert into api_keys (name, prefix, hash, scopes, created_at)
       values ('a program', 'bsk_', 'none', '{SUBSCRIBERS_WRITE}', now())
       returning id`,
    );
    apiKeyKey = row?.id ?? 0;
  });
  afterAll(() => db.drop());

  it(
    'goes as the rules say: no forbidden status, no mail without consent or question, no transition lost',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
          const person = new Person(db.database, apiKeyKey);
          for (const next of steps) {
            await person.take(next);
          }
        }),
        { numRuns: sequences },
      );
    },
    30_000 + sequences * millisPerSequence,
  );
});
