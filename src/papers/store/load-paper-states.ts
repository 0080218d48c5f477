import type { Queryable } from '../../platform/database/queryable';
import type { PaperState } from './paper-record';

/**
 * Every paper that one of the ids or titles could mean, oldest first. Three lookups joined by `union`: as three
 * conditions joined by `or`, a table without fresh statistics is read whole (270 ms instead of 50 at 11,000 papers).
 */
export function loadPaperStates(
  transaction: Queryable,
  known: { arxivIds: string[]; dois: string[]; titleKeys: string[] },
): Promise<PaperState[]> {
  return transaction.query<PaperState>(
    `with named as (
       select paper.id
       from unnest($1::text[]) as given (arxiv_id)
       join papers paper on paper.arxiv_id = given.arxiv_id
       union
       select paper.id
       from unnest($2::text[]) as given (doi)
       join papers paper on paper.doi = given.doi
       union
       select paper.id
       from unnest($3::text[]) as given (title_key)
       join papers paper on paper.title_key = given.title_key
     )
     select paper.id as "key", paper.title, paper.abstract, paper.arxiv_id as "arxivId",
       paper.arxiv_version as "arxivVersion", paper.doi, paper.url as "sourceUrl",
       paper.published_at as "publishedAt", paper.withdrawn_at as "withdrawnAt", paper.categories,
       paper.source_votes as "sourceVotes", paper.title_key as "titleKey",
       paper.topics_curated_at is not null as "isCurated",
       array(
         select (select author.name from authors author where author.id = signed.author_id)
         from paper_authors signed
         where signed.paper_id = paper.id
         order by signed.position
       ) as "authors",
       (
         select coalesce(
           json_agg(
             json_build_object('url', link.url, 'kind', link.kind, 'found', link.found) order by link.position
           ),
           '[]'
         )
         from paper_links link
         where link.paper_id = paper.id
       ) as "links"
     from named
     join papers paper on paper.id = named.id
     order by paper.id`,
    [known.arxivIds, known.dois, known.titleKeys],
  );
}
