import { parse } from 'graphql';

import { DocumentStore } from '../../../src/platform/http/graphql/document-store';

const small = parse('{ a }');
/** 2,000 comments: 4 kB as text, but a megabyte of tokens. */
const commented = parse(`{ a ${'#\n'.repeat(2_000)}}`);

/** Which of these keys are kept; asking counts as use. */
async function keptOf(store: DocumentStore, ...keys: string[]): Promise<string[]> {
  const found = await Promise.all(keys.map((key) => store.get(key)));
  return keys.filter((_, at) => found[at] !== undefined);
}

describe('the store of parsed documents', () => {
  it('gives back the very document', async () => {
    const store = new DocumentStore(100_000);
    await store.set('a', small);
    expect(await store.get('a')).toBe(small);
    expect(await store.get('b')).toBeUndefined();
  });

  it('lets go of those used longest ago once the bytes are spent', async () => {
    const store = new DocumentStore(6_000);
    await store.set('a', small);
    await store.set('b', small);
    await store.get('a');
    await store.set('c', small);
    expect(await keptOf(store, 'a', 'b', 'c')).toEqual(['a', 'c']);
  });

  it('counts a document once that is set again', async () => {
    const store = new DocumentStore(6_000);
    await store.set('a', small);
    for (let again = 0; again < 10; again += 1) await store.set('b', small);
    expect(await keptOf(store, 'a', 'b')).toEqual(['a', 'b']);
  });

  it('weighs comments, which cost no token of the limit but stay in memory', async () => {
    const store = new DocumentStore(1_000_000);
    await store.set('a', small);
    await store.set('commented', commented);
    expect(await keptOf(store, 'a', 'commented')).toEqual([]);
  });
});
