import { catchUp } from '../../../src/platform/change-log/catch-up';
import { correctBeginning } from '../../../src/search/spelling/correction/correct-beginning';
import { correctQuery } from '../../../src/search/spelling/correct-query';
import { dictionaryFollower } from '../../../src/search/spelling/dictionary/dictionary-follower';
import { suggestSpelling } from '../../../src/search/spelling/correction/suggest-spelling';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { seededRandom } from '../../../bench/made-up-papers';
import { typoIn } from '../../../bench/suggest/typo-in';

describe('Spelling, after the digest of one day', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('seeded');
    await catchUp(db.database, dictionaryFollower);
    await addWords([
      ['modal', 5],
      ['zhangjiajie', 40, 'name'],
      ['rare', 4],
    ]);
  });
  afterAll(() => db.drop());

  const addWords = async (words: [word: string, count: number, kind?: 'name'][]): Promise<void> => {
    for (const [word, count, kind] of words) {
      await db.database.query(
        `insert into dictionary_words (word, paper_count, name_count, known)
         values ($1, $2, $3, $2::integer + $3::integer >= 5)
         on conflict (word) do update
           set paper_count = excluded.paper_count, name_count = excluded.name_count, known = excluded.known`,
        [word, kind === 'name' ? 0 : count, kind === 'name' ? count : 0],
      );
    }
  };
  const spell = (...words: string[]) => suggestSpelling(db.database, words);

  it('finds a letter left out, one too many, a wrong one, and two the wrong way round', async () => {
    expect(await spell('lnguage', 'languagge', 'lamguage', 'lagnuage')).toEqual(Array(4).fill('language'));
  });

  it('finds two mistakes in a long word', async () => {
    expect(await spell('reinforcemetn', 'reinfrcemnet', 'reinfocmentt')).toEqual([
      'reinforcement',
      'reinforcement',
      null,
    ]);
  });

  it('takes the word that more papers hold', async () => {
    expect(await spell('modol')).toEqual(['model']);
  });

  it('leaves known words as they are, however rare beside others', async () => {
    expect(await spell('modal', 'model', 'language')).toEqual([null, null, null]);
  });

  it('leads to no word that fewer than five papers hold', async () => {
    expect(await spell('rarre')).not.toEqual(['rare']);
  });

  it('knows names', async () => {
    expect(await spell('zhangjiaje')).toEqual(['zhangjiajie']);
  });

  it('leaves numbers, ids, models and short words', async () => {
    expect(await spell('2401', '2401.12345', 'gpt4', 'lm', 'thw', 'cs.LG', '', '🙂', 'x'.repeat(5_000))).toEqual(
      Array(9).fill(null),
    );
  });

  it('knows words without regard to case and accents', async () => {
    expect(await spell('LNGUAGE', 'Mödl')).toEqual(['language', 'model']);
  });

  it('completes what is misspelt at the beginning', async () => {
    const beginnings = ['reinforc', 'reinfroc', 'rienforcem', 'langauge', 'lan', 'xqzxqz'];
    const corrected = await Promise.all(beginnings.map((beginning) => correctBeginning(db.database, beginning)));
    expect(corrected).toEqual([null, 'reinforc', 'reinforcem', 'language', null, null]);
  });

  it('rewrites a query, operators and quotes as typed', async () => {
    expect(await correctQuery(db.database, '"Langauge modle" OR reinforcment -modle GPT-4')).toBe(
      '"Language model" OR reinforcement -modle GPT-4',
    );
    expect(await correctQuery(db.database, 'language model 2401.12345')).toBeNull();
  });

  it('gets nine in ten single mistakes right first', async () => {
    const random = seededRandom(7);
    const rows = await db.database.query<{ word: string }>(
      'select word from dictionary_words where known and length(word) >= 4 order by word',
    );
    const known = new Set(rows.map(({ word }) => word));
    const typos = rows
      .flatMap(({ word }) => Array.from({ length: 3 }, () => ({ word, typed: typoIn(word, random) })))
      .filter(({ typed }) => typed.length >= 4 && !known.has(typed));
    let right = 0;
    for (const { word, typed } of typos) {
      right += (await spell(typed))[0] === word ? 1 : 0;
    }
    expect(typos.length).toBeGreaterThan(500);
    expect(right / typos.length).toBeGreaterThan(0.9);
  });
});
