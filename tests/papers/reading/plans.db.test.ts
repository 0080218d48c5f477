import { findDigest } from '../../../src/digests/find-digest';
import type { PaperFilter } from '../../../src/papers/filter/paper-filter.input';
import { findPaperByArxivId, findPaperByDoi } from '../../../src/papers/find-paper';
import { listPapers } from '../../../src/papers/lists/paper-connection';
import { allPapers, papersOfAuthor, papersOfTopic } from '../../../src/papers/lists/paper-scope';
import { PaperOrderField } from '../../../src/papers/lists/paper-order.input';
import type { Queryable } from '../../../src/platform/database/queryable';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { countStatement, type List, pageStatement } from '../../../src/platform/graphql/pagination/list';
import type { ListRow } from '../../../src/platform/graphql/pagination/list-loaders';
import { SortDirection } from '../../../src/platform/graphql/pagination/sort-direction';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { buffersTouched, explain, indexesUsed, type PlanStep, recording, scannedWhole } from './explain';
import { insertManyPapers } from './many-papers';

const paperCount = 20_000;
const indexes: Record<Exclude<PaperOrderField, PaperOrderField.RELEVANCE>, string> = {
  PUBLISHED_AT: 'papers_published_order',
  VOTES: 'papers_votes_order',
  TRENDING: 'papers_trending_order',
  TITLE: 'papers_title_order',
};
const orders = Object.values(PaperOrderField).flatMap((field) =>
  Object.values(SortDirection).map((direction) => ({ field, direction })),
);

