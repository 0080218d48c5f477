import type { Queryable } from '../../../platform/database/queryable';
import { joinSql, rawSql, type Sql, sql } from '../../../platform/database/sql';
import { chooseTerms, likelyRare } from './choose-terms';
import type { CompletionSource } from './completion-source';
import { type Completion, hasWords, holdsAll, patternOf, scored, type Term, termsOf } from './completion-terms';
import type { TypedPrefix } from '../typed-prefix';

/** The best are chosen by how popular they were a while ago: so many more than asked for are weighed anew. */
const spare = 20;
/** How common words are is guessed by so many of the most popular texts. */
const sampleSize = 1_000;
/** Of all that have the rarest of the words, so many are looked at. */
const mostLookedAt = 1_000;

/**
 * What completes a prefix, best first, at most `first`. The beginnings of common words are found among the most popular,
 * which are looked at one by one; only where those are too few, an index has the rest.
 */
export async function findCompletions(
  database: Queryable,
  source: CompletionSource,
  typed: TypedPrefix,
  first: number,
): Promise<Completion[]> {
  const popular = await amongPopular(database, source, typed, first);
  if (popular.length === first) {
    return popular;
  }
  const terms = await rarestTerms(database, source, typed);
  const others = await amongAll(database, source, { typed, terms, first });
  const found = new Map([...popular, ...others].map((completion) => [completion.key, completion]));
  return [...found.values()].sort((a, b) => b.score - a.score || b.key - a.key).slice(0, first);
}

function amongPopular(
  database: Queryable,
  source: CompletionSource,
  typed: TypedPrefix,
  first: number,
): Promise<Completion[]> {
  const popular = sql`select popular.id, popular.text, popular.popularity from ${source.popular} popular`;
  return best(database, source, { typed, candidates: popular, first });
}

function amongAll(
  database: Queryable,
  source: CompletionSource,
  { typed, terms, first }: { typed: TypedPrefix; terms: readonly Term[]; first: number },
): Promise<Completion[]> {
  const withTerms = sql`
    ${source.all}
    where ${hasWords(source.text, terms)}
    limit ${mostLookedAt}`;
  return best(database, source, { typed, candidates: withTerms, first });
}

/** The best of candidates (id, text, popularity) that hold all that was typed, by how popular they are now. */
function best(
  database: Queryable,
  source: CompletionSource,
  { typed, candidates, first }: { typed: TypedPrefix; candidates: Sql; first: number },
): Promise<Completion[]> {
  const text = rawSql('candidate.text');
  return database.query(sql`
    select candidate.id as "key", ${scored(text, rawSql('now.popularity'), typed)} as "score"
    from (
      select candidate.id, candidate.text, candidate.popularity
      from (${candidates}) as candidate
      where ${holdsAll(text, typed)}
      order by ${scored(text, rawSql('candidate.popularity'), typed)} desc, candidate.id desc
      limit ${first + spare}
    ) as candidate
    ${source.now}
    order by "score" desc, "key" desc
    limit ${first}`);
}

async function rarestTerms(database: Queryable, { popular }: CompletionSource, typed: TypedPrefix): Promise<Term[]> {
  const terms = likelyRare(termsOf(typed));
  if (terms.length === 1) {
    return terms;
  }
  const shares = terms.map((term) => sql`avg((' ' || sample.text || ' ' like ${patternOf(term)})::integer)`);
  const [row] = await database.query<{ shares: (number | null)[] }>(sql`
    select array[${joinSql(shares, ', ')}]::float8[] as "shares"
    from (select popular.text from ${popular} popular limit ${sampleSize}) as sample`);
  return chooseTerms(terms.map((term, place) => ({ term, share: row?.shares[place] ?? 0 })));
}
