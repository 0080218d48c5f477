import type { Queryable } from '../../platform/database/queryable';
import type { PaperState } from './paper-record';

/** Every paper that one of the ids or titles could mean, oldest first. */
export function loadPaperStates(
  transaction: Queryable,
  known: { arxivIds: string[]; dois: string[]; titleKeys: string[] },
): Promise<PaperState[]> {
  return transaction.query<PaperState>(
    `select paper.id as "key", paper.title, paper.abstract, paper.arxiv_id as "arxivId",
       paper.arxiv_version as "arxivVersion", paper.doi, paper.url as "sourceUrl",
       paper.published_at as "publishedAt", paper.withdrawn_at as "withdrawnAt", paper.categories,
       paper.source_votes as "sourceVotes", paper.title_key as "titleKey",
       paper.topics_curated_at is not null as "isCurated",
       array(
         select author.name
         from paper_authors signed
         join authors author on author.id = signed.author_id
         where signed.paper_id = paper.id
         order by signed.position
       ) as "authors",
       (
         select coalesce(json_agg(json_build_object('url', link.url, 'kind', link.kind) order by link.position), '[]')
         from paper_links link
         where link.paper_id = paper.id
       ) as "links"
     from papers paper
     where paper.arxiv_id = any ($1::text[])
       or paper.doi = any ($2::text[])
       or paper.title_key = any ($3::text[])
     order by paper.id`,
    [known.arxivIds, known.dois, known.titleKeys],
  );
}
