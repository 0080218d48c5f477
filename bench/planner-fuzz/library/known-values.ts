import type { Ask, FilledLibrary } from './fill-library';
import { authors, categories, days, sources, topicTree, words } from './words';

/** What arguments are drawn from: values that are there, and some that are not. */
export interface KnownValues {
  /** By the name of the type. */
  ids: Readonly<Record<string, readonly string[]>>;
  deletedIds: readonly string[];
  /** By the order that they are of, such as papers.VOTES. */
  cursors: Readonly<Record<string, readonly string[]>>;
  arxivIds: readonly string[];
  dois: readonly string[];
  titles: readonly string[];
  slugs: readonly string[];
  words: readonly string[];
  authors: readonly string[];
  categories: readonly string[];
  days: readonly string[];
  sources: readonly string[];
  voters: readonly string[];
}

/** Reads from the application what a library holds. */
export async function readKnownValues(ask: Ask, { deletedIds }: FilledLibrary): Promise<KnownValues> {
  const papers = await readPapers(ask);
  const { topics, digests, apiKeys } = await ask(`{
    topics(first: 100) { nodes { id } }
    digests(first: 100) { nodes { id } }
    apiKeys { id }
  }`);
  const authorIds = papers.flatMap((paper) => paper.authors.map(({ id }) => id));
  return {
    ids: {
      Paper: papers.map(({ id }) => id),
      Topic: topics.nodes.map(({ id }: Identified) => id),
      Digest: digests.nodes.map(({ id }: Identified) => id),
      Author: [...new Set(authorIds)],
      ApiKey: apiKeys.map(({ id }: Identified) => id),
    },
    deletedIds,
    cursors: await readCursors(ask),
    arxivIds: papers.flatMap(({ arxivId }) => arxivId ?? []),
    dois: papers.flatMap(({ doi }) => doi ?? []),
    titles: papers.map(({ title }) => title).filter((title) => title.length < 200),
    slugs: [...Object.keys(topicTree), 'empty', 'no-such-topic'],
    words,
    authors: [...authors, 'ada LOVELACE', 'Nobody'],
    categories: [...categories, 'none'],
    days: ['2025-01-01', ...days, '2025-02-20', '2026-01-01'],
    sources: [...sources, 'nobody'],
    voters: ['v1', 'v2', 'v3', 'v4'],
  };
}

interface Identified {
  id: string;
}

interface ReadPaper extends Identified {
  title: string;
  arxivId: string | null;
  doi: string | null;
  authors: Identified[];
}

async function readPapers(ask: Ask): Promise<ReadPaper[]> {
  const found: ReadPaper[] = [];
  for (let after: string | null = null; ;) {
    const { papers } = await ask(
      `query ($after: String) {
        papers(first: 100, after: $after, orderBy: { field: TITLE }) {
          nodes { id title arxivId doi authors { id } }
          pageInfo { hasNextPage endCursor }
        }
      }`,
      { after },
    );
    found.push(...papers.nodes);
    if (!papers.pageInfo.hasNextPage) {
      return found;
    }
    after = papers.pageInfo.endCursor;
  }
}

const edges = '{ edges { cursor } }';

/** Places in every order that a list can have, some ten of each. */
async function readCursors(ask: Ask): Promise<Record<string, string[]>> {
  const answer = await ask(`{
    ${['RELEVANCE', 'PUBLISHED_AT', 'VOTES', 'TRENDING', 'TITLE']
      .map(
        (field) =>
          `${field}: papers(first: 100, filter: { query: "model OR graph OR deep" }, orderBy: { field: ${field} }) ${edges}`,
      )
      .join('\n')}
    byVotes: papers(first: 100, orderBy: { field: VOTES }) ${edges}
    newest: papers(first: 100) ${edges}
    byName: topics(first: 100, orderBy: { field: NAME }) ${edges}
    byCount: topics(first: 100) ${edges}
    digests(first: 100) ${edges}
    digest { entries(first: 100) ${edges} }
  }`);
  const lists: { edges: { cursor: string }[] }[] = [answer.digest.entries, ...Object.values(answer)];
  const byOrder: Record<string, string[]> = {};
  for (const list of lists) {
    const cursors = (list.edges ?? []).map(({ cursor }) => cursor);
    for (const cursor of cursors.filter((_, place) => place % Math.ceil(cursors.length / 10) === 0)) {
      (byOrder[orderOf(cursor)] ??= []).push(cursor);
    }
  }
  return byOrder;
}

const macBytes = 12;

/** The order that a cursor names behind its signature. */
function orderOf(cursor: string): string {
  const [, order = ''] = Buffer.from(cursor, 'base64url').subarray(macBytes).toString().split(':');
  return order;
}
