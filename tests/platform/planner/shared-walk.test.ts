import { Kind, parse } from 'graphql';
import { buildSchema, nodeTypes } from '../../../src/build-schema';
import type { RequestContext } from '../../../src/platform/graphql/context/request-context';
import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { compileOperation } from '../../../src/platform/planner';

const schema = buildSchema();
const context: Pick<RequestContext, 'cursors' | 'nodeTypes'> = { cursors: new CursorCodec(['a secret']), nodeTypes };

function statementOf(query: string): string {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) {
    throw new Error(`Expected an operation, got ${query}`);
  }
  const plan = compileOperation({ schema, document, operation, switches: {} });
  if (plan.kind !== 'statement') {
    throw new Error(`Expected a statement, got ${JSON.stringify(plan)}`);
  }
  return plan.expression({ variables: {}, context: context as RequestContext, ways: null }).compile().text;
}

describe('A walk along an order', () => {
  const id = encodeNodeId('Topic', 1);
  const papers = 'papers(first: 5) { nodes { title } }';

  it.each([
    `{ topics { nodes { ${papers} } } }`,
    `{ topics { edges { node { parent { ${papers} } } } } }`,
    `{ topic(slug: "optics") { children { ${papers} } } }`,
    `{ nodes(ids: ["${id}"]) { ... on Topic { ${papers} } } }`,
  ])('is shared where many may ask: %s', (query) => {
    expect(statementOf(query)).toContain('walked as materialized');
  });

  it.each([
    `{ ${papers} }`,
    `{ topic(slug: "optics") { ${papers} parent { ${papers} } } }`,
    `{ node(id: "${id}") { ... on Topic { ${papers} } } }`,
    '{ topics { nodes { papers(first: 5, orderBy: { field: RELEVANCE }, filter: { query: "light" }) { nodes { title } } } } }',
  ])('is not shared where one asks, or where nothing is walked: %s', (query) => {
    expect(statementOf(query)).not.toContain('walked as materialized');
  });
});
