import { firstDifference } from '../../bench/api/answers/first-difference';
import { plainValues } from '../../bench/api/answers/plain-values';
import { encodeNodeId } from '../../src/platform/graphql/nodes/node-id';

describe('The first difference of two answers', () => {
  it.each([
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, null],
    [{ a: [1, { b: null }] }, { a: [1, { b: 0 }] }, 'at $.a.1.b one says null and the other 0'],
    [{ a: [1] }, { a: [1, 2] }, 'at $.a one has 1 items and the other 2'],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, 'at $ one has the fields a, b and the other b, a'],
    [{ a: [] }, { a: {} }, 'at $.a one says [] and the other {}'],
  ])('of %j and %j', (expected, actual, difference) => {
    expect(firstDifference(expected, actual)).toBe(difference);
  });
});

describe('Plain values', () => {
  it('are the same for both schemas', () => {
    const ours = {
      papers: {
        nodes: [
          {
            id: encodeNodeId('Paper', 7),
            publishedAt: '2025-03-13T08:00:00.000Z',
            authors: [{ id: encodeNodeId('Author', 3), name: 'Ada' }],
          },
        ],
        pageInfo: { hasNextPage: true, endCursor: 'ours' },
      },
    };
    const theirs = {
      papers: {
        nodes: [
          {
            rowId: 7,
            publishedAt: '2025-03-13T08:00:00+00:00',
            authors: { nodes: [{ author: { rowId: 3, name: 'Ada' } }] },
          },
        ],
        pageInfo: { hasNextPage: true, endCursor: 'theirs' },
      },
    };
    expect(plainValues(ours)).toEqual(plainValues(theirs));
    expect(plainValues(ours)).toEqual({
      papers: {
        nodes: [{ id: 7, publishedAt: '2025-03-13T08:00:00.000Z', authors: [{ id: 3, name: 'Ada' }] }],
        pageInfo: { hasNextPage: true },
      },
    });
  });
});
