import { type Sql, sql } from '../platform/database/sql';
import { badUserInput } from '../platform/graphql/errors/errors';
import { decodeNodeId } from '../platform/graphql/nodes/node-id';
import { parseArxivId } from './identity/arxiv-id';
import { arxivIdOfDoi, parseDoi } from './identity/doi';
import { paperColumns } from './lists/paper-scope';

/** What a paper is asked for by: one of three, each as its caller writes it. */
export interface PaperArguments {
  id?: string | null;
  arxivId?: string | null;
  doi?: string | null;
}

/** Which paper is meant: by its key, or by what others know it by. */
export type WantedPaper = { key: number } | { arxivId: string } | { doi: string };

/** Reads for which paper is asked; null where there can be none, BAD_USER_INPUT unless exactly one thing is given. */
export function readWantedPaper({ id, arxivId, doi }: PaperArguments): WantedPaper | null {
  const given = [id, arxivId, doi].filter((value) => value !== undefined && value !== null);
  if (given.length !== 1) {
    throw badUserInput(`Expected exactly one of "id", "arxivId" and "doi", got ${given.length || 'none'}.`);
  }
  if (arxivId) {
    const parsed = parseArxivId(arxivId);
    return parsed && { arxivId: parsed.id };
  }
  if (doi) {
    const parsed = parseDoi(doi);
    return parsed === null ? null : { doi: parsed };
  }
  const decoded = decodeNodeId(id ?? '');
  return decoded?.type === 'Paper' ? { key: decoded.key } : null;
}

/** The statement that finds it: no row where there is none. A DOI that arXiv handed out leads to its paper as well. */
export function wantedPaperRow(wanted: WantedPaper): Sql {
  return sql`
    select ${paperColumns}
    from papers paper
    where ${conditionOf(wanted)}
    limit 1`.prepared();
}

function conditionOf(wanted: WantedPaper): Sql {
  if ('key' in wanted) {
    return sql`paper.id = ${wanted.key}::integer`;
  }
  if ('arxivId' in wanted) {
    return sql`paper.arxiv_id = ${wanted.arxivId}::text`;
  }
  const arxivId = arxivIdOfDoi(wanted.doi);
  const byDoi = sql`paper.doi = ${wanted.doi}::text`;
  return arxivId === null
    ? byDoi
    : sql`paper.id = (
        select coalesce(
          (select known.id from papers known where known.doi = ${wanted.doi}::text),
          (select known.id from papers known where known.arxiv_id = ${arxivId}::text)
        )
      )`;
}
