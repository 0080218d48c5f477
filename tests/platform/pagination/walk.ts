import type { TestApp } from '../../support/test-app';

/** A page as it came back. */
export interface WalkedPage {
  ids: string[];
  cursors: string[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
}

const connection = `edges { cursor node { id } } nodes { id }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

/**
 * Reads one page of a list. The list is a selection with PAGE where its arguments go:
 * `topic(slug: "x") { papers(PAGE, orderBy: {field: VOTES}) }`.
 */
export async function readPage(app: TestApp, list: string, page: string): Promise<WalkedPage> {
  const call = list.replace('PAGE', page).replace(/\)( *\}*)$/, `) { ${connection} }$1`);
  const { data, errors } = await app.ask(`{ ${call} }`);
  expect(errors).toBeUndefined();
  const { edges, nodes, pageInfo } = findConnection(data);
  const ids = edges.map(({ node }) => node.id);
  expect(nodes.map(({ id }) => id)).toEqual(ids);
  const cursors = edges.map(({ cursor }) => cursor);
  expect(pageInfo).toMatchObject({ startCursor: cursors[0] ?? null, endCursor: cursors.at(-1) ?? null });
  return { ids, cursors, ...pageInfo };
}

/** All pages of a list, from its front or from its end; fails where they do not end. */
export async function walk(
  app: TestApp,
  list: string,
  { size, backward = false }: { size: number; backward?: boolean },
): Promise<WalkedPage[]> {
  const pages: WalkedPage[] = [];
  for (let cursor: string | null = null; pages.length < 1_000;) {
    const [count, bound] = backward ? ['last', 'before'] : ['first', 'after'];
    const page = await readPage(app, list, `${count}: ${size}${cursor === null ? '' : `, ${bound}: "${cursor}"`}`);
    pages.push(page);
    cursor = backward ? page.startCursor : page.endCursor;
    if (!(backward ? page.hasPreviousPage : page.hasNextPage)) {
      return pages;
    }
  }
  throw new Error(`Expected the list to end within 1,000 pages: ${list}`);
}

/** Walks a list both ways and expects each of these once, in this order, in full pages that know their ends. */
export async function expectWalks(
  app: TestApp,
  list: string,
  size: number,
  expected: readonly string[],
): Promise<void> {
  const forward = await walk(app, list, { size });
  const backward = (await walk(app, list, { size, backward: true })).reverse();
  const ends = Array.from({ length: Math.max(1, Math.ceil(expected.length / size)) }, (_, index) => index);
  for (const pages of [forward, backward]) {
    expect(pages.flatMap((page) => page.ids)).toEqual(expected);
    expect(pages.map((page) => page.hasPreviousPage)).toEqual(ends.map((place) => place > 0));
    expect(pages.map((page) => page.hasNextPage)).toEqual(ends.map((place) => place < ends.length - 1));
  }
  expect(forward.slice(0, -1).every((page) => page.ids.length === size)).toBe(true);
  expect(backward.slice(1).every((page) => page.ids.length === size)).toBe(true);
}

interface Connection {
  edges: { cursor: string; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: Pick<WalkedPage, 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor'>;
}

function findConnection(data: Record<string, unknown>): Connection {
  const [value] = Object.values(data);
  if (isConnection(value)) {
    return value;
  }
  if (typeof value !== 'object' || value === null) {
    throw new Error(`Expected a connection in the answer, found ${JSON.stringify(data)}.`);
  }
  return findConnection({ ...value });
}

function isConnection(value: unknown): value is Connection {
  return typeof value === 'object' && value !== null && 'edges' in value && 'pageInfo' in value;
}
