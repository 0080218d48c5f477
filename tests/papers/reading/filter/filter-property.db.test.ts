import fc from 'fast-check';
import { checkFilter } from '../../../../src/papers/filter/check-filter';
import { filterToSql } from '../../../../src/papers/filter/filter-to-sql';
import type { PaperFilter } from '../../../../src/papers/filter/paper-filter.input';
import { joinSql, type Sql, sql } from '../../../../src/platform/database/sql';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database';
import { insertDigest, insertPapers, insertTopics } from '../insert-papers';
import { type FilteredPaper, holdsFor, type TopicTree } from './filter-oracle';

const tree: TopicTree = { science: null, physics: 'science', optics: 'physics', art: null, music: 'art', unused: null };
const categories = ['cs.CL', 'cs.LG', 'math.ST', 'none'];
const authors = ['Ada Lovelace', 'José Núñez', 'Søren', '王小明', 'Nobody'];
const days = Array.from({ length: 6 }, (_, index) => `2025-03-0${index + 1}`);
/** The first and the last instant of a day, and one between. */
const times = ['00:00:00', '12:30:00.5', '23:59:59.999999'];

const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { maxLength: 3 });

const paper = fc.record({
  categories: some(categories.slice(0, -1)),
  authors: some(authors.slice(0, -1)),
  topics: some(Object.keys(tree).slice(0, -1)),
  day: fc.constantFrom(...days),
  time: fc.constantFrom(...times),
  digestDays: some(days),
  hasCode: fc.boolean(),
  votes: fc.nat(4),
});

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null | undefined> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: value },
  );

const fields = {
  topics: maybe(some(Object.keys(tree))),
  authors: maybe(some([...authors, 'ada LOVELACE', 'Jose Nunez', 'SØREN'])),
  categories: maybe(some(categories)),
  publishedFrom: maybe(fc.constantFrom(...days)),
  publishedTo: maybe(fc.constantFrom(...days)),
  digestFrom: maybe(fc.constantFrom(...days)),
  digestTo: maybe(fc.constantFrom(...days)),
  hasCode: maybe(fc.boolean()),
  minVotes: maybe(fc.integer({ min: -1, max: 5 })),
};

/** A filter that nests at most so deep. */
function filterOf(depth: number): fc.Arbitrary<PaperFilter> {
  if (depth === 0) {
    return fc.record(fields);
  }
  const part = filterOf(depth - 1);
  const parts = maybe(fc.array(part, { maxLength: 3 }));
  return fc.record({ ...fields, and: parts, or: parts, not: maybe(part) });
}

describe('A filter', () => {
  let database: TestDatabase;
  let papers: FilteredPaper[];
  beforeAll(async () => {
    database = await createTestDatabase('empty');
    await insertTopics(database.database, tree);
    const drawn = fc.sample(paper, { numRuns: 200, seed: 7 });
    const keys = await insertPapers(
      database.database,
      drawn.map(({ day, time, hasCode, ...row }) => ({
        ...row,
        sortDate: `${day}T${time}Z`,
        links: [
          { url: 'https://example.org/page', kind: 'PROJECT' },
          ...(hasCode ? [{ url: 'https://example.org/code', kind: 'CODE' }] : []),
        ],
      })),
    );
    papers = drawn.map((row, index) => ({ ...row, key: keys[index] ?? 0 }));
    for (const date of days) {
      const listed = papers.filter((one) => one.digestDays.includes(date)).map(({ key }) => key);
      await insertDigest(database.database, { date, papers: listed });
    }
  });
  afterAll(() => database.drop());

  const found = (filter: PaperFilter): Sql =>
    sql`array(select paper.id from papers paper where ${filterToSql(filter)} order by paper.id)`;

  const expectAgreement = async (filters: readonly PaperFilter[]): Promise<void> => {
    const [row] = await database.database.query<Record<string, number[]>>(
      sql`select json_build_array(${joinSql(filters.map(found), ', ')}) as found`,
    );
    const expected = filters.map((filter) => papers.filter((one) => holdsFor(filter, one, tree)).map(({ key }) => key));
    filters.forEach((filter, index) =>
      expect({ filter, found: row?.found?.[index] }).toEqual({ filter, found: expected[index] }),
    );
  };

  it.each([0, 1, 2, 5])('finds what it means, nested %i deep', async (depth) => {
    // Twenty filters go into one statement: the trip to the database costs more than the work there.
    await fc.assert(
      fc.asyncProperty(fc.array(fitting(filterOf(depth)), { minLength: 20, maxLength: 20 }), expectAgreement),
      {
        numRuns: 40,
        seed: 1_000 + depth,
      },
    );
  });
});

/** Those with at most 100 conditions, which is where the filter's limit lies. */
function fitting(filters: fc.Arbitrary<PaperFilter>): fc.Arbitrary<PaperFilter> {
  return filters.filter((filter) => {
    try {
      checkFilter(filter);
      return true;
    } catch {
      return false;
    }
  });
}
