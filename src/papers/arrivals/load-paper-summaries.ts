import type { Queryable } from '../../platform/database/queryable';
import { pdfUrlOf, urlOf } from '../paper-urls';

/** What a mail or a page says of a paper, in plain values. */
export interface PaperSummary {
  readonly key: number;
  readonly title: string;
  readonly abstract: string;
  /** In the order of the by-line. */
  readonly authors: readonly string[];
  /** By name, the best match first. */
  readonly topics: readonly string[];
  readonly url: string | null;
  readonly pdfUrl: string | null;
  readonly codeUrl: string | null;
}

interface SummaryRow extends Omit<PaperSummary, 'url' | 'pdfUrl'> {
  sourceUrl: string | null;
  arxivId: string | null;
  doi: string | null;
}

/** Reads papers by their keys, in no order; those that are gone are left out. */
export async function loadPaperSummaries(database: Queryable, keys: readonly number[]): Promise<PaperSummary[]> {
  const rows = await database.query<SummaryRow>(
    `select paper.id as "key", paper.title, paper.abstract, paper.url as "sourceUrl", paper.arxiv_id as "arxivId",
       paper.doi,
       array(
         select author.name
         from paper_authors signed
         join authors author on author.id = signed.author_id
         where signed.paper_id = paper.id
         order by signed.position
       ) as authors,
       array(
         select topic.name
         from paper_topics carried
         join topics topic on topic.id = carried.topic_id
         where carried.paper_id = paper.id
         order by carried.score desc, topic.id
       ) as topics,
       (
         select link.url
         from paper_links link
         where link.paper_id = paper.id and link.kind = 'CODE'
         order by link.position
         limit 1
       ) as "codeUrl"
     from papers paper
     where paper.id = any ($1::integer[])`,
    [keys],
  );
  return rows.map(({ sourceUrl, arxivId, doi, ...paper }) => ({
    ...paper,
    url: urlOf({ sourceUrl, arxivId, doi }),
    pdfUrl: pdfUrlOf({ arxivId }),
  }));
}
