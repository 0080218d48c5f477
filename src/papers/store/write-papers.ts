import type { Queryable } from '../../platform/database/queryable';
import { sortTitle } from '../text/title-keys';
import type { PaperState } from './paper-record';

/** Hands out keys for so many new papers. */
export async function allocatePaperKeys(transaction: Queryable, count: number): Promise<number[]> {
  if (count === 0) {
    return [];
  }
  const rows = await transaction.query<{ key: number }>(
    `select nextval(pg_get_serial_sequence('papers', 'id'))::integer as "key"
     from generate_series(1, $1)`,
    [count],
  );
  return rows.map((row) => row.key);
}

const columnTypes = `
  id integer, title text, abstract text, arxiv_id text, arxiv_version integer, doi text, categories text[], url text,
  withdrawn_at timestamptz, published_at timestamptz, source_votes integer, sort_title text, title_key text,
  sort_date timestamptz`;

/** Adds papers under keys that were allocated for them. Each trends by one vote of its own and those of its source. */
export async function insertPapers(transaction: Queryable, states: readonly PaperState[], now: Date): Promise<void> {
  await transaction.query(
    `insert into papers (
       id, title, abstract, arxiv_id, arxiv_version, doi, categories, url, withdrawn_at, published_at,
       created_at, updated_at, votes, source_votes, sort_date, sort_title, title_key, trending
     )
     select given.id, given.title, given.abstract, given.arxiv_id, given.arxiv_version, given.doi, given.categories,
       given.url, given.withdrawn_at, given.published_at, $2::timestamptz, $2::timestamptz, given.source_votes, given.source_votes,
       given.sort_date, given.sort_title, given.title_key, vote_weight(given.sort_date) + ln(1 + given.source_votes)
     from jsonb_to_recordset($1) as given (${columnTypes})`,
    [JSON.stringify(states.map((state) => toRow(state, now))), now],
  );
}

/** Takes their DOIs from papers that have another from now on, so that two of one statement can hand one over. */
export async function releaseDois(transaction: Queryable, keys: readonly number[]): Promise<void> {
  if (keys.length > 0) {
    await transaction.query('update papers set doi = null where id = any ($1::integer[])', [keys]);
  }
}

/**
 * Writes papers over what stands there. `touched` are those of which more than votes differ. Votes cast here are left
 * alone: they may have grown since the states were read.
 */
export async function updatePapers(
  transaction: Queryable,
  states: readonly PaperState[],
  touched: readonly number[],
  now: Date,
): Promise<void> {
  await transaction.query(
    `update papers paper
     set title = given.title,
       abstract = given.abstract,
       arxiv_id = given.arxiv_id,
       arxiv_version = given.arxiv_version,
       doi = given.doi,
       categories = given.categories,
       url = given.url,
       withdrawn_at = given.withdrawn_at,
       published_at = given.published_at,
       updated_at = case when paper.id = any ($2::integer[]) then $3::timestamptz else paper.updated_at end,
       source_votes = given.source_votes,
       votes = given.source_votes + paper.cast_votes,
       sort_title = given.sort_title,
       title_key = given.title_key
     from jsonb_to_recordset($1) as given (${columnTypes})
     where paper.id = given.id`,
    [JSON.stringify(states.map((state) => toRow(state, now))), touched, now],
  );
}

function toRow(state: PaperState, now: Date): Record<string, unknown> {
  return {
    id: state.key,
    title: state.title,
    abstract: state.abstract,
    arxiv_id: state.arxivId,
    arxiv_version: state.arxivVersion,
    doi: state.doi,
    categories: state.categories,
    url: state.sourceUrl,
    withdrawn_at: state.withdrawnAt,
    published_at: state.publishedAt,
    source_votes: state.sourceVotes,
    sort_title: sortTitle(state.title),
    title_key: state.titleKey,
    sort_date: state.publishedAt ?? now,
  };
}
