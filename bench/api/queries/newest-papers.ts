import { instant, listOf, nodeId, object, plain, quoted, text } from '../limit/json-sql';
import { newestPapers, newestPapersInfo, topicsJson, topicsOf } from '../limit/paper-sql';
import type { ApiQuery } from './api-query';
import { postgraphileCursors } from './postgraphile-cursors';
import { placeIn } from './read-variable';

const order = 'papers.PUBLISHED_AT';

/** Q2: 20 papers newest first behind a cursor, with topics. */
export const newestPapersPage: ApiQuery = {
  name: 'Q2',
  title: '20 papers newest first behind a cursor, with topics',
  document: `query Newest($after: String!) {
  papers(first: 20, after: $after) {
    nodes { id title publishedAt votes topics { score topic { slug name } } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  variables: ({ papers, cursors }) =>
    papers.map(({ key, date }) => ({ after: cursors.encode({ order, value: date, key }) })),
  inSubset: true,
  limit: {
    kind: 'statement',
    types: ['timestamptz', 'integer'],
    read: (variables, { cursors }) => placeIn(variables, 'after', { cursors, order }),
    answer: (parameter, signed) => `(
      with ${newestPapers({
        size: 20,
        columns: 'paper.id, paper.sort_date, paper.title, paper.published_at, paper.votes',
        date: parameter(1),
        key: parameter(2),
      })},
      ${topicsOf('page', {
        score: plain('carried.score'),
        topic: object({ slug: text('topic.slug'), name: text('topic.name') }),
      })}
      select ${object({
        data: object({
          papers: object({
            nodes: listOf(
              object({
                id: quoted(nodeId('Paper', 'page.id')),
                title: text('page.title'),
                publishedAt: instant('page.published_at'),
                votes: plain('page.votes'),
                topics: topicsJson,
              }),
              'from page left join subjects on subjects.id = page.id order by page.sort_date desc, page.id desc',
            ),
            pageInfo: newestPapersInfo(signed),
          }),
        }),
      })}
    )`,
  },
  postgraphile: {
    document: `query Newest($after: Cursor!) {
  papers: allPapers(first: 20, after: $after, orderBy: [SORT_DATE_DESC, ROW_ID_DESC]) {
    nodes {
      rowId title publishedAt votes
      topics: paperTopicsByPaperId(orderBy: [SCORE_DESC, TOPIC_ID_ASC]) {
        nodes { score topic: topicByTopicId { slug name } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
    variables: async ({ papers }, ask) => (await postgraphileCursors(papers, ask)).map((after) => ({ after })),
  },
};
