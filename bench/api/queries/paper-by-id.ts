import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { instant, listOf, nodeId, object, plain, quoted, text } from '../limit/json-sql';
import { topicFields } from '../limit/paper-sql';
import type { ApiQuery } from './api-query';
import { keyIn } from './read-variable';

/** Q1: a paper by id with topics and authors. */
export const paperById: ApiQuery = {
  name: 'Q1',
  title: 'a paper by id, with topics and authors',
  document: `query Paper($id: ID!) {
  paper(id: $id) {
    id title abstract arxivId publishedAt votes
    authors { id name }
    topics { score topic { id slug name } }
  }
}`,
  variables: ({ papers }) => papers.map(({ key }) => ({ id: encodeNodeId('Paper', key) })),
  inSubset: true,
  limit: {
    kind: 'statement',
    types: ['integer'],
    read: (variables) => [keyIn(variables, 'id')],
    answer: (parameter) => object({ data: object({ paper: `coalesce(${paper(parameter(1))}, 'null')` }) }),
  },
  postgraphile: {
    document: `query Paper($id: Int!) {
  paper: paperByRowId(rowId: $id) {
    rowId title abstract arxivId publishedAt votes
    authors: paperAuthorsByPaperId(orderBy: [POSITION_ASC]) { nodes { author: authorByAuthorId { rowId name } } }
    topics: paperTopicsByPaperId(orderBy: [SCORE_DESC, TOPIC_ID_ASC]) {
      nodes { score topic: topicByTopicId { rowId slug name } }
    }
  }
}`,
    variables: async ({ papers }) => papers.map(({ key }) => ({ id: key })),
  },
};

/** Of one paper, a subquery for each list is as good as a join. */
function paper(key: string): string {
  const json = object({
    id: quoted(nodeId('Paper', 'paper.id')),
    title: text('paper.title'),
    abstract: text('paper.abstract'),
    arxivId: text('paper.arxiv_id'),
    publishedAt: instant('paper.published_at'),
    votes: plain('paper.votes'),
    authors: listOf(
      object({ id: quoted(nodeId('Author', 'author.id')), name: text('author.name') }),
      `from paper_authors signed
       join authors author on author.id = signed.author_id
       where signed.paper_id = paper.id
       order by signed.position`,
    ),
    topics: listOf(
      object(topicFields),
      `from paper_topics carried
       join topics topic on topic.id = carried.topic_id
       where carried.paper_id = paper.id
       order by carried.score desc, carried.topic_id`,
    ),
  });
  return `(select ${json} from papers paper where paper.id = ${key})`;
}
