import { Digest } from '../../../src/digests';
import { digestOfSource } from '../../../src/digests/find-digest';
import type { PaperFilter } from '../../../src/papers/filter/paper-filter.input';
import { wantedPaperRow } from '../../../src/papers/find-paper';
import { listPapers } from '../../../src/papers/lists/paper-connection';
import { paperList } from '../../../src/papers/lists/paper-list';
import { allPapers, papersOfAuthor, papersOfTopic } from '../../../src/papers/lists/paper-scope';
import { PaperOrderField } from '../../../src/papers/lists/paper-order.input';
import { Paper } from '../../../src/papers';
import { facetsRow } from '../../../src/papers/facets/load-facets';
import { findOne } from '../../../src/platform/database/entity-columns';
import type { Queryable } from '../../../src/platform/database/queryable';
import { type Sql, sql } from '../../../src/platform/database/sql';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { countStatement, inOrder, type List, pageStatement } from '../../../src/platform/graphql/pagination/list';
import { oneWay, rowsOf } from '../../../src/platform/graphql/pagination/list-ways';
import type { PageArguments } from '../../../src/platform/graphql/pagination/page-arguments';
import type { ListRow } from '../../../src/platform/graphql/pagination/list-loaders';
import { SortDirection } from '../../../src/platform/graphql/pagination/sort-direction';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import {
  buffersTouched,
  explain,
  indexesUsed,
  largeTables,
  type PlanStep,
  recording,
  scannedWhole,
  tablesRead,
} from './explain';
import { madeUpWord } from './made-up-texts';
import { insertManyPapers } from './many-papers';

const paperCount = 20_000;
const dailyPapers = { defaultSource: 'daily-papers' };
const indexes: Record<Exclude<PaperOrderField, PaperOrderField.RELEVANCE>, string> = {
  PUBLISHED_AT: 'papers_published_order',
  VOTES: 'papers_votes_order',
  TRENDING: 'papers_trending_order',
  TITLE: 'papers_title_order',
};
const orders = (
  [PaperOrderField.PUBLISHED_AT, PaperOrderField.VOTES, PaperOrderField.TRENDING, PaperOrderField.TITLE] as const
).flatMap((field) => Object.values(SortDirection).map((direction) => ({ field, direction })));

/** A thousand papers in the newest tier, four thousand in the next, and the others in the third. */
const partByAge = `
  update search_tiers
  set since = case tier
    when 0 then timestamptz '2020-01-01' + interval '1425 days'
    when 1 then timestamptz '2020-01-01' + interval '1125 days'
    else '-infinity'
  end`;

