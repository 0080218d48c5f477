import { similarFollower } from '../../../src/search';
import { catchUp } from '../../../src/platform/change-log/catch-up';
import { paperInput, type PaperFields } from '../../support/factories';
import { startTestApp, startWithoutPlanner, type TestApp } from '../../support/test-app';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { statementsDuring } from '../../papers/reading/statements-during';

const similar = `query ($arxivId: String!, $first: Int) {
  paper(arxivId: $arxivId) { similar(first: $first) { score paper { title } } }
}`;
const upsert = `mutation ($input: UpsertPapersInput!) {
  upsertPapers(input: $input) { userErrors { message } papers { id } }
}`;

const whales = paperInput({
  arxivId: '2501.00001',
  title: 'Songs of humpback whales',
  abstract: 'Humpback whales sing in the ocean. We record the songs of whales for a year and find verses that repeat.',
});
const orcas = paperInput({
  arxivId: '2501.00002',
  title: 'Calls of orcas and humpback whales',
  abstract: 'Orcas call in the ocean. We record their calls and the songs of whales, and compare verses that repeat.',
});
const comets = paperInput({
  arxivId: '2501.00003',
  title: 'Dust of comets',
  abstract: 'Comets leave dust behind. A telescope in orbit measures grains of dust in tails of comets near the sun.',
});
const asteroids = paperInput({
  arxivId: '2501.00004',
  title: 'Grains from asteroids and comets',
  abstract: 'Asteroids leave grains of dust near the sun. A telescope in orbit measures dust, and tails as of comets.',
});

