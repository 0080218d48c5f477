import { startTestApp, type TestApp } from '../../support/test-app';
import { insertManyPapers } from './many-papers';
import { statementsDuring } from './statements-during';

/** Queries, and the statements that they cost: one for each field that reads, however many objects have it. */
const queries: [name: string, query: string, statements: number][] = [
  [
    'a digest with 50 papers, with all that belongs to them',
    `{ digest(date: "2024-01-01") { entries(first: 100) { edges { position node {
       title votes authors { name } topics { score topic { name parent { name } } } links { url } digests { date }
       viewerHasVoted citation(format: BIBTEX)
     } } } } }`,
    // digest; entries; authors, topics, links, digests; the topics themselves, among which are all parents
    7,
  ],
  [
    'twenty topics with five papers each, with authors',
    '{ topics(first: 20) { nodes { name papers(first: 5) { nodes { title authors { name } } } } } }',
    3,
  ],
  [
    'the authors of papers, each with papers of theirs',
    '{ papers(first: 7) { nodes { authors { name papers(first: 3) { totalCount nodes { title authors { name } } } } } } }',
    // papers; authors; their papers, and how many; the authors of those
    5,
  ],
  [
    'digests with those beside them and beside those',
    `{ digests(first: 10) { nodes {
       previous { date topics(first: 3) { count topic { slug } } previous { date } } next { date next { date } }
     } } }`,
    // digests; previous and next; what previous is about; its topics; previous of previous: the rest is known by then
    6,
  ],
  [
    'topics with what is around them',
    `{ topics(first: 20) { nodes {
       parent { name } children { name } related(first: 3) { count topic { name } } activity(interval: YEAR) { count }
     } } }`,
    // topics; parents, children, related topics, activity; the related topics themselves
    6,
  ],
  [
    'the same field with the same arguments once, and with others again',
    `{ topics(first: 20) { nodes {
       few: papers(first: 1) { nodes { id } } many: papers(first: 2) { nodes { id } } again: papers(first: 1) { nodes { id } }
     } } }`,
    3,
  ],
];

describe('A deep query', () => {
  let app: TestApp;
  let planned: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off', PLANNER: 'off' } });
    planned = await startTestApp({ on: app, env: { RATE_LIMITS: 'off' } });
    await insertManyPapers(app.database, 1_000);
  });
  afterAll(async () => {
    await planned.close();
    await app.close();
  });

  it.each(queries)('reads %s, in one statement a level', async (_, query, count) => {
    const statements = await statementsDuring(async () => expect((await app.ask(query)).errors).toBeUndefined());
    expect(statements).toHaveLength(count);
  });

  it.each(queries.filter(([, query]) => !query.includes('citation')))(
    'reads %s, in one statement where it is planned',
    async (_, query) => {
      const statements = await statementsDuring(async () => expect((await planned.ask(query)).errors).toBeUndefined());
      expect(statements).toHaveLength(1);
    },
  );

  it('reads no more of them for a hundred papers than for one', async () => {
    const query = (first: number): string =>
      `{ papers(first: ${first}) { nodes { authors { name } topics { topic { name } } links { url } } } }`;
    const [one, hundred] = [
      await statementsDuring(() => app.ask(query(1))),
      await statementsDuring(() => app.ask(query(100))),
    ];
    const withoutLimit = (statement: string): string => statement.replace(/ limit \d+/, '');
    expect(hundred.map(withoutLimit)).toEqual(one.map(withoutLimit));
  });
});
