import type { FilterablePaper } from '../../../src/papers/filter/filterable-paper';
import { matchesFilter } from '../../../src/papers/filter/matches-filter';
import type { PaperFilter } from '../../../src/papers/filter/paper-filter.input';
import { expectWalks } from '../../platform/pagination/walk';
import { startTestApp, startWithoutPlanner, type TestApp } from '../../support/test-app';
import { statementsDuring } from '../reading/statements-during';

interface Found {
  id: string;
  title: string;
}

const facets = 'facets { topics(first: 100) { topic { slug } count } years { year count } withCode }';

describe('Search among the papers of the seed digest', () => {
  let app: TestApp;
  let papers: (FilterablePaper & { id: string; carried: string[] })[];
  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    const rows = await app.database.query<FilterablePaper & { key: number; carried: string[] }>(`
      select paper.id as "key", paper.title, paper.abstract, paper.arxiv_id as "arxivId", paper.doi, paper.categories,
        paper.votes, paper.sort_date as "sortDate", array['2025-03-13'] as "digestDates",
        array(
          select author.name
          from paper_authors signed join authors author on author.id = signed.author_id
          where signed.paper_id = paper.id
        ) as "authors",
        exists (select from paper_links link where link.paper_id = paper.id and link.kind = 'CODE') as "hasCode",
        array(
          select topic.slug
          from paper_topics carried join topics topic on topic.id = carried.topic_id
          where carried.paper_id = paper.id
        ) as "carried"
      from papers paper
      order by paper.id`);
    const topics = await app.database.query<{ slug: string; above: string | null }>(
      'select topic.slug, above.slug as "above" from topics topic left join topics above on above.id = topic.parent_id',
    );
    const parents = new Map(topics.map(({ slug, above }) => [slug, above]));
    const lineOf = (slug: string): string[] => [slug, ...(parents.get(slug) ? lineOf(parents.get(slug) ?? '') : [])];
    const { papers: listed } = await app.admin(
      '{ papers(first: 100, orderBy: {field: PUBLISHED_AT}) { nodes { id title } } }',
    );
    const ids = new Map<string, string>(listed.nodes.map(({ id, title }: Found) => [title, id]));
    papers = rows.map((row) => ({ ...row, id: ids.get(row.title) ?? '', topics: row.carried.flatMap(lineOf) }));
  });
  afterAll(() => app.close());

  const search = async (filter: object, more = ''): Promise<Found[]> => {
    const query = `query ($filter: PaperFilter) { papers(first: 100, filter: $filter${more}) { nodes { id title } } }`;
    const { data, errors } = await app.ask(query, { filter });
    expect(errors).toBeUndefined();
    return data.papers.nodes;
  };

  it.each([
    ['ReST-MCTS*', 'ReST-MCTS*: LLM Self-Training via Process Reward Guided Tree Search'],
    ['rest mcts', 'ReST-MCTS*: LLM Self-Training via Process Reward Guided Tree Search'],
    ['T-REG', 'T-REG: Preference Optimization with Token-Level Reward Regularization'],
    ['treg', 'T-REG: Preference Optimization with Token-Level Reward Regularization'],
    ['b-star', 'B-STaR: Monitoring and Balancing Exploration and Exploitation in Self-Taught Reasoners'],
    ['CREAM', 'CREAM: Consistency Regularized Self-Rewarding Language Models'],
    ['cream self rewarding', 'CREAM: Consistency Regularized Self-Rewarding Language Models'],
    [
      'direct nash optimisation',
      'Direct Nash Optimization: Teaching Language Models to Self-Improve with General Preferences',
    ],
    ['"Auto MC-Reward"', 'Auto MC-Reward: Automated Dense Reward Design with Large Language Models for Minecraft'],
    ['minecraft', 'Auto MC-Reward: Automated Dense Reward Design with Large Language Models for Minecraft'],
    ['memorab* ads', 'Long-Term Ad Memorability: Understanding and Generating Memorable Ads'],
    ['STARC', 'STARC: A General Framework For Quantifying Differences Between Reward Functions'],
  ])('%s finds its paper first', async (query, title) => {
    expect((await search({ query }))[0]?.title).toBe(title);
  });

  it('finds every paper first by its whole title, and by it as a phrase', async () => {
    for (const { title } of papers) {
      const phrase = `"${title.replaceAll('"', ' ')}"`;
      expect([title, (await search({ query: phrase }))[0]?.title]).toEqual([title, title]);
      const bare = title.replace(/(^|\s)-/g, ' ').replaceAll('"', ' ');
      expect([title, (await search({ query: bare }))[0]?.title]).toEqual([title, title]);
    }
  });

  it('finds every paper that has an id by it, as a URL and with a version too', async () => {
    const [paper] = papers;
    await app.admin(
      `mutation ($input: UpsertPapersInput!) { upsertPapers(input: $input) { userErrors { message } } }`,
      {
        input: {
          papers: [
            {
              title: 'A paper by its ids',
              abstract: 'It mentions the paper 2501.00002 too.',
              arxivId: '2501.00001',
              doi: '10.1234/Ids',
              publishedAt: '2025-01-01T00:00:00Z',
            },
            {
              title: 'Another that mentions 2501.00001 and 10.1234/ids',
              abstract: 'Nothing else.',
              arxivId: '2501.00002',
              publishedAt: '2025-01-02T00:00:00Z',
            },
          ],
        },
      },
    );
    for (const query of [
      '2501.00001',
      'arXiv:2501.00001v2',
      'https://arxiv.org/abs/2501.00001',
      'https://doi.org/10.1234/ids',
    ]) {
      expect((await search({ query })).map(({ title }) => title)).toEqual(['A paper by its ids']);
    }
    await app.database.query("delete from papers where arxiv_id like '2501.0000%'");
    expect(paper).toBeDefined();
  });

  it.each(['', '   ', 'the of and', '?! … --', '""', '*', '-', 'OR', '-the', '🎉'])(
    'finds nothing by %j, without an error',
    async (query) => {
      const { data, errors } = await app.ask(
        `query ($filter: PaperFilter) {
          papers(filter: $filter) {
            totalCount totalCountIsExact didYouMean nodes { id } edges { score highlights { html } } ${facets}
            pageInfo { hasNextPage hasPreviousPage }
          }
        }`,
        { filter: { query } },
      );
      expect(errors).toBeUndefined();
      expect(data.papers).toEqual({
        totalCount: 0,
        totalCountIsExact: true,
        didYouMean: null,
        nodes: [],
        edges: [],
        facets: { topics: [], years: [], withCode: 0 },
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      });
    },
  );

  it('scores what it finds to six decimals, best first, and nothing without a query', async () => {
    const query = '{ papers(first: 100, filter: {query: "reward model"}) { edges { score node { title } } } }';
    const { data } = await app.ask(query);
    const scores: number[] = data.papers.edges.map(({ score }: { score: number }) => score);
    expect(scores.length).toBeGreaterThan(20);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores).toEqual(scores.map((score) => Number(score.toFixed(6))));
    expect(scores.at(-1)).toBeGreaterThanOrEqual(0);
    expect(scores[0]).toBeGreaterThan(1);
    expect((await app.ask(query)).data).toEqual(data);
    const other = await app.ask(
      '{ papers(first: 1, orderBy: {field: RELEVANCE}) { edges { score highlights { html } } } }',
    );
    expect(other.data.papers.edges).toEqual([{ score: null, highlights: [] }]);
    const byVotes = await app.ask(
      '{ papers(first: 3, filter: {query: "reward"}, orderBy: {field: VOTES}) { edges { score } } }',
    );
    expect(byVotes.data.papers.edges.map(({ score }: { score: unknown }) => typeof score)).toEqual([
      'number',
      'number',
      'number',
    ]);
  });

  it('ranks titles above abstracts above authors', async () => {
    const input = {
      papers: [
        { title: 'Nobody knows one', abstract: 'We look at the quokka and its like.' },
        { title: 'Nobody knows two', abstract: 'We look at nothing.', authors: ['Q. Quokka'] },
        { title: 'The quokka', abstract: 'We look at an animal.' },
      ],
    };
    await app.admin('mutation ($input: UpsertPapersInput!) { upsertPapers(input: $input) { created } }', { input });
    const found = (await search({ query: 'quokkas' })).map(({ title }) => title);
    await app.database.query("delete from papers where title like 'Nobody knows%' or title = 'The quokka'");
    expect(found).toEqual(['The quokka', 'Nobody knows one', 'Nobody knows two']);
  });

  it.each([
    ['RELEVANCE', 'DESC', 7],
    ['RELEVANCE', 'ASC', 7],
    ['RELEVANCE', 'DESC', 1],
    ['PUBLISHED_AT', 'DESC', 7],
    ['VOTES', 'ASC', 7],
    ['TRENDING', 'DESC', 7],
    ['TITLE', 'ASC', 7],
    ['TITLE', 'DESC', 7],
  ])('shows each result once by %s %s, in pages of %i, both ways', async (field, direction, size) => {
    const orderBy = `orderBy: {field: ${field}, direction: ${direction}}`;
    const expected = (await search({ query: 'reward' }, `, ${orderBy}`)).map(({ id }) => id);
    const matches = matchesFilter({ query: 'reward' });
    expect(expected.toSorted()).toEqual(
      papers
        .filter(matches)
        .map(({ id }) => id)
        .toSorted(),
    );
    await expectWalks(app, `papers(PAGE, filter: {query: "reward"}, ${orderBy})`, size, expected);
  });

  it('turns an order round', async () => {
    for (const field of ['RELEVANCE', 'VOTES', 'TITLE']) {
      const [up, down] = await Promise.all(
        ['ASC', 'DESC'].map((direction) =>
          search({ query: 'reward' }, `, orderBy: {field: ${field}, direction: ${direction}}`),
        ),
      );
      expect(up?.toReversed()).toEqual(down);
    }
  });

  it('is by relevance where a query is, and newest first where none is', async () => {
    const byRelevance = await search({ query: 'reward' }, ', orderBy: {field: RELEVANCE}');
    expect(await search({ query: 'reward' })).toEqual(byRelevance);
    expect(await search({ and: [{ hasCode: false }, { or: [{ query: 'reward' }] }] })).not.toEqual([]);
    expect(await search({ hasCode: false })).toEqual(
      await search({ hasCode: false }, ', orderBy: {field: PUBLISHED_AT}'),
    );
  });

  it.each<PaperFilter>([
    {},
    { query: 'reward' },
    { query: 'reward -model' },
    { query: '"language model" OR minecraft' },
    { query: 'self-reward*', minVotes: 1 },
    { topics: ['reinforcement-learning'] },
    { topics: ['reinforcement-learning'], query: 'reward' },
    { or: [{ query: 'minecraft' }, { query: 'robot' }] },
    { and: [{ query: 'reward' }, { not: { query: 'language' } }] },
    { not: { topics: ['reinforcement-learning'] } },
    { hasCode: true },
    { publishedFrom: '2026-01-01' },
    { digestFrom: '2025-03-13', digestTo: '2025-03-13', query: 'preference' },
  ])('counts, and tells facets, as if it had looked at each paper: %j', async (filter) => {
    const { data, errors } = await app.ask(
      `query ($filter: PaperFilter) { papers(filter: $filter) { totalCount totalCountIsExact ${facets} } }`,
      { filter },
    );
    expect(errors).toBeUndefined();
    const found = papers.filter(matchesFilter(filter));
    const counts = countBy(found.flatMap(({ carried }) => carried));
    const years = countBy(found.map(({ sortDate }) => sortDate.getUTCFullYear()));
    const { facets: told, ...counted } = data.papers;
    expect(counted).toEqual({ totalCount: found.length, totalCountIsExact: true });
    expect(told.withCode).toBe(found.filter(({ hasCode }) => hasCode).length);
    expect(told.years).toEqual([...years].map(([year, count]) => ({ year, count })));
    const toldCounts: [string, number][] = told.topics.map(
      ({ topic, count }: { topic: { slug: string }; count: number }) => [topic.slug, count],
    );
    expect(new Map(toldCounts)).toEqual(counts);
    expect(toldCounts.map(([, count]) => count)).toEqual([...counts.values()].toSorted((a, b) => b - a));
  });

  it('searches the papers of several topics in one statement a field', async () => {
    const unplanned = await startWithoutPlanner(app);
    const text = `{
      topics(first: 30) { nodes { slug papers(first: 100, filter: {query: "reward -minecraft"}) {
        totalCount nodes { id } ${facets}
      } } }
    }`;
    let data: {
      topics: {
        nodes: { slug: string; papers: { totalCount: number; nodes: Found[]; facets: { years: unknown[] } } }[];
      };
    };
    const statements = await statementsDuring(async () => {
      const answer = await unplanned.ask(text);
      expect(answer.errors).toBeUndefined();
      data = answer.data;
      for (const { slug, papers: listed } of data.topics.nodes) {
        const expected = papers.filter(matchesFilter({ topics: [slug], query: 'reward -minecraft' }));
        expect(listed.nodes.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        expect(listed.totalCount).toBe(expected.length);
        expect(listed.facets.years.length > 0).toBe(expected.length > 0);
      }
    });
    // topics; their papers, how many, and facets; the topics of the facets
    expect(statements).toHaveLength(5);
    await unplanned.close();
  });

  it('counts the papers of several authors in one statement a field', async () => {
    const unplanned = await startWithoutPlanner(app);
    const papersOfAuthors = [1, 2, 3].map((place) => ({
      title: `Wombats ${place}`,
      abstract: 'About wombats.',
      authors: place === 3 ? ['Ada Lovelace', 'Grace Hopper'] : ['Ada Lovelace'],
    }));
    await app.admin('mutation ($input: UpsertPapersInput!) { upsertPapers(input: $input) { created } }', {
      input: { papers: papersOfAuthors },
    });
    const text = `{
      papers(first: 1, filter: {query: "\\"wombats 3\\""}) { nodes { authors { name
        papers(orderBy: {field: RELEVANCE}) { totalCount nodes { title } facets { years { count } } }
      } } }
    }`;
    const statements = await statementsDuring(async () => {
      const { data, errors } = await unplanned.ask(text);
      expect(errors).toBeUndefined();
      const titles = (...places: number[]) => places.map((place) => ({ title: `Wombats ${place}` }));
      const years = (count: number) => ({ years: [{ count }] });
      expect(data.papers.nodes[0].authors).toEqual([
        { name: 'Ada Lovelace', papers: { totalCount: 3, nodes: titles(3, 2, 1), facets: years(3) } },
        { name: 'Grace Hopper', papers: { totalCount: 1, nodes: titles(3), facets: years(1) } },
      ]);
    });
    await app.database.query("delete from papers where title like 'Wombats%'");
    // papers; authors; their papers, how many, and facets
    expect(statements).toHaveLength(5);
    await unplanned.close();
  });
});

function countBy<Key extends string | number>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  keys.forEach((key) => counts.set(key, (counts.get(key) ?? 0) + 1));
  return counts;
}
