import { list, nodeId, object, plain, quoted, text } from './json-sql';

/**
 * A common table expression `by_line (id, json)`: the authors of the papers in `papers`, which has a column `id`, as
 * a list for each that has any.
 */
export function authorsOf(papers: string, fields: 'id and name' | 'name'): string {
  const author = object({
    ...(fields === 'id and name' && { id: quoted(nodeId('Author', 'author.id')) }),
    name: text('author.name'),
  });
  return `by_line as (
    select wanted.id, string_agg(${author}, ',' order by signed.position) as json
    from ${papers} as wanted
    join paper_authors signed on signed.paper_id = wanted.id
    join authors author on author.id = signed.author_id
    group by wanted.id
  )`;
}

/** The same for `subjects (id, json)`, each item as `item` says in terms of `carried` and `topic`. */
export function topicsOf(papers: string, item: Readonly<Record<string, string>>): string {
  return `subjects as (
    select wanted.id, string_agg(${object(item)}, ',' order by carried.score desc, carried.topic_id) as json
    from ${papers} as wanted
    join paper_topics carried on carried.paper_id = wanted.id
    join topics topic on topic.id = carried.topic_id
    group by wanted.id
  )`;
}

/** The lists of a paper that is joined to those expressions. */
export const authorsJson = list('by_line.json');
export const topicsJson = list('subjects.json');

export const topicFields = {
  score: plain('carried.score'),
  topic: object({ id: quoted(nodeId('Topic', 'topic.id')), slug: text('topic.slug'), name: text('topic.name') }),
};

/**
 * Common table expressions `page` and `last`: the newest papers behind a place, with the columns that are wanted, and
 * the end of them.
 */
export function newestPapers({
  size,
  columns,
  date,
  key,
}: Record<'columns' | 'date' | 'key', string> & { size: number }): string {
  return `page as materialized (
      select ${columns}
      from papers paper
      where (paper.sort_date, paper.id) < (${date}, ${key})
      order by paper.sort_date desc, paper.id desc
      limit ${size}
    ),
    last as materialized (
      select page.id, page.sort_date
      from page
      order by page.sort_date, page.id
      limit 1
    )`;
}

/** The page info of `page` and `last`. */
export function newestPapersInfo(signed: (payload: string) => string): string {
  const more = `(
    select exists (
      select from papers paper where (paper.sort_date, paper.id) < (last.sort_date, last.id)
    )
    from last
  )`;
  const end = `(select ${quoted(signed(`last.id || ':papers.PUBLISHED_AT:' || last.sort_date`))} from last)`;
  return object({ hasNextPage: `coalesce(${more}, false)::text`, endCursor: `coalesce(${end}, 'null')` });
}
