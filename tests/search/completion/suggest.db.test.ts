import { catchUp } from '../../../src/platform/change-log/catch-up';
import { completionFollower } from '../../../src/search/completion/store/completion-follower';
import { refreshPopular } from '../../../src/search/completion/store/refresh-popular';
import { dictionaryFollower } from '../../../src/search/spelling/dictionary/dictionary-follower';
import { createTopic, deletePaper, upsertPapers, vote } from '../../papers/writing/mutations';
import { paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

const suggest = `query ($prefix: String!, $first: Int) {
  suggest(prefix: $prefix, first: $first) {
    __typename
    ... on Paper { title }
    ... on Topic { name }
    ... on Author { name }
  }
}`;

describe('Suggestions', () => {
  let app: TestApp;
  const catchUpAll = async (): Promise<void> => {
    await catchUp(app.database, completionFollower);
    await catchUp(app.database, dictionaryFollower);
  };
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    await createTopic(app, { slug: 'graph-learning', name: 'Graph learning', phrases: [] });
    await createTopic(app, { slug: 'knowledge-graphs', name: 'Knowledge graphs', phrases: [] });
    await upsertPapers(app, [
      paperInput({ title: 'Graph Attention Networks', votes: 20, authors: ['Petar Veličković', 'Yoshua Bengio'] }),
      paperInput({ title: 'How Attentive are Graph Attention Networks?', votes: 60, authors: ['Shaked Brody'] }),
      paperInput({ title: 'A Graph Nobody Voted For', votes: 0 }),
      paperInput({ title: 'Attention Is All You Need', votes: 900, authors: ['Ashish Vaswani'] }),
      paperInput({ title: 'A Survey of Transformers', votes: 3, authors: ['Yoshua Bengio'] }),
      paperInput({ title: 'Poincaré Embeddings in C++', votes: 5, authors: ['Jean-Baptiste Grapheme'] }),
      ...paperInputs(8, {
        abstract: 'Transformers, graphs and attention again and again: what is to be said of them.',
      }),
    ]);
    await catchUpAll();
  });
  afterAll(() => app.close());

  const suggestFor = async (prefix: string, first?: number): Promise<string[]> => {
    const data: { suggest: { __typename: string; title?: string; name?: string }[] } = await app.admin(suggest, {
      prefix,
      first,
    });
    return data.suggest.map(({ __typename, title, name }) => `${__typename}: ${title ?? name}`);
  };

  it('are topics that begin so, then papers, topics and authors by how popular and close they are', async () => {
    expect(await suggestFor('graph')).toEqual([
      'Topic: Graph learning',
      'Paper: Graph Attention Networks',
      'Paper: How Attentive are Graph Attention Networks?',
      'Author: Jean-Baptiste Grapheme',
      'Topic: Knowledge graphs',
      'Paper: A Graph Nobody Voted For',
    ]);
  });

  it('begin within any word of a title or a name', async () => {
    expect(await suggestFor('beng')).toEqual(['Author: Yoshua Bengio']);
    expect(await suggestFor('vasw')).toEqual(['Author: Ashish Vaswani']);
    expect(await suggestFor('embed')).toEqual(['Paper: Poincaré Embeddings in C++']);
  });

  it('hold all words, the last of them begun, in any order', async () => {
    expect(await suggestFor('attention is a')).toEqual(['Paper: Attention Is All You Need']);
    expect(await suggestFor('need attention')).toEqual(['Paper: Attention Is All You Need']);
    expect(await suggestFor('bengio yosh')).toEqual(['Author: Yoshua Bengio']);
    expect(await suggestFor('atten graph net')).toEqual([]);
  });

  it('have no regard to case, accents and punctuation', async () => {
    const papers = ['Paper: Poincaré Embeddings in C++'];
    expect(await suggestFor('poincare')).toEqual(papers);
    expect(await suggestFor('  POINCARÉ - embed')).toEqual(papers);
    expect(await suggestFor('c++')).toEqual(papers);
    expect(await suggestFor('velickov')).toEqual(['Author: Petar Veličković']);
    expect(await suggestFor('baptiste-gra')).toEqual(['Author: Jean-Baptiste Grapheme']);
  });

  it('come for one letter', async () => {
    expect(await suggestFor('a', 3)).toEqual([
      'Paper: Attention Is All You Need',
      'Paper: How Attentive are Graph Attention Networks?',
      'Paper: A Survey of Transformers',
    ]);
  });

  it('are as many as asked for', async () => {
    expect(await suggestFor('g', 1)).toEqual(['Topic: Graph learning']);
    expect((await suggestFor('s', 100)).length).toBeGreaterThan(8);
    for (const first of [0, -1, 101]) {
      const { errors } = await app.ask(suggest, { prefix: 'a', first });
      expect(errors?.[0]).toMatchObject({
        message: `Expected "first" to be from 1 to 100, got ${first}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      });
    }
  });

  it('are what was meant where a word is misspelt, finished or not', async () => {
    expect(await suggestFor('attnetion is')).toEqual(['Paper: Attention Is All You Need']);
    expect(await suggestFor('transfro')).toEqual(['Paper: A Survey of Transformers']);
    expect(await suggestFor('survey of transfomrers')).toEqual(['Paper: A Survey of Transformers']);
  });

  it('are chosen among the most popular by the votes of now, once they have been looked at anew', async () => {
    const { papers } = await upsertPapers(app, [paperInput({ title: 'Quokka Studies' })]);
    await catchUpAll();
    for (let voter = 0; voter < 5; voter += 1) {
      await vote(app, papers[0]?.id ?? '', `voter ${voter}`);
    }
    await app.database.transaction(refreshPopular);
    const popular = await app.database.query("select popularity from popular_papers where text = 'quokka studies'");
    expect(popular).toEqual([{ popularity: 5 }]);
    expect(await suggestFor('q')).toEqual(['Paper: Quokka Studies']);
  });

  it('follow papers and votes', async () => {
    const { papers } = await upsertPapers(app, [
      paperInput({ title: 'Xylophones Today', authors: ['Xavier Xu'] }),
      paperInput({ title: 'Old Xylophones', votes: 3, authors: ['Xavier Xu'] }),
    ]);
    const [today, old] = papers.map((paper) => paper?.id ?? '');
    await catchUpAll();
    expect(await suggestFor('xyl')).toEqual(['Paper: Xylophones Today', 'Paper: Old Xylophones']);

    for (let voter = 0; voter < 40; voter += 1) {
      await vote(app, old ?? '', `voter ${voter}`);
    }
    expect(await suggestFor('xyl')).toEqual(['Paper: Old Xylophones', 'Paper: Xylophones Today']);

    await deletePaper(app, today ?? '');
    expect(await suggestFor('xyl')).toEqual(['Paper: Old Xylophones']);
    await catchUpAll();
    expect(await suggestFor('xav')).toEqual(['Author: Xavier Xu']);

    await deletePaper(app, old ?? '');
    await catchUpAll();
    expect([...(await suggestFor('xyl')), ...(await suggestFor('xav'))]).toEqual([]);
    const left = await app.database.query(
      `select name as text from author_completions where name like 'xav%'
       union all
       select title from paper_completions where title like '%xylo%'`,
    );
    expect(left).toEqual([]);
  });
});
