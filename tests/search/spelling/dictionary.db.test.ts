import { catchUp } from '../../../src/platform/change-log/catch-up';
import { countWords } from '../../../src/search/spelling/dictionary/count-words';
import { dictionaryFollower } from '../../../src/search/spelling/dictionary/dictionary-follower';
import { dictionaryWordsOf } from '../../../src/search/spelling/dictionary/dictionary-words-of';
import { paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { deletePaper, upsertPapers } from '../../papers/writing/mutations';

interface Counts {
  papers: number;
  names: number;
}

describe('The dictionary', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'seeded' });
  });
  afterAll(() => app.close());

  const dictionary = async (): Promise<Map<string, Counts>> => {
    const rows = await app.database.query<Counts & { word: string }>(
      `select word.word, word.paper_count as "papers", word.name_count as "names"
       from dictionary_words word`,
    );
    return new Map(rows.map(({ word, ...counts }) => [word, counts]));
  };
  const countOf = async (word: string): Promise<Counts | undefined> => (await dictionary()).get(word);

  /** What the dictionary must be, counted anew from all papers. */
  const counted = async (): Promise<Map<string, Counts>> => {
    const papers = await app.database.query<{ title: string; abstract: string; names: string[] }>(
      `select paper.title, paper.abstract,
         array(select author.name from paper_authors join authors author on author.id = author_id where paper_id = paper.id)
           as "names"
       from papers paper`,
    );
    const words = new Map<string, Counts>();
    const add = (word: string, of: keyof Counts): void => {
      const counts = words.get(word) ?? { papers: 0, names: 0 };
      counts[of] += 1;
      words.set(word, counts);
    };
    papers.forEach(({ title, abstract, names }) => {
      dictionaryWordsOf([title, abstract]).forEach((word) => add(word, 'papers'));
      dictionaryWordsOf(names).forEach((word) => add(word, 'names'));
    });
    return words;
  };

  it('has counted what stood in the database when it began', async () => {
    await catchUp(app.database, dictionaryFollower);
    expect(await dictionary()).toEqual(await counted());
    expect((await countOf('reinforcement'))?.papers).toBeGreaterThan(5);
  });

  it('follows papers as they come, change and go', async () => {
    const first = paperInput({
      title: 'Zeppelins over Königsberg',
      abstract: 'Zeppelins, zeppelins and once more zeppelins are counted as one.',
      arxivId: '2501.00001',
      authors: ['Ferdinand Zeppelin', 'Åsa Königsberg'],
    });
    const { papers } = await upsertPapers(app, [first, ...paperInputs(3)]);
    await catchUp(app.database, dictionaryFollower);
    expect(await countOf('zeppelins')).toEqual({ papers: 1, names: 0 });
    expect(await countOf('konigsberg')).toEqual({ papers: 1, names: 1 });
    expect(await dictionary()).toEqual(await counted());

    await upsertPapers(app, [{ ...first, title: 'Airships over Kaliningrad', authors: ['Åsa Königsberg'] }]);
    await catchUp(app.database, dictionaryFollower);
    expect(await countOf('zeppelin')).toBeUndefined();
    expect(await countOf('konigsberg')).toEqual({ papers: 0, names: 1 });
    expect(await countOf('airships')).toEqual({ papers: 1, names: 0 });
    expect(await dictionary()).toEqual(await counted());

    await deletePaper(app, papers[0]?.id ?? '');
    await catchUp(app.database, dictionaryFollower);
    expect(await countOf('konigsberg')).toBeUndefined();
    expect(await dictionary()).toEqual(await counted());
  });

  it('does not count a paper that came and went before it was looked at', async () => {
    const { papers } = await upsertPapers(app, [paperInput({ title: 'A Fleeting Quagga' })]);
    await deletePaper(app, papers[0]?.id ?? '');
    await catchUp(app.database, dictionaryFollower);
    expect(await countOf('quagga')).toBeUndefined();
  });

  it('is the same when papers are counted once more', async () => {
    const before = await dictionary();
    const papers = await app.database.query<{ id: number }>('select id from papers');
    await app.database.transaction((transaction) =>
      countWords(
        transaction,
        papers.map(({ id }) => id),
      ),
    );
    expect(await dictionary()).toEqual(before);
  });
});
