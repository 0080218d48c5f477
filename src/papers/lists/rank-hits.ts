import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql';
import { anyOf, type LexemeQuery } from '../filter/query/lexeme-query';
import { titleQuery, wantedTerms } from '../filter/query/title-query';
import { toTsquery } from '../filter/query/to-tsquery';
import { withStart } from '../filter/query/with-start';
import { newestHits } from './find-hits';

const titleCandidates = 400;
const otherCandidates = 600;

/** Beyond so many words of a query, a title is judged by the first ones. */
const mostTermsJudged = 16;

/** How much the share of the query that a title holds counts, the more the shorter the title; and the text as a whole. */
const coverageWeight = 1.5;
const textWeight = 0.2;

/**
 * The candidates for relevance: the newest papers whose titles hold all that is wanted, and the newest others. A paper
 * that is meant by words of its title is found however many papers hold the same words somewhere. `indexed` is what the
 * conditions ask of the index: more than the query, or less where the query is but one alternative.
 */
export function relevantHits(
  query: LexemeQuery,
  { conditions, indexed }: { conditions: readonly Sql[]; indexed: LexemeQuery },
): Sql {
  const inTitle = titleQuery(query);
  if (inTitle === null) {
    return newestHits(conditions, titleCandidates + otherCandidates);
  }
  const marks = toTsquery(inTitle);
  // An index can leave out what it finds only beside something that it looks for.
  const wanted = toTsquery(withStart(indexed));
  return sql`(
    select * from ${newestHits([...conditions, sql`hit.document @@ ${marks}`], titleCandidates)} as by_title
    union all
    select * from ${newestHits([...conditions, sql`hit.document @@ (${wanted} && !! ${marks})`], otherCandidates)} as by_text
  )`;
}

/**
 * How well a hit fits the query: the share of what is wanted that its title holds, more where the title says little
 * else, and PostgreSQL's rank of the whole text. With three words of a title, this brings a paper of the field to
 * rank one more often than `ts_rank` and BM25 do: see docs/search.md.
 */
export function scoreOf(query: LexemeQuery): Sql {
  const terms = wantedTerms(query).slice(0, mostTermsJudged);
  if (terms.length === 0) {
    return rawSql('0::double precision');
  }
  const held = terms.map((wanted) => sql`(hit.title @@ ${toTsquery(wanted)})::integer`);
  return sql`round((
    (${joinSql(held, ' + ')})::double precision / ${rawSql(String(terms.length))}
      * (1 + ${rawSql(String(coverageWeight))} / sqrt(greatest(length(hit.title), 1)))
    + ${rawSql(String(textWeight))} * ts_rank(hit.document, ${toTsquery(anyOf(terms))})
  )::numeric, 6)::double precision`;
}
