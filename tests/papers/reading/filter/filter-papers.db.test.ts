import { startTestApp, type TestApp } from '../../../support/test-app';
import { insertDigest, insertPapers, insertTopics } from '../insert-papers';

/** Three papers that differ in everything that can be asked for. */
const rows = [
  {
    title: 'A',
    votes: 1,
    sortDate: '2025-03-01T00:00:00Z',
    authors: ['José Núñez'],
    categories: ['cs.CL', 'cs.LG'],
    topics: ['optics'],
    links: [{ url: 'https://github.com/a/a', kind: 'CODE' }],
  },
  {
    title: 'B',
    votes: 5,
    sortDate: '2025-03-02T23:59:59.999999Z',
    authors: ['Ada Lovelace', 'J. R. Smith'],
    categories: ['math.ST'],
    topics: ['physics', 'music'],
    links: [{ url: 'https://example.org/b', kind: 'PROJECT' }],
  },
  { title: 'C', votes: 9, sortDate: '2025-03-03T00:00:00Z' },
];

describe('The filter of papers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    await insertTopics(app.database, { science: null, physics: 'science', optics: 'physics', music: null });
    const [a = 0, b = 0] = await insertPapers(app.database, rows);
    await insertDigest(app.database, { date: '2025-03-05', papers: [a] });
    await insertDigest(app.database, { date: '2025-03-09', papers: [a, b] });
  });
  afterAll(() => app.close());

  const find = async (filter: unknown): Promise<string> => {
    const query = `query ($filter: PaperFilter) {
      papers(filter: $filter, orderBy: {field: TITLE, direction: ASC}) { totalCount nodes { title } }
    }`;
    const { data, errors } = await app.ask(query, { filter });
    expect(errors).toBeUndefined();
    expect(data.papers.totalCount).toBe(data.papers.nodes.length);
    return data.papers.nodes.map(({ title }: { title: string }) => title).join('');
  };

  it.each<[string, unknown, string]>([
    ['nothing at all', undefined, 'ABC'],
    ['null', null, 'ABC'],
    ['an empty object', {}, 'ABC'],
    [
      'nulls alone',
      { topics: null, authors: null, hasCode: null, minVotes: null, and: null, or: null, not: null },
      'ABC',
    ],
    ['a topic, which stands for all below it', { topics: ['science'] }, 'AB'],
    ['a topic between', { topics: ['optics'] }, 'A'],
    ['any of some topics', { topics: ['optics', 'music', 'optics'] }, 'AB'],
    ['a topic that nobody knows', { topics: ['astrology'] }, ''],
    ['a topic in other letters, since slugs are exact', { topics: ['Science'] }, ''],
    ['no topic of an empty list', { topics: [] }, ''],
    ['an author without regard to case and accents', { authors: ['jose NUNEZ'] }, 'A'],
    ['an author without regard to dots and spaces', { authors: ['  J R   Smith '] }, 'B'],
    ['a whole name, not a part of one', { authors: ['Ada'] }, ''],
    ['any of some authors', { authors: ['Ada Lovelace', 'José Núñez', 'Nobody'] }, 'AB'],
    ['no author of an empty list', { authors: [] }, ''],
    ['any of some categories', { categories: ['cs.LG', 'math.ST'] }, 'AB'],
    ['a category as it is written', { categories: ['CS.lg'] }, ''],
    ['no category of an empty list', { categories: [] }, ''],
    ['a first day, which counts', { publishedFrom: '2025-03-02' }, 'BC'],
    ['a last day, which counts to its end', { publishedTo: '2025-03-02' }, 'AB'],
    ['one day', { publishedFrom: '2025-03-02', publishedTo: '2025-03-02' }, 'B'],
    ['days the wrong way round', { publishedFrom: '2025-03-03', publishedTo: '2025-03-01' }, ''],
    ['a digest of a day or later', { digestFrom: '2025-03-06' }, 'AB'],
    ['a digest of a day or earlier', { digestTo: '2025-03-05' }, 'A'],
    ['one digest within both days', { digestFrom: '2025-03-06', digestTo: '2025-03-08' }, ''],
    ['no digest at all', { not: { digestFrom: '0001-01-01' } }, 'C'],
    ['code', { hasCode: true }, 'A'],
    ['no code', { hasCode: false }, 'BC'],
    ['a number of votes, which counts', { minVotes: 5 }, 'BC'],
    ['a negative number of votes', { minVotes: -2_147_483_648 }, 'ABC'],
    ['all fields of one object', { minVotes: 2, categories: ['math.ST', 'cs.CL'] }, 'B'],
    ['all of some parts', { and: [{ minVotes: 2 }, { categories: ['math.ST'] }] }, 'B'],
    ['all of no parts', { and: [] }, 'ABC'],
    ['any of some parts', { or: [{ minVotes: 9 }, { hasCode: true }] }, 'AC'],
    ['any of no parts', { or: [] }, ''],
    ['the opposite of a part', { not: { hasCode: true, minVotes: 1 } }, 'BC'],
    ['the opposite of nothing', { not: {} }, ''],
    ['and, or and not beside fields', { minVotes: 1, and: [{}], or: [{ minVotes: 5 }], not: { minVotes: 9 } }, 'B'],
    ['one item without its list', { topics: 'optics', or: { hasCode: true } }, 'A'],
  ])('asks for %s', async (_, filter, titles) => {
    expect(await find(filter)).toBe(titles);
  });

  it('holds for the papers of a topic as well', async () => {
    const { data } = await app.ask(
      '{ topic(slug: "science") { papers(filter: {hasCode: false}) { nodes { title } } } }',
    );
    expect(data.topic.papers.nodes).toEqual([{ title: 'B' }]);
  });
});
