import { instant, listOf, nodeId, object, plain, quoted, text } from '../limit/json-sql';
import { authorsJson, authorsOf, newestPapers, newestPapersInfo, topicsJson, topicsOf } from '../limit/paper-sql';
import type { ApiQuery } from './api-query';
import { placeIn } from './read-variable';

const order = 'papers.PUBLISHED_AT';

/** Q10: 100 papers with all their scalar fields, authors and topics: 300 kB. */
export const largePage: ApiQuery = {
  name: 'Q10',
  title: 'a large page: 100 papers, all scalar fields, authors and topics',
  document: `query Large($after: String!) {
  papers(first: 100, after: $after) {
    nodes {
      id title abstract arxivId arxivVersion doi categories withdrawnAt publishedAt createdAt updatedAt
      votes trendingScore url pdfUrl
      authors { id name }
      topics { score evidence origin topic { id slug name description paperCount } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  variables: ({ papers, cursors }) =>
    papers.map(({ key, date }) => ({ after: cursors.encode({ order, value: date, key }) })),
  inSubset: false,
  limit: {
    kind: 'statement',
    types: ['timestamptz', 'integer'],
    read: (variables, { cursors }) => placeIn(variables, 'after', { cursors, order }),
    answer: (parameter, signed) => `(
      with ${newestPapers({ size: 100, columns: 'paper.*', date: parameter(1), key: parameter(2) })},
      ${authorsOf('page', 'id and name')},
      ${topicsOf('page', {
        score: plain('carried.score'),
        evidence: plain('to_json(carried.evidence)'),
        origin: quoted('carried.origin'),
        topic: object({
          id: quoted(nodeId('Topic', 'topic.id')),
          slug: text('topic.slug'),
          name: text('topic.name'),
          description: text('topic.description'),
          paperCount: plain('topic.paper_count'),
        }),
      })}
      select ${object({
        data: object({
          papers: object({
            nodes: listOf(
              paper,
              `from page
               left join by_line on by_line.id = page.id
               left join subjects on subjects.id = page.id
               order by page.sort_date desc, page.id desc`,
            ),
            pageInfo: newestPapersInfo(signed),
          }),
        }),
      })}
    )`,
  },
  postgraphile: null,
};

const paper = object({
  id: quoted(nodeId('Paper', 'page.id')),
  title: text('page.title'),
  abstract: text('page.abstract'),
  arxivId: text('page.arxiv_id'),
  arxivVersion: plain('page.arxiv_version'),
  doi: text('page.doi'),
  categories: plain('to_json(page.categories)'),
  withdrawnAt: instant('page.withdrawn_at'),
  publishedAt: instant('page.published_at'),
  createdAt: instant('page.created_at'),
  updatedAt: instant('page.updated_at'),
  votes: plain('page.votes'),
  trendingScore: plain('round(page.trending::numeric, 6)'),
  url: text(`coalesce(page.url, 'https://arxiv.org/abs/' || page.arxiv_id, 'https://doi.org/' || page.doi)`),
  pdfUrl: text(`'https://arxiv.org/pdf/' || page.arxiv_id`),
  authors: authorsJson,
  topics: topicsJson,
});
