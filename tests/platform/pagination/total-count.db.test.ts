import { statementsDuring } from '../../papers/reading/statements-during';
import { startTestApp, startWithoutPlanner, type TestApp } from '../../support/test-app';

describe('totalCount', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    await app.database.query(
      `insert into papers (title, abstract, created_at, updated_at, votes, source_votes, sort_date, sort_title, title_key,
         trending)
       select 'Paper ' || n, 'An abstract.', now(), now(), n, n, now(), 'paper ' || n, n::text, n
       from generate_series(1, 10001) as n`,
    );
    await app.database.query(
      `with topic as (
         insert into topics (slug, name, sort_name, created_at, updated_at) values ('everything', 'Everything', 'everything', now(), now())
         returning id
       )
       insert into paper_topics (paper_id, topic_id, score, origin)
       select paper.id, topic.id, 1, 'RULE' from papers paper cross join topic`,
    );
    await app.database.query('analyze');
  });
  afterAll(() => app.close());

  const count = async (list: string): Promise<{ totalCount: number; totalCountIsExact: boolean }> => {
    const { data, errors } = await app.ask(`{ ${list} { totalCount totalCountIsExact } }`);
    expect(errors).toBeUndefined();
    return data.papers;
  };

  it('is exact up to 10,000', async () => {
    expect(await count('papers(filter: {minVotes: 9999})')).toEqual({ totalCount: 3, totalCountIsExact: true });
    expect(await count('papers(filter: {minVotes: 2})')).toEqual({ totalCount: 10_000, totalCountIsExact: true });
    expect(await count('papers(filter: {minVotes: 10002})')).toEqual({ totalCount: 0, totalCountIsExact: true });
  });

  it('stays at 10,000 beyond, and says so', async () => {
    expect(await count('papers')).toEqual({ totalCount: 10_000, totalCountIsExact: false });
    const { data } = await app.ask(
      '{ topic(slug: "everything") { papers(first: 1) { totalCount totalCountIsExact nodes { votes } } } }',
    );
    expect(data.topic.papers).toMatchObject({ totalCount: 10_000, totalCountIsExact: false });
    expect(data.topic.papers.nodes).toHaveLength(1);
  });

  it('is that of the whole list on every page of it', async () => {
    const { data } = await app.ask('{ papers(first: 1, filter: {minVotes: 9990}) { edges { cursor } } }');
    const { cursor } = data.papers.edges[0];
    expect(await count(`papers(first: 5, after: "${cursor}", filter: {minVotes: 9990})`)).toEqual({
      totalCount: 12,
      totalCountIsExact: true,
    });
  });

  it('costs a statement only where it is asked for, and the page one only where that is', async () => {
    const unplanned = await startWithoutPlanner(app);
    const counting = /count\(\*\)/;
    const page = await statementsDuring(() => unplanned.ask('{ papers { nodes { id } edges { cursor } } }'));
    expect([page.length, page.filter((text) => counting.test(text)).length]).toEqual([1, 0]);
    const counted = await statementsDuring(() => unplanned.ask('{ papers { totalCount totalCountIsExact } }'));
    expect([counted.length, counted.filter((text) => counting.test(text)).length]).toEqual([1, 1]);
    const both = await statementsDuring(() => unplanned.ask('{ papers { totalCount nodes { id } } }'));
    expect([both.length, both.filter((text) => counting.test(text)).length]).toEqual([2, 1]);
    await unplanned.close();
  });

  it('is counted for all parents in one statement', async () => {
    const unplanned = await startWithoutPlanner(app);
    await app.database.query(
      `insert into topics (slug, name, sort_name, created_at, updated_at) values ('nothing', 'Nothing', 'nothing', now(), now())`,
    );
    const statements = await statementsDuring(async () => {
      const { data } = await unplanned.ask('{ topics(orderBy: {field: NAME}) { nodes { papers { totalCount } } } }');
      expect(data.topics.nodes.map(({ papers }: { papers: object }) => papers)).toEqual([
        { totalCount: 10_000 },
        { totalCount: 0 },
      ]);
    });
    expect(statements).toHaveLength(2);
    await unplanned.close();
  });
});