describe('Among 20,000 papers', () => {
  let database: TestDatabase;
  let large: string[];
  const cursors = new CursorCodec(['a secret']);
  beforeAll(async () => {
    database = await createTestDatabase('empty');
    await database.database.query(partByAge);
    await insertManyPapers(database.database, paperCount);
    // Else an index-only scan looks rows up in the table, and the buffers say more of the filling than of the plan.
    await database.database.query('vacuum analyze');
    large = await largeTables(database.database);
  }, 120_000);
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

  it('papers stand in three tiers', () => {
    expect(large).toEqual(expect.arrayContaining(['papers', 'paper_search_0', 'paper_search_1', 'paper_search_2']));
  });

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
    ['a day', { publishedFrom: '2020-02-01', publishedTo: '2020-02-01' }, 'papers_published_order'],
    ['a digest', { digestFrom: '2024-02-01', digestTo: '2024-02-01' }, 'digests_date_order'],
    ['digests since a day', { digestFrom: '2024-02-01' }, 'papers_published_order'],
    ['many votes', { minVotes: 49 }, 'papers_published_order'],
    ['more votes than any has', { minVotes: 50 }, 'papers_votes_order'],
  ])('the newest with %s are found by an index', async (_, filter, index) => {
    const steps = await explainPage(list({ filter }));
    expect(scannedWhole(steps, large)).toEqual([]);
    expect(indexesUsed(steps)).toContain(index);
  });

  it.each<[string, PaperFilter]>([
    ['a topic', { topics: ['topic-3'] }],
    ['a topic with others below it', { topics: ['topic-1'] }],
    ['an author', { authors: ['Author 17'] }],
    ['a common category', { categories: ['cs.1'] }],
    ['a category that nobody has', { categories: ['cs.XX'] }],
    ['code', { hasCode: true }],
    ['code and a topic', { hasCode: true, topics: ['topic-3'], minVotes: 10 }],
  ])('few with %s are collected from the search index, many met on a walk', async (_, filter) => {
    const asked = list({ filter });
    for (const steps of [await explainPage(asked), await explainCount(asked)]) {
      expect(scannedWhole(steps, large).filter((table) => table !== 'paper_search_0')).toEqual([]);
      expect(indexesUsed(steps)).toContain('paper_search_2_document_idx');
    }
    const steps = await explainPage({ ...asked, ...asked.whenLong });
    expect(scannedWhole(steps, large)).toEqual([]);
  });

  const searches: [name: string, filter: PaperFilter][] = [
    ['a word that all have', { query: madeUpWord(0) }],
    ['a common word', { query: madeUpWord(10) }],
    ['a rare word', { query: madeUpWord(4_321) }],
    ['a word that none has', { query: 'quokka' }],
    ['three words', { query: [5, 20, 40].map(madeUpWord).join(' ') }],
    ['alternatives', { query: `${madeUpWord(300)} OR ${madeUpWord(4_000)}` }],
    ['a phrase', { query: `"${madeUpWord(0)} ${madeUpWord(1)}"` }],
    ['a beginning', { query: `${madeUpWord(40).slice(0, 5)}*` }],
    ['an exclusion alone', { query: `-${madeUpWord(3)}` }],
    ['a word and an exclusion', { query: `${madeUpWord(80)} -${madeUpWord(3)}` }],
    ['an id', { query: '2401.00777' }],
    ['a word, by topic', { query: madeUpWord(80), topics: ['topic-3'] }],
    ['a word, by author', { query: madeUpWord(80), authors: ['Author 17'] }],
    ['a word, by category', { query: madeUpWord(80), categories: ['cs.1'] }],
    ['a word, by code', { query: madeUpWord(80), hasCode: true }],
    ['a word, by votes', { query: madeUpWord(80), minVotes: 45 }],
    ['a word, by days', { query: madeUpWord(80), publishedFrom: '2021-01-01', publishedTo: '2021-06-30' }],
    ['a word, by digests', { query: madeUpWord(80), digestFrom: '2024-02-01', digestTo: '2024-02-20' }],
    ['words or a topic', { or: [{ query: madeUpWord(50) }, { topics: ['topic-3'] }] }],
    ['words, and not others', { query: madeUpWord(80), not: { query: madeUpWord(4) } }],
  ];

  it.each(searches)('a search by %s has an index to go by, whatever its order', async (_, filter) => {
    const orderings = Object.values(PaperOrderField).map((field) => ({ field, direction: SortDirection.DESC }));
    const statements = [
      ...orderings.map((orderBy) => pageStatement(list({ filter, orderBy }), [0], cursors)),
      countStatement(list({ filter }), [0]),
      facetsRow(paperList({ scope: allPapers, page: {}, filter })),
    ];
    const { transaction, rollback } = await database.database.begin();
    try {
      // Of so few papers, most are soon read from end to end; the question is whether that is the only way.
      await transaction.query('set local enable_seqscan = off');
      for (const statement of statements) {
        const { text, values } = statement.compile();
        expect([text, scannedWhole(await explain(transaction, text, values), large)]).toEqual([text, []]);
      }
    } finally {
      await rollback();
    }
  });

  it.each<[string, PaperFilter]>(searches.filter(([name]) => /that all have|a common word/.test(name)))(
    'relevance by %s looks into no more tiers than it takes to fill its candidates',
    async (_, filter) => {
      const [row] = await database.database.query<{ newest: number }>(
        'select count(*)::integer as newest from paper_search_0',
      );
      expect(row?.newest).toBeGreaterThan(900);
      const read = tablesRead(await explainPage(list({ filter })));
      expect(read).toContain('paper_search_0');
      expect(read).not.toContain('paper_search_3');
      expect(read).not.toContain('paper_search_4');
    },
  );

  it('a word that all have fills the candidates from the two newest tiers', async () => {
    const read = tablesRead(await explainPage(list({ filter: { query: madeUpWord(0) } })));
    expect(read.filter((table) => table.startsWith('paper_search'))).toEqual(['paper_search_0', 'paper_search_1']);
  });

  it('those of twenty topics are found by indexes in one statement', async () => {
    const topics = Array.from({ length: 20 }, (_, place) => place + 1);
    const steps = await explainPage(list({ scope: papersOfTopic({ paperCount: 10_000 }), page: { first: 5 } }), topics);
    expect(scannedWhole(steps, large)).toEqual([]);
    expect(indexesUsed(steps)).toEqual(expect.arrayContaining(['papers_published_order', 'paper_topics_pkey']));
    const counted = await explainCount(list({ scope: papersOfTopic({ paperCount: 10_000 }) }), topics);
    expect(scannedWhole(counted, large)).toEqual([]);
    expect(indexesUsed(counted)).toContain('paper_topics_topic');
  });

  const common = papersOfTopic({ paperCount: 10_000 });
  const topics = Array.from({ length: 40 }, (_, place) => place + 1);
  const pagesOf = (wanted: List, { ofMany }: { ofMany: boolean }): Sql => sql`
    select parent.id as "listOf", page."sortKey", page.title
    from unnest(${topics}::integer[]) with ordinality as parent (id, place)
    cross join lateral ${rowsOf(oneWay(wanted), { page: wanted.page, cursors, most: wanted.page.size, ofMany })} as page
    order by parent.place, ${inOrder(wanted.descending)}`;

  it.each<[string, PageArguments, PaperFilter | null]>([
    ['the first', { first: 5 }, null],
    ['the last', { last: 5 }, null],
    ['more than the walk meets for a topic', { first: 100 }, null],
    ['those with many votes, fewer than the walk meets', { first: 5 }, { minVotes: 49, publishedTo: '2020-12-31' }],
    ['none', { first: 5 }, { minVotes: 50 }],
  ])('on a walk that topics share stands what each would find by itself: %s', async (_, page, filter) => {
    const wanted = list({ scope: common, page, filter });
    const alone = await database.database.query(pagesOf(wanted, { ofMany: false }));
    expect(await database.database.query(pagesOf(wanted, { ofMany: true }))).toEqual(alone);
  });

  it('a walk that topics share goes no farther than the farthest needs, and once', async () => {
    const [alone, shared] = await Promise.all(
      [false, true].map(async (ofMany) => {
        const { text, values } = pagesOf(list({ scope: common, page: { first: 5 } }), { ofMany }).compile();
        return explain(database.database, text, values);
      }),
    );
    expect(scannedWhole(shared ?? [], large)).toEqual([]);
    expect(buffersTouched(shared ?? [])).toBeLessThan(buffersTouched(alone ?? []) / 2);
  });

  it('those of a rare topic are taken by index, and sorted', async () => {
    const steps = await explainPage(list({ scope: papersOfTopic({ paperCount: 10 }), page: { first: 5 } }), [40]);
    expect(scannedWhole(steps, large)).toEqual([]);
    expect(indexesUsed(steps)).toEqual(expect.arrayContaining(['papers_pkey', 'paper_topics_topic']));
    expect(indexesUsed(steps)).not.toContain('papers_published_order');
  });

  it('those of twenty authors are found by indexes in one statement', async () => {
    const authors = Array.from({ length: 20 }, (_, place) => place + 1);
    for (const steps of [
      await explainPage(list({ scope: papersOfAuthor, page: { first: 5 } }), authors),
      await explainCount(list({ scope: papersOfAuthor }), authors),
    ]) {
      expect(scannedWhole(steps, large)).toEqual([]);
      expect(indexesUsed(steps)).toEqual(['paper_authors_author', 'papers_pkey']);
    }
  });

  it('counting ends where exactness does', async () => {
    const steps = await explainCount(list());
    expect(scannedWhole(steps, large)).toEqual([]);
    expect(buffersTouched(steps)).toBeLessThan(100);
  });

  it.each<[string, RegExp, (recorder: Queryable) => Promise<unknown>]>([
    [
      'a paper by its arXiv id',
      /^papers_arxiv_id$/,
      (recorder) => findOne(recorder, Paper, wantedPaperRow({ arxivId: '2401.00777' })),
    ],
    [
      'a paper by its DOI',
      /^papers_doi$/,
      (recorder) => findOne(recorder, Paper, wantedPaperRow({ doi: '10.1234/777' })),
    ],
    [
      'the newest digest',
      /^digests_(source_date|date_order)$/,
      (recorder) => findOne(recorder, Digest, digestOfSource({}, dailyPapers)),
    ],
    [
      'a digest by its date',
      /^digests_(source_date|date_order)$/,
      (recorder) => findOne(recorder, Digest, digestOfSource({ date: '2024-02-01' }, dailyPapers)),
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