describe('Similar papers', () => {
  let db: TestDatabase;
  let app: TestApp;
  beforeEach(async () => {
    db = await createTestDatabase('empty');
    app = await startTestApp({ on: db });
  });
  afterEach(async () => {
    await app.close();
    await db.drop();
  });

  const store = async (...papers: PaperFields[]): Promise<{ id: string }[]> => {
    const { upsertPapers } = await app.admin(upsert, { input: { papers } });
    expect(upsertPapers.userErrors).toEqual([]);
    await catchUp(db.database, similarFollower);
    return upsertPapers.papers;
  };
  const likeOf = async ({ arxivId }: PaperFields, first = 10): Promise<{ title: string; score: number }[]> => {
    const { paper } = await app.admin(similar, { arxivId, first });
    return paper.similar.map((entry: { score: number; paper: { title: string } }) => ({
      title: entry.paper.title,
      score: entry.score,
    }));
  };
  const closestTo = async (paper: PaperFields): Promise<string | undefined> => (await likeOf(paper))[0]?.title;
  /** What the tables of the feature hold. */
  const kept = async (): Promise<object> => {
    const [counts] = await db.database.query<object>(`
      select (select count(*)::integer from similar_papers) as pairs,
        (select count(*)::integer from similar_vectors) as vectors,
        (select coalesce(sum(length(papers)), 0)::integer from similar_postings) as postings,
        (select coalesce(sum(papers), 0)::integer from similar_terms) as terms
    `);
    return counts ?? {};
  };

  it('stand on the lists of both, with the same score, however they came in', async () => {
    await store(whales);
    await store(comets, asteroids);
    await store(orcas);
    expect(await closestTo(whales)).toBe(orcas.title);
    expect(await closestTo(orcas)).toBe(whales.title);
    expect(await closestTo(comets)).toBe(asteroids.title);
    const score = async (of: PaperFields, to: PaperFields) =>
      (await likeOf(of)).find(({ title }) => title === to.title);
    const there = await score(whales, orcas);
    expect((await score(orcas, whales))?.score).toBe(there?.score);
    expect(there?.score).toBeGreaterThan(0.1);
    expect(there?.score).toBeLessThan(1);
    expect(Math.round((there?.score ?? 0) * 1e6) / 1e6).toBe(there?.score);
  });

  it('are the closest first, as many as are asked for', async () => {
    await store(whales, orcas, comets, asteroids);
    const scores = (await likeOf(whales)).map((entry) => entry.score);
    expect(scores.length).toBeGreaterThan(1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(await likeOf(whales, 1)).toEqual((await likeOf(whales)).slice(0, 1));
  });

  it('follow a text that changes, on its own list and on those of others', async () => {
    await store(whales, orcas, comets, asteroids);
    await store({ ...orcas, title: 'More dust of comets', abstract: comets.abstract });
    expect(await closestTo(comets)).toBe('More dust of comets');
    expect(await closestTo(orcas)).toBe(comets.title);
    expect((await likeOf(whales))[0]?.score ?? 0).toBeLessThan(0.2);
  });

  it('are not worked out anew where the text stays', async () => {
    await store(whales, orcas);
    const versions = () => db.database.query('select xmin::text, ctid::text from similar_vectors order by paper_id');
    const before = await versions();
    await store({ ...whales, url: 'https://example.org/whales' });
    expect(await versions()).toEqual(before);
  });

  it('go with their paper, at once for readers, and without a trace when the follower comes', async () => {
    await store(whales, comets);
    const before = await kept();
    const [{ id } = { id: '' }] = await store(orcas);
    await app.admin('mutation ($input: NodeInput!) { deletePaper(input: $input) { userErrors { message } } }', {
      input: { id },
    });
    expect((await likeOf(whales)).map(({ title }) => title)).not.toContain(orcas.title);
    await catchUp(db.database, similarFollower);
    expect(await kept()).toEqual(before);
  });

  it('leave out what was withdrawn, which has a list of its own all the same', async () => {
    await store({ ...whales, withdrawnAt: '2025-03-01T00:00:00Z' }, orcas);
    expect(await likeOf(orcas)).toEqual([]);
    expect(await closestTo(whales)).toBe(orcas.title);
  });

  it('know copies by a score of one, and a paper without words by nobody', async () => {
    const copies = Array.from({ length: 70 }, (_, index) => ({ ...whales, arxivId: `2501.${10_000 + index}` }));
    const wordless = { ...whales, arxivId: '2501.00009', title: '???', abstract: '— … —' };
    await store(...copies.slice(0, 35), wordless);
    await store(...copies.slice(35));
    for (const copy of [copies[0], copies[69]]) {
      const scores = (await likeOf(copy ?? whales, 100)).map(({ score }) => score);
      expect(scores.length).toBeGreaterThanOrEqual(30);
      expect(new Set(scores)).toEqual(new Set([1]));
    }
    expect(await likeOf(wordless)).toEqual([]);
  });

  it('keep no list longer than twice what is kept, and of each the closest', async () => {
    const words = Array.from({ length: 90 }, (_, index) => `word${index}`);
    const chain = words.map((_, index) =>
      paperInput({
        arxivId: `2502.${10_000 + index}`,
        title: `Paper ${index}`,
        abstract: words.slice(index, index + 12).join(' '),
      }),
    );
    for (let from = 0; from < chain.length; from += 15) {
      await store(...chain.slice(from, from + 15));
    }
    const [longest] = await db.database.query<{ pairs: number }>(
      'select count(*)::integer as pairs from similar_papers group by paper_id order by 1 desc limit 1',
    );
    expect(longest?.pairs).toBeLessThan(60);
    const next = (await likeOf(chain[40] ?? whales, 2)).map(({ title }) => title);
    expect(next.toSorted()).toEqual(['Paper 39', 'Paper 41']);
    const [{ wrong } = { wrong: -1 }] = await db.database.query<{ wrong: number }>(`
      select count(*)::integer as wrong
      from similar_vectors
      where listed <> (select count(*) from similar_papers where similar_papers.paper_id = similar_vectors.paper_id)
    `);
    expect(wrong).toBe(0);
  });

  it('of many papers are read by one statement, and their papers by another', async () => {
    const unplanned = await startWithoutPlanner(app);
    await store(whales, orcas, comets, asteroids);
    const query = '{ papers(first: 10) { nodes { similar { score paper { title } } } } }';
    const statements = await statementsDuring(() => unplanned.ask(query));
    expect(statements.filter((text) => text.includes('from similar_papers'))).toHaveLength(1);
    expect(statements.filter((text) => /from papers paper where paper.id = parent.id/.test(text))).toHaveLength(1);
    await unplanned.close();
  });

  it.each([0, -1, 101])('refuse to be %s', async (first) => {
    await store(whales);
    const { errors } = await app.ask(similar, { arxivId: whales.arxivId, first });
    expect(errors).toMatchObject([
      { message: `Expected "first" to be from 1 to 100, got ${first}.`, extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });
});

describe('Similar papers of the seed digest', () => {
  it('are on the same subject', async () => {
    const db = await createTestDatabase('seeded');
    const app = await startTestApp({ on: db });
    await catchUp(db.database, similarFollower);
    const query =
      '{ papers(first: 60) { nodes { title topics { topic { slug } } similar(first: 3) { paper { topics { topic { slug } } } } } } }';
    interface Carrying {
      topics: { topic: { slug: string } }[];
    }
    const { data } = await app.ask(query);
    const nodes: (Carrying & { similar: { paper: Carrying }[] })[] = data.papers.nodes;
    const slugs = (paper: Carrying) => paper.topics.map(({ topic }) => topic.slug);
    const pairs = nodes.flatMap((node) => node.similar.map(({ paper }) => [slugs(node), slugs(paper)] as const));
    expect(nodes.every((node) => node.similar.length === 3)).toBe(true);
    const onSubject = pairs.filter(([own, other]) => own.some((slug) => other.includes(slug)));
    expect(onSubject.length / pairs.length).toBeGreaterThan(0.8);
    await app.close();
    await db.drop();
  });
});
