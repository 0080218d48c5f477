import { joinSql, rawSql, type Sql, sql } from '../../platform/database/sql';
import { byTitle } from '../filter/query/by-title';
import { allOf, anyOf, type LexemeQuery } from '../filter/query/lexeme-query';
import { titleQuery } from '../filter/query/title-query';
import { toTsquery } from '../filter/query/to-tsquery';
import { wantedTerms } from '../filter/query/wanted-terms';
import { documentHolds, type HitFilter, newestHits } from './find-hits';

const titleCandidates = 400;
const otherCandidates = 600;

/** Beyond so many words of a query, a title is judged by the first ones. */
const mostTermsJudged = 16;

/**
 * Of so many candidates, those with the best titles, the text is judged too: to fetch and rank one takes 10 µs, and with
 * 300 known items are found no better.
 */
const textsJudged = 100;

/** How much the share of the query that a title holds counts, the more the shorter the title; and the text as a whole. */
const coverageWeight = 1.5;
const textWeight = 0.2;

/**
 * The candidates for relevance with their scores, as a subquery: the newest papers whose titles hold all that is wanted,
 * and the newest others. A paper that is meant by words of its title is found however many papers hold the same words
 * somewhere. The filter asks for more than the query, or for less where the query is but one alternative.
 */
export function rankedHits(query: LexemeQuery, filter: HitFilter): Sql {
  const judged = judge(query);
  if (judged === null) {
    return sql`(
      select hit.paper_id, 0::double precision as score
      from ${newestHits(withDocument(filter), titleCandidates + otherCandidates)} as hit
    )`;
  }
  return sql`(
    select hit.paper_id,
      ${rounded(sql`hit.by_title + case when hit.place <= ${rawSql(String(textsJudged))} then ${judged.text} else 0 end`)} as score
    from (
      select hit.*, row_number() over (order by hit.by_title desc, hit.sort_date desc, hit.paper_id desc) as place
      from (select hit.*, ${judged.title} as by_title from ${candidates(query, filter)} as hit) as hit
    ) as hit
  )`;
}

/** The score of a hit under any order. */
export function scoreOf(query: LexemeQuery): Sql {
  const judged = judge(query);
  return judged === null ? rawSql('0::double precision') : rounded(sql`${judged.title} + ${judged.text}`);
}

/**
 * The others are told by their titles, which stand in the rows: as an exclusion, the index would read what it keeps of all
 * titles with one of the words.
 */
function candidates(query: LexemeQuery, filter: HitFilter): Sql {
  const title = titleQuery(query);
  if (title === null) {
    return newestHits(withDocument(filter), titleCandidates + otherCandidates);
  }
  const inTitle = [...filter.others, documentHolds(byTitle(title, filter.indexed))];
  const inText = [...withDocument(filter), sql`not hit.title @@ ${toTsquery(title)}`];
  return sql`(
    select * from ${newestHits(inTitle, titleCandidates)} as by_title
    union all
    select * from ${newestHits(inText, otherCandidates)} as by_text
  )`;
}

/** What is asked of no words is asked of every document, so that it is found in the index too. */
function withDocument({ indexed, others }: HitFilter): Sql[] {
  return [...others, documentHolds(indexed ?? allOf([]))];
}

/**
 * How well a hit fits: the share of what is wanted that its title holds, more where the title says little else; and
 * PostgreSQL's rank of the whole text. Null where nothing is wanted.
 */
function judge(query: LexemeQuery): { title: Sql; text: Sql } | null {
  const terms = wantedTerms(query).slice(0, mostTermsJudged);
  if (terms.length === 0) {
    return null;
  }
  const held = terms.map((wanted) => sql`(hit.title @@ ${toTsquery(wanted)})::integer`);
  return {
    title: sql`(${joinSql(held, ' + ')})::double precision / ${rawSql(String(terms.length))}
      * (1 + ${rawSql(String(coverageWeight))} / sqrt(greatest(length(hit.title), 1)))`,
    text: sql`${rawSql(String(textWeight))} * ts_rank(hit.document, ${toTsquery(anyOf(terms))})`,
  };
}

function rounded(score: Sql): Sql {
  return sql`round((${score})::numeric, 6)::double precision`;
}
