import { getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';

import { computeCost, findDearest, type PricedRequest } from '../../../src/platform/graphql/limits';
import { toySchema } from './toy-schema';

function request(query: string, variables: Record<string, unknown> = {}): PricedRequest {
  const document = parse(query);
  expect(validate(toySchema, document)).toEqual([]);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('Expected one operation.');
  return { schema: toySchema, document, operation, variables };
}

const costOf = (query: string, variables?: Record<string, unknown>): number => computeCost(request(query, variables));

describe('the cost of a request', () => {
  it.each([
    ['{ greeting }', 1],
    ['{ __typename }', 1],
    ['{ paper { title } }', 1],
    ['{ paper { title best { title } } }', 2],
    // The connection, and 20 papers.
    ['{ papers { nodes { title } } }', 21],
    ['{ papers(first: 3) { nodes { title } } }', 4],
    ['{ papers(last: 5) { nodes { title } } }', 6],
    ['{ papers(first: 2, last: 5) { nodes { title } } }', 3],
    ['{ papers(first: null, last: 5) { nodes { title } } }', 6],
    ['{ papers(first: 1000) { nodes { title } } }', 101],
    ['{ papers(first: -7) { nodes { title } } }', 2],
    // Edges and nodes are objects both.
    ['{ papers(first: 3) { edges { cursor node { title } } } }', 7],
    // Page info and a declared price are paid once a connection, not once a paper.
    ['{ papers(first: 3) { pageInfo { hasNextPage } totalCount nodes { title } } }', 1 + 1 + 7 + 3],
    ['{ papers(first: 3) { nodes { score } } }', 1 + 3 * (1 + 5)],
    ['{ papers(first: 3) { nodes { authors { name } } } }', 1 + 3 * (1 + 4)],
    ['{ paper { links { title } } }', 1 + 10],
    ['{ paper { similar { title } } }', 1 + 8],
    ['{ paper { similar(first: 30) { title } } }', 1 + 30],
    [
      '{ papers(first: 2) { nodes { authors { papers(first: 5) { nodes { title } } } } } }',
      1 + 2 * (1 + 4 * (1 + 1 + 5)),
    ],
    ['{ dear { title } }', 40],
    ['{ dear { best { title } } }', 41],
    ['{ nodes(ids: ["a", "b", "c"]) { id } }', 3],
    // Of Paper and Author the dearer counts, not both.
    [
      '{ node(id: "a") { id ... on Paper { best { id } } ... on Author { papers(first: 9) { nodes { id } } } } }',
      1 + 10,
    ],
    ['mutation { ping }', 10],
    ['mutation { save { paper { title } } }', 11],
    ['mutation { cheap }', 2],
    ['{ a: paper { title } b: paper { title } }', 2],
  ])('%s costs %d', (query, cost) => {
    expect(costOf(query)).toBe(cost);
  });

  it('respects variables, and what stands for them where they are left out', () => {
    const query = 'query ($n: Int = 7) { papers(first: $n) { nodes { title } } }';
    expect(costOf(query, { n: 50 })).toBe(51);
    expect(costOf(query)).toBe(8);
    expect(costOf(query, { n: null })).toBe(21);
    expect(costOf('query ($n: Int) { papers(first: null, last: $n) { nodes { title } } }', { n: 4 })).toBe(5);
    expect(costOf('query ($ids: [ID]) { nodes(ids: $ids) { id } }', { ids: ['a', 'b'] })).toBe(2);
    expect(costOf('query ($n: Int) { paper { similar(first: $n) { id } } }')).toBe(9);
  });

  it('prices one text again and again with the variables of each request', () => {
    const first = request('query ($n: Int) { papers(first: $n) { nodes { title } } }', { n: 1 });
    expect([1, 9, 1].map((n) => computeCost({ ...first, variables: { n } }))).toEqual([2, 10, 2]);
  });

  it('leaves out what @skip and @include leave out', () => {
    expect(costOf('{ greeting papers @include(if: false) { nodes { title } } }')).toBe(1);
    expect(costOf('{ greeting papers @skip(if: true) { nodes { title } } }')).toBe(1);
    const query =
      'query ($a: Boolean!, $b: Boolean = false) { papers(first: 9) @include(if: $a) @skip(if: $b) { nodes { id } } }';
    expect(costOf(query, { a: true })).toBe(10);
    expect(costOf(query, { a: false })).toBe(1);
    expect(costOf(query, { a: true, b: true })).toBe(1);
  });

  it('counts fragments where they are spread, inside connections too', () => {
    const query = `{ papers(first: 3) { ...Page } }
      fragment Page on PaperConnection { pageInfo { hasNextPage } nodes { ...Card } }
      fragment Card on Paper { authors { name } }`;
    expect(costOf(query)).toBe(1 + 1 + 3 * (1 + 4));
  });

  it('takes introspection at a fixed price, below the limit', () => {
    expect(costOf(getIntrospectionQuery())).toBe(500);
    expect(costOf('{ __type(name: "Paper") { fields { name } } }')).toBe(50);
  });

  it('names the way to the dearest selection by response keys, through fragments', () => {
    const query = `{ greeting paper { similar { id } } all: papers(first: 90) { pageInfo { hasNextPage } ...Page } }
      fragment Page on PaperConnection { nodes { best { id } similar { id } } }`;
    expect(findDearest(request(query))).toEqual(['all', 'nodes', 'similar']);
  });
});
