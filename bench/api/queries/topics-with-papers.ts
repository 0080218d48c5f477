import { list, listOf, nodeId, object, quoted, text } from '../limit/json-sql';
import { authorsJson, authorsOf } from '../limit/paper-sql';
import type { ApiQuery, Values, Variables } from './api-query';
import { placeIn } from './read-variable';

const topicOrder = 'topics.PAPER_COUNT';
const paperOrder = 'papers.PUBLISHED_AT';

/** Q4: 20 topics with 5 papers each and their authors. */
export const topicsWithPapers: ApiQuery = {
  name: 'Q4',
  title: '20 topics with 5 papers each and their authors',
  document: `query Topics($after: String!, $papersAfter: String!) {
  topics(first: 20, after: $after) {
    nodes {
      id slug name
      papers(first: 5, after: $papersAfter) { nodes { id title authors { id name } } }
    }
  }
}`,
  variables: (values) =>
    draws(values).map(({ topic, paper }) => ({
      after: values.cursors.encode({ order: topicOrder, value: String(topic.papers), key: topic.key }),
      papersAfter: values.cursors.encode({ order: paperOrder, value: paper.date, key: paper.key }),
    })),
  inSubset: true,
  limit: {
    kind: 'statement',
    types: ['integer', 'integer', 'timestamptz', 'integer'],
    read: (variables, { cursors }) => [
      ...placeIn(variables, 'after', { cursors, order: topicOrder }),
      ...placeIn(variables, 'papersAfter', { cursors, order: paperOrder }),
    ],
    answer: (parameter) => topicsPage([1, 2, 3, 4].map(parameter)),
  },
  postgraphile: {
    document: `query Topics($offset: Int!, $beforeDate: Datetime!, $beforeId: Int!) {
  topics: allTopics(first: 20, offset: $offset, orderBy: [PAPER_COUNT_DESC, ROW_ID_DESC]) {
    nodes {
      rowId slug name
      papers: newestPapers(first: 5, beforeDate: $beforeDate, beforeId: $beforeId) {
        nodes {
          rowId title
          authors: paperAuthorsByPaperId(orderBy: [POSITION_ASC]) { nodes { author: authorByAuthorId { rowId name } } }
        }
      }
    }
  }
}`,
    variables: async (values): Promise<Variables[]> =>
      draws(values).map(({ topic, paper }) => ({
        offset: values.topics.indexOf(topic) + 1,
        beforeDate: paper.date,
        beforeId: paper.key,
      })),
  },
};

/** One of the first 40 topics, so that a full page stands behind it, and a paper. */
function draws({ topics, papers }: Values) {
  return papers.flatMap((paper, turn) => {
    const topic = topics[turn % 40];
    return topic === undefined ? [] : [{ topic, paper }];
  });
}

/**
 * The newest 200 papers are looked through once for all topics. Where a topic has fewer than 5 among them, its own walk
 * goes on until it has. That takes a third less than a walk for each topic.
 */
function topicsPage([papers = '', topic = '', date = '', key = '']: readonly string[]): string {
  const paper = object({
    id: quoted(nodeId('Paper', 'paper.id')),
    title: text('paper.title'),
    authors: authorsJson,
  });
  return `(
    with recursive wanted as materialized (
      select topic.id, topic.slug, topic.name, topic.paper_count
      from topics topic
      where (topic.paper_count, topic.id) < (${papers}, ${topic})
      order by topic.paper_count desc, topic.id desc
      limit 20
    ),
    below (topic_id, id) as (
      select wanted.id, wanted.id from wanted
      union
      select below.topic_id, child.id from topics child join below on child.parent_id = below.id
    ),
    swept as materialized (
      select paper.id, paper.sort_date
      from papers paper
      where (paper.sort_date, paper.id) < (${date}, ${key})
      order by paper.sort_date desc, paper.id desc
      limit 200
    ),
    hit as (
      select distinct below.topic_id, swept.id, swept.sort_date
      from swept
      join paper_topics carried on carried.paper_id = swept.id
      join below on below.id = carried.topic_id
    ),
    quick as materialized (
      select placed.topic_id, placed.id, placed.sort_date
      from (
        select hit.*, row_number() over (partition by hit.topic_id order by hit.sort_date desc, hit.id desc) as place
        from hit
      ) as placed
      where placed.place <= 5
    ),
    slow as materialized (
      select wanted.id as topic_id, paper.id, paper.sort_date
      from wanted
      cross join lateral (
        select paper.id, paper.sort_date
        from papers paper
        where (paper.sort_date, paper.id) < (${date}, ${key})
          and exists (
            select from paper_topics carried
            where carried.paper_id = paper.id
              and carried.topic_id = any (array(select below.id from below where below.topic_id = wanted.id))
          )
        order by paper.sort_date desc, paper.id desc
        limit 5
      ) as paper
      where (select count(*) from quick where quick.topic_id = wanted.id) < 5
    ),
    page as materialized (
      select * from quick where quick.topic_id not in (select slow.topic_id from slow)
      union all
      select * from slow
    ),
    ${authorsOf('(select distinct page.id from page)', 'id and name')},
    found as (
      select page.topic_id, string_agg(${paper}, ',' order by page.sort_date desc, page.id desc) as json
      from page
      join papers paper on paper.id = page.id
      left join by_line on by_line.id = page.id
      group by page.topic_id
    )
    select ${object({
      data: object({
        topics: object({
          nodes: listOf(
            object({
              id: quoted(nodeId('Topic', 'wanted.id')),
              slug: text('wanted.slug'),
              name: text('wanted.name'),
              papers: object({ nodes: list('found.json') }),
            }),
            `from wanted
             left join found on found.topic_id = wanted.id
             order by wanted.paper_count desc, wanted.id desc`,
          ),
        }),
      }),
    })}
  )`;
}
