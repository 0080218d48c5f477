import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { countStatement, type List, pageStatement } from '../../../src/platform/graphql/pagination/list';
import type { Sql } from '../../../src/platform/database/sql';
import { SubscriberStatus } from '../../../src/subscribers';
import { type SubscriberFilter, subscriberList } from '../../../src/subscribers/reading/subscriber-lists';
import { buffersTouched, explain, indexesUsed, type PlanStep, scannedWhole } from '../../papers/reading/explain';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const count = 20_000;
const cursors = new CursorCodec(['a secret of this test']);

describe(`Among ${count} subscribers`, () => {
  let db: TestDatabase;
  let pagesOfTable = 0;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await db.database.transaction(async (transaction) => {
      // Their histories are of no interest.
      await transaction.query('alter table subscribers disable trigger subscribers_have_history');
      await transaction.query(
        `insert into subscribers (email, status, created_at)
         select md5(number::text) || '@example.org', case when number % 500 = 0 then 'BOUNCED' else 'ACTIVE' end,
           '2025-01-01'::timestamptz + number * interval '1 minute'
         from generate_series(1, $1::integer) as number`,
        [count],
      );
      await transaction.query('insert into digest_subscriptions (subscriber_id) select id from subscribers');
      await transaction.query(
        `insert into topics (slug, name, sort_name, created_at, updated_at)
         values ('rare', 'Rare', 'rare', now(), now()), ('common', 'Common', 'common', now(), now())`,
      );
      await transaction.query(
        `insert into digest_subscription_topics
         select subscription.id, topic.id
         from digest_subscriptions subscription
         join topics topic on topic.slug = 'common' and subscription.id % 2 = 0
           or topic.slug = 'rare' and subscription.id % 1000 = 0`,
      );
    });
    for (const table of ['subscribers', 'digest_subscriptions', 'digest_subscription_topics', 'topics']) {
      await db.database.query(`vacuum analyze ${table}`);
    }
    const [row] = await db.database.query<{ pages: number }>(
      `select relpages as pages from pg_class where relname = 'subscribers'`,
    );
    pagesOfTable = row?.pages ?? 0;
  });
  afterAll(() => db.drop());

  const listOf = (filter: SubscriberFilter, page: object = { first: 20 }): List => subscriberList({ page, filter });
  const stepsOf = (statement: Sql): Promise<PlanStep[]> => {
    const { text, values } = statement.compile();
    return explain(db.database, text, [...values]);
  };

  const filters: [string, SubscriberFilter][] = [
    ['all', {}],
    ['a common status', { status: [SubscriberStatus.ACTIVE] }],
    ['a rare status', { status: [SubscriberStatus.BOUNCED] }],
    ['a status that nobody has', { status: [SubscriberStatus.ERASED] }],
    ['a part of an address', { emailContains: 'C4CA42' }],
    ['a part that stands in none', { emailContains: 'nobody-at-all' }],
    ['a part that stands in each', { emailContains: '@example.org' }],
    ['two characters', { emailContains: 'c4' }],
    ['a common topic', { topic: 'common' }],
    ['a rare topic', { topic: 'rare' }],
    ['a topic that is none', { topic: 'nowhere' }],
    ['days', { createdFrom: '2025-01-10', createdTo: '2025-01-11' }],
    ['everything at once', { status: [SubscriberStatus.BOUNCED], emailContains: 'abc', topic: 'rare' }],
  ];

  it.each(filters)('a page of %s reads no table from end to end', async (_, filter) => {
    for (const page of [{ first: 20 }, { last: 20 }]) {
      const steps = await stepsOf(pageStatement(listOf(filter, page), [0], cursors));
      expect(scannedWhole(steps, ['subscribers', 'digest_subscriptions', 'digest_subscription_topics'])).toEqual([]);
      // Nor row by row, which would look into two indexes for each: some six.
      expect(buffersTouched(steps)).toBeLessThan(2 * count);
    }
  });

  it.each(['c4ca42', 'nobody-at-all', 'ca4238a0b9'])(
    'one is found, and counted, by "%s" in the address in a few pages',
    async (emailContains) => {
      for (const statement of [
        pageStatement(listOf({ emailContains }), [0], cursors),
        countStatement(listOf({ emailContains }), [0]),
      ]) {
        const steps = await stepsOf(statement);
        expect(indexesUsed(steps)).toContain('subscribers_email_parts');
        expect(buffersTouched(steps)).toBeLessThan(pagesOfTable / 3);
      }
    },
  );

  it('the signs of patterns stand for themselves', async () => {
    await db.database.query(`update subscribers set email = 'a_b%c\\d@example.org' where id = 1`);
    for (const [emailContains, total] of [
      ['A_B%C\\D', 1],
      ['a_b', 1],
      ['a%c', 0],
      ['_________', 0],
    ] as const) {
      const { text, values } = countStatement(listOf({ emailContains }), [0]).compile();
      expect([emailContains, await db.database.query(text, [...values])]).toMatchObject([emailContains, [{ total }]]);
    }
  });
});
