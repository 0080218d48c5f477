import { type PaperFields, paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { readPaper, upsertPaper, upsertPapers, vote } from './mutations';
import { changesOf, expectStandingsRight } from './observe';

describe('What upsertPapers keeps of a paper', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterEach(() => expectStandingsRight(app.database));
  afterAll(() => app.close());

  const authorsOf = async (authors: string[]) => (await upsertPaper(app, paperInput({ authors }))).authors;

  describe('of its authors', () => {
    it('is their order, and a name that signs twice', async () => {
      const names = ['Zoe Zhang', 'Abel Abbot', 'Zoe Zhang', 'Mia Moss'];
      const authors = await authorsOf(names);
      expect(authors.map(({ name }) => name)).toEqual(names);
      expect(authors[2]?.id).toBe(authors[0]?.id);
    });

    it('is one author behind all spellings of a name, called as it was first seen', async () => {
      const [first] = await authorsOf(['João  da Silva']);
      const others = await authorsOf(['JOAO DA SILVA', 'joão da silva', 'Joao da Silva', 'Joa\u0303o da\u00A0Silva']);
      expect(new Set(others.map(({ id }) => id))).toEqual(new Set([first?.id]));
      expect(others.map(({ name }) => name)).toEqual(Array(4).fill('João da Silva'));
      expect(await authorsOf(['J. R. R. Tolkien', 'J.R.R. Tolkien'])).toMatchObject([
        { name: 'J. R. R. Tolkien' },
        { name: 'J. R. R. Tolkien' },
      ]);
    });

    it('is no change where only the spelling differs', async () => {
      const paper = paperInput({ authors: ['Łukasz Żak', 'Ana Čop'] });
      await upsertPaper(app, paper);
      expect(await upsertPapers(app, [{ ...paper, authors: ['ŁUKASZ ZAK', 'ana cop'] }])).toMatchObject({
        unchanged: 1,
      });
      expect(await upsertPapers(app, [{ ...paper, authors: ['Ana Čop', 'Łukasz Żak'] }])).toMatchObject({ updated: 1 });
    });

    it('is all of 573', async () => {
      const names = Array.from({ length: 573 }, (_, index) => `Member ${index} of the Collaboration`);
      const authors = await authorsOf(names);
      expect(authors.map(({ name }) => name)).toEqual(names);
    });

    it('leaves out names of white space', async () => {
      expect(await authorsOf(['', ' \n', 'Ada Lovelace', '\u200B'])).toMatchObject([{ name: 'Ada Lovelace' }]);
    });
  });

  it('is the latest version of an arXiv id, which only rises', async () => {
    const versions = ['2501.08001', '2501.08001v2', '2501.08001v1', '2501.08001v11', '2501.08001'];
    const kept: (number | null)[] = [];
    for (const arxivId of versions) {
      kept.push((await upsertPaper(app, paperInput({ title: 'Versions', abstract: 'Rise.', arxivId }))).arxivVersion);
    }
    expect(kept).toEqual([null, 2, 2, 11, 11]);
  });

  describe('of its links', () => {
    const linksOf = async (fields: Partial<PaperFields>) => (await upsertPaper(app, paperInput(fields))).links;

    it('is each place once, normalised, and its kind as told or else judged', async () => {
      const links = await linksOf({
        links: [
          { url: 'HTTPS://GitHub.com/a/b' },
          { url: 'https://github.com/a/b', kind: 'OTHER' },
          { url: ' https://huggingface.co/datasets/a/b ' },
          { url: 'https://huggingface.co/a/b', kind: null },
          { url: 'https://example.org', kind: 'DEMO' },
          { url: 'http://a.github.io/x y' },
        ],
      });
      expect(links).toEqual([
        { url: 'https://github.com/a/b', kind: 'CODE' },
        { url: 'https://huggingface.co/datasets/a/b', kind: 'DATASET' },
        { url: 'https://huggingface.co/a/b', kind: 'MODEL' },
        { url: 'https://example.org/', kind: 'DEMO' },
        { url: 'http://a.github.io/x%20y', kind: 'PROJECT' },
      ]);
    });

    it('is those in the abstract too, behind those that are given', async () => {
      const abstract =
        'Our code is at https://github.com/a/code. See (https://example.org/page), and github.com/a/given!';
      expect(await linksOf({ abstract, links: [{ url: 'https://github.com/a/given', kind: 'DEMO' }] })).toEqual([
        { url: 'https://github.com/a/given', kind: 'DEMO' },
        { url: 'https://github.com/a/code', kind: 'CODE' },
        { url: 'https://example.org/page', kind: 'PROJECT' },
      ]);
    });

    it('go with the abstract that they were found in, unless they were given', async () => {
      const paper = paperInput({ abstract: 'See https://github.com/a/wrong and https://github.com/a/given.' });
      await upsertPaper(app, paper);
      // The same places, now also by the source's own word for one of them: nothing to see, but to be kept.
      const links = [{ url: 'https://github.com/a/given' }];
      const { changes } = await changesOf(app.database, async () => {
        await upsertPapers(app, [{ ...paper, links: [...links, { url: 'https://github.com/a/also' }] }]);
        await upsertPapers(app, [{ ...paper, links }]);
      });
      expect(changes).toEqual({ 'PAPER UPDATED': 2 });
      const { id } = await upsertPaper(app, { ...paper, abstract: 'See https://github.com/a/right.' });
      expect((await readPaper(app, id)).links).toEqual([
        { url: 'https://github.com/a/given', kind: 'CODE' },
        { url: 'https://github.com/a/right', kind: 'CODE' },
      ]);
    });
  });

  describe('of its votes', () => {
    it("is the source's latest count, which is neither an update nor a change", async () => {
      const paper = paperInput({ votes: 3 });
      const { id, updatedAt } = await upsertPaper(app, paper);
      const { changes } = await changesOf(app.database, async () => {
        expect(await upsertPapers(app, [{ ...paper, votes: 2 }])).toMatchObject({ updated: 1 });
      });
      expect(changes).toEqual({});
      expect(await readPaper(app, id)).toMatchObject({ votes: 2, updatedAt });
    });

    it('is also what was cast here, whatever the source says', async () => {
      const paper = paperInput({ votes: 5 });
      const { id } = await upsertPaper(app, paper);
      await vote(app, id, 'ada');
      await vote(app, id, 'grace');
      expect(await upsertPaper(app, { ...paper, votes: 10 })).toMatchObject({ id, votes: 12 });
      expect(await upsertPaper(app, { ...paper, votes: 0, abstract: 'Anew.' })).toMatchObject({ id, votes: 2 });
      expect(await upsertPaper(app, { ...paper, votes: null })).toMatchObject({ id, votes: 2 });
    });

    it('has room for votes above the most that a source can claim', async () => {
      const { id } = await upsertPaper(app, paperInput({ votes: 1_000_000_000 }));
      expect(await vote(app, id, 'ada')).toMatchObject({ paper: { votes: 1_000_000_001 }, userErrors: [] });
    });
  });

  describe('of its dates', () => {
    it('is the instant of publication in UTC, which it sorts by from then on', async () => {
      const paper = paperInput();
      const sortDate = async () => {
        const [row] = await app.database.query<{ at: Date }>('select sort_date as at from papers where title = $1', [
          paper.title,
        ]);
        return row?.at.toISOString();
      };
      const { createdAt } = await upsertPaper(app, paper);
      expect(await sortDate()).toBe(createdAt);
      expect(await upsertPaper(app, { ...paper, publishedAt: '2024-05-06T23:00:00.5-03:30' })).toMatchObject({
        publishedAt: '2024-05-07T02:30:00.500Z',
      });
      expect(await sortDate()).toBe('2024-05-07T02:30:00.500Z');
      await upsertPaper(app, { ...paper, publishedAt: '2023-01-02' });
      expect(await sortDate()).toBe('2023-01-02T00:00:00.000Z');
    });

    it('is the day of its withdrawal', async () => {
      const paper = paperInput();
      expect(await upsertPaper(app, paper)).toMatchObject({ withdrawnAt: null });
      expect(await upsertPaper(app, { ...paper, withdrawnAt: '2025-03-01' })).toMatchObject({
        withdrawnAt: '2025-03-01T00:00:00.000Z',
      });
    });
  });
});
