import type { Queryable } from '../platform/database/queryable';
import { selectColumns, toEntity } from '../platform/database/entity-columns';
import { arxivIdOfDoi } from './identity/doi';
import { Paper } from './paper.entity';

/** The paper of an arXiv id without version; null where there is none. */
export async function findPaperByArxivId(database: Queryable, arxivId: string): Promise<Paper | null> {
  return findPaper(database, 'paper.arxiv_id = $1', arxivId);
}

/** The paper of a DOI in lower case, also where arXiv handed it out and only the arXiv id is known. */
export async function findPaperByDoi(database: Queryable, doi: string): Promise<Paper | null> {
  const paper = await findPaper(database, 'paper.doi = $1', doi);
  const arxivId = arxivIdOfDoi(doi);
  return paper ?? (arxivId === null ? null : findPaperByArxivId(database, arxivId));
}

async function findPaper(database: Queryable, condition: string, value: string): Promise<Paper | null> {
  const [row] = await database.query<object>(
    `select ${selectColumns(Paper, 'paper')}
     from papers paper
     where ${condition}`,
    [value],
  );
  return row ? toEntity(Paper, row) : null;
}
