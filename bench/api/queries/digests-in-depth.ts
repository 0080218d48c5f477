import { list, listOf, nodeId, object, plain, quoted, text } from '../limit/json-sql';
import { authorsJson, authorsOf, topicsJson, topicsOf } from '../limit/paper-sql';
import type { ApiQuery } from './api-query';

/** Q7: a page of digests with nearly all that hangs on them, seven levels deep. */
export const digestsInDepth: ApiQuery = {
  name: 'Q7',
  title: 'a deep mixed page: 3 digests with 10 papers each and all that hangs on them',
  document: `query Deep($to: Date!) {
  digests(first: 3, to: $to) {
    nodes {
      id date title
      topics(first: 5) { count topic { slug name } }
      entries(first: 10) {
        edges {
          position
          node {
            id title url votes
            authors { name }
            topics { score topic { slug parent { slug name } } }
            links { url kind }
            digests { date }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
      previous { date }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  variables: ({ digests }) => digests.map(({ date }) => ({ to: date })),
  inSubset: false,
  limit: {
    kind: 'statement',
    types: ['date'],
    read: ({ to }) => [to],
    answer: (parameter, signed) => digestsPage(parameter(1), signed),
  },
  postgraphile: null,
};

function digestsPage(to: string, signed: (payload: string) => string): string {
  const paper = object({
    id: quoted(nodeId('Paper', 'paper.id')),
    title: text('paper.title'),
    url: text(`coalesce(paper.url, 'https://arxiv.org/abs/' || paper.arxiv_id, 'https://doi.org/' || paper.doi)`),
    votes: plain('paper.votes'),
    authors: authorsJson,
    topics: topicsJson,
    links: list('links.json'),
    digests: list('listing.json'),
  });
  const parent = `(
    select ${object({ slug: text('parent.slug'), name: text('parent.name') })}
    from topics parent
    where parent.id = topic.parent_id
  )`;
  return `(
    with page as materialized (
      select digest.id, digest.date, digest.title, digest.source
      from digests digest
      where digest.source = 'daily-papers' and digest.date <= ${to}
      order by digest.date desc, digest.id desc
      limit 3
    ),
    last as (select page.* from page order by page.date, page.id limit 1),
    entry as materialized (
      select page.id as digest_id, listed.position, listed.paper_id
      from page
      cross join lateral (
        select entry.position, entry.paper_id
        from digest_entries entry
        where entry.digest_id = page.id
        order by entry.position
        limit 10
      ) as listed
    ),
    wanted_papers as (select distinct entry.paper_id as id from entry),
    ${authorsOf('wanted_papers', 'name')},
    ${topicsOf('wanted_papers', {
      score: plain('carried.score'),
      topic: object({ slug: text('topic.slug'), parent: `coalesce(${parent}, 'null')` }),
    })},
    links as (
      select link.paper_id as id,
        string_agg(${object({ url: text('link.url'), kind: quoted('link.kind') })}, ',' order by link.position) as json
      from wanted_papers
      join paper_links link on link.paper_id = wanted_papers.id
      group by link.paper_id
    ),
    listing as (
      select listed.paper_id as id,
        string_agg(${object({ date: quoted('digest.date') })}, ',' order by digest.date desc, digest.id) as json
      from wanted_papers
      join digest_entries listed on listed.paper_id = wanted_papers.id
      join digests digest on digest.id = listed.digest_id
      group by listed.paper_id
    ),
    edges as (
      select entry.digest_id as id, max(entry.position) as last_position,
        string_agg(${object({ position: plain('entry.position'), node: paper })}, ',' order by entry.position) as json
      from entry
      join papers paper on paper.id = entry.paper_id
      left join by_line on by_line.id = paper.id
      left join subjects on subjects.id = paper.id
      left join links on links.id = paper.id
      left join listing on listing.id = paper.id
      group by entry.digest_id
    )
    select ${object({
      data: object({
        digests: object({
          nodes: listOf(
            digest(signed),
            'from page left join edges on edges.id = page.id order by page.date desc, page.id desc',
          ),
          pageInfo: object({
            hasNextPage: `coalesce((
              select exists (
                select from digests further
                where further.source = 'daily-papers' and (further.date, further.id) < (last.date, last.id)
              )
              from last
            ), false)::text`,
            endCursor: `coalesce((select ${quoted(signed(`last.id || ':digests.DATE:' || last.date`))} from last), 'null')`,
          }),
        }),
      }),
    })}
  )`;
}

function digest(signed: (payload: string) => string): string {
  return object({
    id: quoted(nodeId('Digest', 'page.id')),
    date: quoted('page.date'),
    title: text('page.title'),
    topics: listOf(
      object({ count: plain('counted.count'), topic: object({ slug: text('topic.slug'), name: text('topic.name') }) }),
      `from (
         select carried.topic_id, count(*) as count
         from digest_entries entry
         join paper_topics carried on carried.paper_id = entry.paper_id
         where entry.digest_id = page.id
         group by carried.topic_id
         order by count desc, carried.topic_id
         limit 5
       ) as counted
       join topics topic on topic.id = counted.topic_id
       order by counted.count desc, counted.topic_id`,
    ),
    entries: object({
      edges: list('edges.json'),
      pageInfo: object({
        hasNextPage: `exists (
          select from digest_entries further
          where further.digest_id = page.id and further.position > edges.last_position
        )::text`,
        endCursor: `coalesce(${quoted(
          signed(`edges.last_position || ':entries.POSITION:' || edges.last_position`),
        )}, 'null')`,
      }),
    }),
    previous: `coalesce((
      select ${object({ date: quoted('earlier.date') })}
      from digests earlier
      where earlier.source = page.source and earlier.date < page.date
      order by earlier.date desc
      limit 1
    ), 'null')`,
  });
}
