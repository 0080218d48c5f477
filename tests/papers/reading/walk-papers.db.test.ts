import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { expectWalks } from '../../platform/pagination/walk';
import { startTestApp, type TestApp } from '../../support/test-app';
import { insertPapers, insertTopics } from './insert-papers';

/** Values that many papers share, some of which a careless cursor would bend: microseconds, all digits, odd signs. */
const sortDates = [
  '2025-03-13T00:00:00Z',
  '2025-03-13T00:00:00.123456Z',
  '2025-03-13T00:00:00.123457Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999Z',
];
const trends = [0.1, 0.30000000000000004, 0.3, -1e-300, 12_345.678901234567];
const sortTitles = ['a', 'a b', 'a:b', 'ab', 'élan', '中文', '𝒜lpha', '"quoted"', 'z\nz'];

const rows = Array.from({ length: 108 }, (_, index) => ({
  votes: (index * 7) % 4,
  sortDate: pick(sortDates, index * 3),
  trending: pick(trends, index * 2),
  sortTitle: pick(sortTitles, index * 5),
  authors: index % 2 === 0 ? ['Ada Lovelace', 'Grace Hopper', 'ADA LOVELACE'] : ['Grace Hopper'],
  topics: [['letters'], ['numbers', 'primes'], []][index % 3],
}));

type Row = (typeof rows)[number];

const compareBy: Record<string, (a: Row, b: Row) => number> = {
  PUBLISHED_AT: (a, b) => compareText(a.sortDate.replace('Z', '.'), b.sortDate.replace('Z', '.')),
  VOTES: (a, b) => a.votes - b.votes,
  TRENDING: (a, b) => a.trending - b.trending,
  TITLE: (a, b) => Buffer.compare(Buffer.from(a.sortTitle), Buffer.from(b.sortTitle)),
};

describe('Lists of papers with many ties, walked page by page both ways', () => {
  let app: TestApp;
  let papers: { id: string; key: number; row: Row }[];
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    await insertTopics(app.database, { letters: null, numbers: null, primes: 'numbers' });
    const keys = await insertPapers(app.database, rows);
    papers = rows.map((row, index) => ({ id: encodeNodeId('Paper', keys[index] ?? 0), key: keys[index] ?? 0, row }));
  });
  afterAll(() => app.close());

  const idsInOrder = (order: string, direction: string, belongs: (row: Row) => boolean = () => true): string[] => {
    const ascending = papers
      .filter(({ row }) => belongs(row))
      .sort((a, b) => (compareBy[order]?.(a.row, b.row) ?? 0) || a.key - b.key)
      .map(({ id }) => id);
    return direction === 'ASC' ? ascending : ascending.reverse();
  };

  const orders = Object.keys(compareBy).flatMap((order) => ['ASC', 'DESC'].map((direction) => [order, direction]));

  it.each(orders)('show each paper once by %s %s, in pages of 7 and of 100', async (order, direction) => {
    const list = `papers(PAGE, orderBy: {field: ${order}, direction: ${direction}})`;
    await expectWalks(app, list, 7, idsInOrder(order, direction));
    await expectWalks(app, list, 100, idsInOrder(order, direction));
  });

  it('show each paper once in pages of one', async () => {
    await expectWalks(app, 'papers(PAGE, orderBy: {field: TITLE, direction: DESC})', 1, idsInOrder('TITLE', 'DESC'));
  });

  it('are newest first where no order is given, and descend where no direction is', async () => {
    await expectWalks(app, 'papers(PAGE)', 50, idsInOrder('PUBLISHED_AT', 'DESC'));
    await expectWalks(app, 'papers(PAGE, orderBy: {field: VOTES})', 50, idsInOrder('VOTES', 'DESC'));
  });

  it.each(orders)('show each paper of an author once by %s %s', async (order, direction) => {
    const [ada] = await app.database.query<{ id: number }>(`select id from authors where name_key = 'ada lovelace'`);
    const list = `author(id: "${encodeNodeId('Author', ada?.id ?? 0)}") { papers(PAGE, orderBy: {field: ${order}, direction: ${direction}}) }`;
    await expectWalks(
      app,
      list,
      7,
      idsInOrder(order, direction, (row) => row.authors.includes('Ada Lovelace')),
    );
  });

  it.each(orders)('show each paper of a topic and those below it once by %s %s', async (order, direction) => {
    const list = `topic(slug: "numbers") { papers(PAGE, orderBy: {field: ${order}, direction: ${direction}}) }`;
    await expectWalks(
      app,
      list,
      7,
      idsInOrder(order, direction, (row) => row.topics?.includes('primes') ?? false),
    );
  });

  it('keep to their filter', async () => {
    await expectWalks(
      app,
      'papers(PAGE, filter: {minVotes: 2}, orderBy: {field: TRENDING})',
      7,
      idsInOrder('TRENDING', 'DESC', (row) => row.votes >= 2),
    );
    await expectWalks(app, 'papers(PAGE, filter: {minVotes: 100})', 7, []);
  });

  it('take a cursor of the same order in the other direction', async () => {
    const [first, ...behind] = idsInOrder('VOTES', 'ASC');
    const { data } = await app.ask(
      '{ papers(first: 1, orderBy: {field: VOTES, direction: ASC}) { edges { cursor } } }',
    );
    const { cursor } = data.papers.edges[0];
    const turned = await app.ask(
      `{ papers(last: 100, before: "${cursor}", orderBy: {field: VOTES, direction: DESC}) { nodes { id } } }`,
    );
    expect(first).toBe(papers.find(({ row }) => row.votes === 0)?.id);
    expect(turned.data.papers.nodes.map(({ id }: { id: string }) => id)).toEqual(behind.slice(0, 100).reverse());
  });
});

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) {
    throw new Error('Expected values to pick from, got none.');
  }
  return value;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
