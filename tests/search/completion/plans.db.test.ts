import { catchUp } from '../../../src/platform/change-log/catch-up';
import { completionFollower } from '../../../src/search/completion/store/completion-follower';
import { findSuggestions } from '../../../src/search/completion/find-suggestions';
import { dictionaryFollower } from '../../../src/search/spelling/dictionary/dictionary-follower';
import { suggestSpelling } from '../../../src/search/spelling/correction/suggest-spelling';
import type { Queryable } from '../../../src/platform/database/queryable';
import { buffersTouched, explain, indexesUsed, recording, scannedWhole } from '../../papers/reading/explain';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const paperCount = 20_000;
/** They have no more rows among a million papers. */
const small = new Set(['topics', 'popular_papers', 'popular_authors']);

/** Papers of five words each out of 4,000, which hold one letter from a to z at the front each, and an author each. */
const statements = [
  `insert into papers (title, abstract, created_at, updated_at, votes, source_votes, sort_date, sort_title, title_key, trending)
   select made.title, made.title, now(), now(), n % 50, n % 50, now(), lower(made.title), md5(n::text), 0
   from generate_series(1, ${paperCount}) as n
   cross join lateral (
     select string_agg(chr(97 + (n * place) % 26) || translate(((n * place) % 4000)::text, '0123456789', 'aeiourstln'), ' ') as title
     from generate_series(1, 5) as place
   ) as made`,
  `insert into authors (name, name_key)
   select 'Author ' || chr(97 + n % 26) || n, 'author ' || chr(97 + n % 26) || n
   from generate_series(1, ${paperCount}) as n`,
  'insert into paper_authors (paper_id, position, author_id) select id, 1, id from papers',
  `insert into changes (transaction_id, event_id, type, action, subject_id, at)
   select 1, gen_random_uuid(), 'PAPER', 'CREATED', id, now() from papers`,
];

describe('Among 20,000 papers', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    for (const statement of statements) {
      await db.database.query(statement);
    }
    await catchUp(db.database, completionFollower);
    await catchUp(db.database, dictionaryFollower);
    await db.database.query('vacuum analyze');
  }, 90_000);
  afterAll(() => db.drop());

  const plansOf = async (ask: (recorder: Queryable) => Promise<unknown>) => {
    const recorder = recording(db.database);
    await ask(recorder);
    const plans = [];
    for (const [text, values] of recorder.statements) {
      plans.push(await explain(db.database, text, values));
    }
    return plans;
  };

  it.each(['a', 'ab', 'author a1', 'author a19', 'baa', 'bae aei', 'zzz', 'author', 'a b c', 'sooor uol', 'xqxqxqxq'])(
    '"%s" is completed by indexes',
    async (prefix) => {
      for (const steps of await plansOf((recorder) => findSuggestions(recorder, prefix, 8))) {
        expect(scannedWhole(steps).filter((table) => !small.has(table))).toEqual([]);
        expect(buffersTouched(steps)).toBeLessThan(6_000);
      }
    },
  );

  it('what is common is found among the most popular, what is rare by its words', async () => {
    const usedFor = async (prefix: string): Promise<string[]> =>
      (await plansOf((recorder) => findSuggestions(recorder, prefix, 8))).flatMap(indexesUsed);
    expect(await usedFor('a')).not.toContain('paper_completions_words');
    expect(await usedFor('a')).not.toContain('author_completions_words');
    expect(await usedFor('bae')).toContain('paper_completions_words');
    expect(await usedFor('b19999')).toContain('author_completions_words');
  });

  it('a word is corrected by indexes', async () => {
    const plans = await plansOf((recorder) => suggestSpelling(recorder, ['sooorx', 'xqxqxqxq', 'transfromers']));
    expect(plans.flatMap((steps) => scannedWhole(steps))).toEqual([]);
    expect(plans.flatMap(indexesUsed)).toContain('dictionary_words_well_known');
  });
});
