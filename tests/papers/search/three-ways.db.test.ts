import fc from 'fast-check';
import { papersTable } from '../../../src/papers/filter/filter-table';
import { filterToSql } from '../../../src/papers/filter/filter-to-sql';
import type { FilterablePaper } from '../../../src/papers/filter/filterable-paper';
import { matchesFilter } from '../../../src/papers/filter/matches-filter';
import type { PaperFilter } from '../../../src/papers/filter/paper-filter.input';
import { hitConditions, newestHits } from '../../../src/papers/lists/find-hits';
import { paperList } from '../../../src/papers/lists/paper-list';
import { PaperOrderField } from '../../../src/papers/lists/paper-order.input';
import { allPapers } from '../../../src/papers/lists/paper-scope';
import { settleTiers } from '../../../src/papers/search-index/settle-tiers';
import { joinSql, type Sql, sql } from '../../../src/platform/database/sql';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { countStatement, pageStatement } from '../../../src/platform/graphql/pagination/list';
import type { ListRow } from '../../../src/platform/graphql/pagination/list-loaders';
import { SortDirection } from '../../../src/platform/graphql/pagination/sort-direction';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { insertDigest, insertPapers, insertTopics } from '../reading/insert-papers';
import { filterOf } from './random-filters';
import { arxivIds, days, dois, lineOf, randomPaper, topicTree } from './random-papers';

const drawn = fc.sample(randomPaper, { numRuns: 150, seed: 11 }).map((paper, place) => ({
  ...paper,
  arxivId: arxivIds[place] ?? null,
  doi: dois[place] ?? null,
}));
const titles = drawn.map(({ title }) => title);

