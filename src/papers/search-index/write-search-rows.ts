import type { Queryable } from '../../platform/database/queryable';
import { type SearchablePaper, searchDocument, titleOf } from './search-document';
import { toTsvector } from './to-tsvector';

/** A paper that is stored, and what it can be found by. */
export type IndexedPaper = SearchablePaper & { key: number };

/**
 * Brings the search index up to date with what the database holds of these papers. The papers stay locked until the
 * transaction ends: what they stand by (votes, trend, date) is copied here, and kept up by a trigger from then on.
 */
export async function writeSearchRows(transaction: Queryable, paperKeys: readonly number[]): Promise<void> {
  if (paperKeys.length > 0) {
    const papers = await loadSearchable(transaction, paperKeys);
    await transaction.query('delete from paper_search where paper_id = any ($1::integer[])', [paperKeys]);
    await addSearchRows(transaction, papers.map(toSearchRow));
  }
}

/** A row of the search index, but for what the paper stands by. */
export interface SearchRow {
  paper_id: number;
  has_code: boolean;
  topic_ids: readonly number[];
  title: string;
  document: string;
}

/** What the search index keeps of a paper. */
export function toSearchRow(paper: IndexedPaper): SearchRow {
  const document = searchDocument(paper);
  return {
    paper_id: paper.key,
    has_code: paper.hasCode,
    topic_ids: paper.topicKeys,
    title: toTsvector(titleOf(document)),
    document: toTsvector(document),
  };
}

/**
 * Adds papers to the search index that are not in it, such as those that the transaction itself has just stored. What
 * waits in the index's pending list is now and then sorted into it by whoever adds to it, in portions of `work_mem`:
 * in those of 4 MB, the default, adding takes an eighth longer and a third more of the database's log.
 */
export async function addSearchRows(transaction: Queryable, rows: readonly SearchRow[]): Promise<void> {
  await transaction.query(`set local work_mem = '64MB'`);
  await transaction.query(
    `insert into paper_search (tier, has_code, paper_id, votes, sort_date, trending, topic_ids, title, document)
     select search_tier(paper.sort_date), given.has_code, paper.id, paper.votes, paper.sort_date, paper.trending,
       given.topic_ids, given.title::tsvector, given.document::tsvector
     from jsonb_to_recordset($1)
       as given (paper_id integer, has_code boolean, topic_ids integer[], title text, document text)
     join papers paper on paper.id = given.paper_id`,
    [JSON.stringify(rows)],
  );
}

/** Subqueries where joins would do: those are planned badly while an import outruns the statistics (2 ms a paper). */
async function loadSearchable(transaction: Queryable, paperKeys: readonly number[]): Promise<IndexedPaper[]> {
  return transaction.query(
    `select paper.id as "key", paper.title, paper.abstract, paper.arxiv_id as "arxivId", paper.doi, paper.categories,
       array(
         select (select author.name_key from authors author where author.id = signed.author_id)
         from paper_authors signed
         where signed.paper_id = paper.id
         order by signed.position
       ) as "authorKeys",
       array(
         select carried.topic_id
         from paper_topics carried
         where carried.paper_id = paper.id
         order by carried.topic_id
       ) as "topicKeys",
       (
         select count(*) > 0
         from paper_links link
         where link.paper_id = paper.id and link.kind = 'CODE'
       ) as "hasCode"
     from papers paper
     where paper.id = any ($1::integer[])
     order by paper.id
     for no key update of paper`,
    [paperKeys],
  );
}