describe('Among 20,000 papers', () => {
  let database: TestDatabase;
  const cursors = new CursorCodec(['a secret']);
  beforeAll(async () => {
    database = await createTestDatabase('empty');
    await insertManyPapers(database.database, paperCount);
    // Else an index-only scan looks rows up in the table, and the buffers say more of the filling than of the plan.
    await database.database.query('vacuum analyze');
  });
  afterAll(() => database.drop());

  const list = (asked: Partial<Parameters<typeof listPapers>[0]> = {}): List =>
    listPapers({ scope: allPapers, page: { first: 20 }, ...asked }).wanted.args;
  const explainPage = (wanted: List, parents: number[] = [0]): Promise<PlanStep[]> => {
    const { text, values } = pageStatement(wanted, parents, cursors).compile();
    return explain(database.database, text, values);
  };
  const explainCount = (wanted: List, parents: number[] = [0]): Promise<PlanStep[]> => {
    const { text, values } = countStatement(wanted, parents).compile();
    return explain(database.database, text, values);
  };
  /** The cursor behind which the last page of 20 stands. */
  const cursorBeforeLast = async (orderBy: (typeof orders)[number]): Promise<string> => {
    const wanted = list({ orderBy, page: { last: 20 } });
    const row = (await database.database.query<ListRow>(pageStatement(wanted, [0], cursors))).at(-1);
    return cursors.encode({ order: wanted.sort.name, value: row?.sortText ?? '', key: row?.sortKey ?? 0 });
  };

  it.each(orders)('the last page by $field $direction costs what the first one costs', async (orderBy) => {
    const first = await explainPage(list({ orderBy }));
    const last = await explainPage(list({ orderBy, page: { first: 20, after: await cursorBeforeLast(orderBy) } }));
    for (const steps of [first, last]) {
      expect(indexesUsed(steps)).toEqual([indexes[orderBy.field]]);
      expect(buffersTouched(steps)).toBeLessThan(100);
    }
    expect(buffersTouched(last)).toBeLessThanOrEqual(buffersTouched(first) + 10);
  });

  it.each<[string, PaperFilter, string]>([
    ['a topic', { topics: ['topic-3'] }, 'paper_topics_pkey'],
    ['a topic with others below it', { topics: ['topic-1'] }, 'paper_topics_pkey'],
    ['an author', { authors: ['Author 17'] }, 'paper_authors_author'],
    ['a common category', { categories: ['cs.1'] }, 'papers_published_order'],
    ['a category that nobody has', { categories: ['cs.XX'] }, 'papers_categories'],
    ['a day', { publishedFrom: '2020-02-01', publishedTo: '2020-02-01' }, 'papers_published_order'],
    ['a digest', { digestFrom: '2024-02-01', digestTo: '2024-02-01' }, 'digests_date_order'],
    ['digests since a day', { digestFrom: '2024-02-01' }, 'papers_published_order'],
    ['code', { hasCode: true }, 'paper_links_code'],
    ['many votes', { minVotes: 49 }, 'papers_published_order'],
    ['more votes than any has', { minVotes: 50 }, 'papers_votes_order'],
  ])('the newest with %s are found by an index', async (_, filter, index) => {
    const steps = await explainPage(list({ filter }));
    expect(scannedWhole(steps).filter((table) => table !== 'topics')).toEqual([]);
    expect(indexesUsed(steps)).toContain(index);
  });

  it('those of twenty topics are found by indexes in one statement', async () => {
    const topics = Array.from({ length: 20 }, (_, place) => place + 1);
    const steps = await explainPage(
      list({ scope: papersOfTopic({ paperCount: 10_000 }), page: { first: 5 } }),
      topics,
    );
    expect(scannedWhole(steps)).toEqual(['topics']);
    expect(indexesUsed(steps)).toEqual(['papers_published_order', 'paper_topics_pkey']);
    const counted = await explainCount(list({ scope: papersOfTopic({ paperCount: 10_000 }) }), topics);
    expect(scannedWhole(counted)).toEqual(['topics']);
    expect(indexesUsed(counted)).toContain('paper_topics_topic');
  });

  it('those of a rare topic are taken by index, and sorted', async () => {
    const steps = await explainPage(list({ scope: papersOfTopic({ paperCount: 10 }), page: { first: 5 } }), [40]);
    expect(scannedWhole(steps)).toEqual(['topics']);
    expect(indexesUsed(steps)).toEqual(expect.arrayContaining(['papers_pkey', 'paper_topics_topic']));
    expect(indexesUsed(steps)).not.toContain('papers_published_order');
  });

  it('those of twenty authors are found by indexes in one statement', async () => {
    const authors = Array.from({ length: 20 }, (_, place) => place + 1);
    for (const steps of [
      await explainPage(list({ scope: papersOfAuthor, page: { first: 5 } }), authors),
      await explainCount(list({ scope: papersOfAuthor }), authors),
    ]) {
      expect(scannedWhole(steps)).toEqual([]);
      expect(indexesUsed(steps)).toEqual(['paper_authors_author', 'papers_pkey']);
    }
  });

  it('counting ends where exactness does', async () => {
    const steps = await explainCount(list());
    expect(scannedWhole(steps)).toEqual([]);
    expect(buffersTouched(steps)).toBeLessThan(100);
  });

  it.each<[string, RegExp, (recorder: Queryable) => Promise<unknown>]>([
    ['a paper by its arXiv id', /^papers_arxiv_id$/, (recorder) => findPaperByArxivId(recorder, '2401.00777')],
    ['a paper by its DOI', /^papers_doi$/, (recorder) => findPaperByDoi(recorder, '10.1234/777')],
    [
      'the newest digest',
      /^digests_(source_date|date_order)$/,
      (recorder) => findDigest(recorder, { source: 'daily-papers', date: null }),
    ],
    [
      'a digest by its date',
      /^digests_(source_date|date_order)$/,
      (recorder) => findDigest(recorder, { source: 'daily-papers', date: '2024-02-01' }),
    ],
  ])('%s is one look into an index', async (_, index, find) => {
    const recorder = recording(database.database);
    expect(await find(recorder)).not.toBeNull();
    const [[text, values] = ['', []], ...others] = recorder.statements;
    const steps = await explain(database.database, text, values);
    expect(others).toEqual([]);
    expect(indexesUsed(steps)).toEqual([expect.stringMatching(index)]);
    expect(buffersTouched(steps)).toBeLessThan(6);
  });
});
