import { buildSchema, getOperationAST, parse, validate } from 'graphql';

import { computeCost, findDearest, limits } from '../../../src/platform/graphql/limits';
import { toySchema } from './toy-schema';

describe('hostile documents', () => {
  it('prices a bomb of fragments, each of which spreads the next one twice, without unfolding it', () => {
    const depth = 60;
    const bombs = Array.from(
      { length: depth },
      (_, at) => `fragment F${at} on Paper { a: best { ...F${at + 1} } b: best { ...F${at + 1} } }`,
    );
    const document = parse(`{ paper { ...F0 } } ${bombs.join(' ')} fragment F${depth} on Paper { title }`);
    const operation = getOperationAST(document);
    if (!operation) throw new Error('Expected one operation.');
    const request = { schema: toySchema, document, operation, variables: {} };
    // 2^61 by count; what is told stays an Int.
    expect(computeCost(request)).toBe(2 ** 31 - 1);
    expect(findDearest(request)).toHaveLength(depth + 1);
  });

  it('survives a fragment that spreads itself, although validation refuses it before', () => {
    const document = parse('{ paper { ...F } } fragment F on Paper { best { ...F } }');
    const operation = getOperationAST(document);
    if (!operation) throw new Error('Expected one operation.');
    expect(computeCost({ schema: toySchema, document, operation, variables: {} })).toBe(2);
  });

  it('takes variables of wrong types for left out: coercion refuses them later', () => {
    const document = parse('query ($n: Int) { papers(first: $n) { nodes { title } } }');
    const operation = getOperationAST(document);
    if (!operation) throw new Error('Expected one operation.');
    for (const n of ['100', {}, [], 1.5, true, Number.NaN]) {
      expect(computeCost({ schema: toySchema, document, operation, variables: { n } })).toBe(21);
    }
  });

  // graphql-js gives up comparing fields at a budget of its own; this holds it to that.
  it.each([
    ['one field 1,990 times', `{ ${'c '.repeat(1990)} }`],
    ['fields with selections', `{ ${'a { c } '.repeat(490)} }`],
    ['fields with arguments', `{ ${'a(x: 1) { c } '.repeat(195)} }`],
    ['a chain of fragments', `{ ...F0 } ${chain(150)}`],
    ['two ways at each level', `{ ${twoWays(180)} }`],
    ['unknown fields', `{ ${Array.from({ length: 1990 }, (_, at) => `f${at}`).join(' ')} }`],
  ])('validates %s in well under a second', (_, query) => {
    const schema = buildSchema('type Query { a(x: Int): Query b: Query c: Int }');
    const document = parse(query, { maxTokens: limits.tokens });
    const start = performance.now();
    validate(schema, document);
    // 20 to 150 ms where this was written; a quadratic rule without a budget takes seconds.
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

function chain(length: number): string {
  const links = Array.from({ length }, (_, at) => `fragment F${at} on Query { c ...F${at + 1} a { c } }`);
  return `${links.join(' ')} fragment F${length} on Query { c }`;
}

function twoWays(depth: number): string {
  return depth === 0 ? 'c' : `a { ${twoWays(depth - 1)} } a { c }`;
}
