import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { instant, listOf, nodeId, object, plain, quoted, text } from '../limit/json-sql';
import { authorsJson, authorsOf, topicFields, topicsJson, topicsOf } from '../limit/paper-sql';
import type { ApiQuery } from './api-query';
import { keyIn } from './read-variable';

/** Q3: a digest with 50 papers, their topics and authors. */
export const digestById: ApiQuery = {
  name: 'Q3',
  title: 'a digest with 50 papers, topics and authors',
  document: `query Digest($id: ID!) {
  digest(id: $id) {
    id date title
    entries(first: 50) {
      nodes { id title publishedAt votes authors { id name } topics { score topic { id slug name } } }
    }
  }
}`,
  variables: ({ digests }) => digests.map(({ key }) => ({ id: encodeNodeId('Digest', key) })),
  inSubset: true,
  limit: {
    kind: 'statement',
    types: ['integer'],
    read: (variables) => [keyIn(variables, 'id')],
    answer: (parameter) => object({ data: object({ digest: `coalesce(${digest(parameter(1))}, 'null')` }) }),
  },
  postgraphile: {
    document: `query Digest($id: Int!) {
  digest: digestByRowId(rowId: $id) {
    rowId date title
    entries: digestEntriesByDigestId(first: 50, orderBy: [POSITION_ASC]) {
      nodes {
        paper: paperByPaperId {
          rowId title publishedAt votes
          authors: paperAuthorsByPaperId(orderBy: [POSITION_ASC]) { nodes { author: authorByAuthorId { rowId name } } }
          topics: paperTopicsByPaperId(orderBy: [SCORE_DESC, TOPIC_ID_ASC]) {
            nodes { score topic: topicByTopicId { rowId slug name } }
          }
        }
      }
    }
  }
}`,
    variables: async ({ digests }) => digests.map(({ key }) => ({ id: key })),
  },
};

function digest(key: string): string {
  const paper = object({
    id: quoted(nodeId('Paper', 'paper.id')),
    title: text('paper.title'),
    publishedAt: instant('paper.published_at'),
    votes: plain('paper.votes'),
    authors: authorsJson,
    topics: topicsJson,
  });
  return `(
    with page as materialized (
      select entry.position, entry.paper_id as id
      from digest_entries entry
      where entry.digest_id = ${key}
      order by entry.position
      limit 50
    ),
    ${authorsOf('page', 'id and name')},
    ${topicsOf('page', topicFields)}
    select ${object({
      id: quoted(nodeId('Digest', 'digest.id')),
      date: quoted('digest.date'),
      title: text('digest.title'),
      entries: object({
        nodes: listOf(
          paper,
          `from page
           join papers paper on paper.id = page.id
           left join by_line on by_line.id = page.id
           left join subjects on subjects.id = page.id
           order by page.position`,
        ),
      }),
    })}
    from digests digest
    where digest.id = ${key}
  )`;
}