/** A filter, as it is asked of papers in the database, of the search index, and of one paper without either. */
describe('A filter means the same', () => {
  let database: TestDatabase;
  let papers: (FilterablePaper & { key: number })[];
  beforeAll(async () => {
    database = await createTestDatabase('empty');
    await insertTopics(database.database, topicTree);
    const keys = await insertPapers(
      database.database,
      drawn.map(({ day, time, hasCode, arxivId, doi, ...row }) => ({
        ...row,
        ...(arxivId !== null && { arxivId }),
        ...(doi !== null && { doi }),
        sortDate: `${day}T${time}Z`,
        links: hasCode ? [{ url: 'https://example.org/code', kind: 'CODE' }] : [],
      })),
    );
    papers = drawn.map(({ day, time, topics, digestDays, ...paper }, place) => ({
      ...paper,
      key: keys[place] ?? 0,
      topics: topics.flatMap(lineOf),
      sortDate: new Date(`${day}T${time}Z`),
      digestDates: digestDays,
    }));
    for (const date of days) {
      const listed = papers.filter(({ digestDates }) => digestDates.includes(date)).map(({ key }) => key);
      await insertDigest(database.database, { date, papers: listed });
    }
    let moved = 1;
    while (moved > 0) {
      moved = await database.database.transaction((open) => settleTiers(open, { limit: 50, newestSize: 8 }));
    }
    await database.database.query('analyze');
  });
  afterAll(() => database.drop());

  it('while papers stand in several tiers', async () => {
    const tiers = await database.database.query('select distinct tier from paper_search');
    expect(tiers.length).toBeGreaterThan(2);
  });

  const inPapers = (filter: PaperFilter): Sql =>
    sql`array(select paper.id from papers paper where ${filterToSql(filter, papersTable)} order by paper.id)`;
  const inIndex = (filter: PaperFilter): Sql =>
    sql`array(
      select hit.paper_id from ${newestHits(hitConditions(allPapers, filter), 1_000)} as hit order by hit.paper_id
    )`;
  const byPredicate = (filter: PaperFilter): number[] => {
    const matches = matchesFilter(filter);
    return papers.filter((paper) => matches(paper)).map(({ key }) => key);
  };

  const expectAgreement = async (filters: readonly PaperFilter[]): Promise<void> => {
    const asked = joinSql(
      filters.map((filter) => sql`json_build_array(${inPapers(filter)}, ${inIndex(filter)})`),
      ', ',
    );
    const [row] = await database.database.query<{ found: number[][][] }>(
      sql`select json_build_array(${asked}) as found`,
    );
    filters.forEach((filter, place) => {
      const [ofPapers, ofIndex] = row?.found[place] ?? [];
      const expected = byPredicate(filter);
      expect({ filter, ofPapers, ofIndex }).toEqual({ filter, ofPapers: expected, ofIndex: expected });
    });
  };

  it.each([
    [0, 60],
    [1, 40],
    [2, 25],
    [5, 12],
  ])('nested %i deep, in %i batches of 20', async (depth, batches) => {
    const filters = fc.array(filterOf(depth, titles), { minLength: 20, maxLength: 20 });
    await fc.assert(fc.asyncProperty(filters, expectAgreement), { numRuns: batches, seed: 2_000 + depth });
  });

  const cursors = new CursorCodec(['a secret']);
  const fields = Object.values(PaperOrderField);

  it('in lists, whatever their order, and in their counts', async () => {
    const asked = fc.record({
      filter: filterOf(1, titles),
      field: fc.constantFrom(...fields),
      direction: fc.constantFrom(SortDirection.ASC, SortDirection.DESC),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ filter, field, direction }) => {
        const expected = byPredicate(filter);
        const list = paperList({ scope: allPapers, page: { first: 100 }, filter, orderBy: { field, direction } });
        for (const way of [list, ...(list.whenLong ? [{ ...list, ...list.whenLong }] : [])]) {
          const rows = await database.database.query<ListRow>(pageStatement(way, [0], cursors));
          const keys = rows.map(({ sortKey }) => sortKey);
          expect({ filter, found: keys.length }).toEqual({ filter, found: Math.min(expected.length, 101) });
          expect(keys.filter((key) => !expected.includes(key))).toEqual([]);
          const [counted] = await database.database.query<{ total: number }>(countStatement(way, [0]));
          expect(counted?.total).toBe(expected.length);
        }
      }),
      { numRuns: 300, seed: 77 },
    );
  });

  it.each<[PaperFilter, PaperOrderField]>([
    [{ or: [{}, { query: 'reward' }] }, PaperOrderField.RELEVANCE],
    [{ or: [{ hasCode: true }, { query: 'reward' }] }, PaperOrderField.RELEVANCE],
    [{ or: [{ topics: ['science'] }, { query: 'reward' }], query: '-model' }, PaperOrderField.RELEVANCE],
  ])('in lists where a query is one of some alternatives: %j by %s', async (filter, field) => {
    const list = paperList({
      scope: allPapers,
      page: { first: 100 },
      filter,
      orderBy: { field, direction: SortDirection.DESC },
    });
    const rows = await database.database.query<ListRow>(pageStatement(list, [0], cursors));
    expect(rows).toHaveLength(Math.min(byPredicate(filter).length, 101));
  });

  it.each<[string, PaperFilter]>([
    ['more segments than are joined', { query: 'a.b.c.d.e.f' }],
    ['a beginning of more bytes than a lexeme holds', { query: `${'注'.repeat(1_500)}*` }],
    ['a phrase of stop words', { query: `"${'the '.repeat(400)}reward"` }],
    ['exclusions alone', { query: '-reward OR -model' }],
    ['a tag', { query: '/code' }],
    ['the opposite of nothing', { not: { query: '' } }],
    ['words or votes', { or: [{ query: '-reward' }, { minVotes: 2 }] }],
    ['a quoted category', { categories: ["odd 'quoted\\ class"] }],
    ['a quoted name', { authors: ["Conan O'Brien"] }],
    ['a quoted DOI', { query: "10.1234/it's" }],
    ['a DOI with a backslash', { query: '10.1234/a\\b' }],
    ['a DOI of operators', { query: '10.1234/x&y|z!:*' }],
    ['letters of two units', { query: '𝐀𝐁' }],
    ['a phrase that repeats', { query: '"GPT-4 GPT-4"' }],
  ])('with %s', async (_, filter) => {
    await expectAgreement([filter, { not: filter }]);
  });
});
