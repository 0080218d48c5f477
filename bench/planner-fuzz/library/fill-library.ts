import { Random } from '../random';
import { authors, categories, days, sources, topicTree, words } from './words';

/** Asks with a key; throws on any error. */
// oxlint-disable-next-line typescript/no-explicit-any -- whoever asks knows what for
export type Ask = (query: string, variables?: object, key?: string) => Promise<any>;

/** What reading does not tell of a library. */
export interface FilledLibrary {
  /** Keys that have voted, each for the voters v1 to v3. */
  voterKeys: readonly [string, string];
  /** Of papers and a topic that are gone. */
  deletedIds: readonly string[];
}

const paperCount = 300;
const voters = ['v1', 'v2', 'v3'];

/** Fills an empty database by mutations alone with some 300 papers that are hard to print, order and page through. */
export async function fillLibrary(ask: Ask, seed: number): Promise<FilledLibrary> {
  const random = new Random(seed);
  await createTopics(ask);
  const input = { papers: Array.from({ length: paperCount }, (_, place) => drawPaper(random, place)) };
  const { upsertPapers } = await ask(upsertText, { input: { ...input, errorPolicy: 'REJECT_FAILED_ROWS' } });
  const ids: string[] = upsertPapers.papers.flatMap((paper: { id: string } | null) => paper?.id ?? []);
  if (ids.length < paperCount / 2) {
    throw new Error(`Expected most papers to be taken, got ${ids.length}: ${JSON.stringify(upsertPapers.userErrors)}`);
  }
  await importDigests(ask, random);
  const curated = ids.slice(0, 30).map((paperId) => ({
    paperId,
    topics: [...new Set(random.several(Object.keys(topicTree), 4))].filter((slug) => slug !== 'unused'),
  }));
  await askTogether(ask, 'setPaperTopics', 'SetPaperTopicsInput', curated);
  const voterKeys = [await createVoterKey(ask, 'first'), await createVoterKey(ask, 'second')] as const;
  for (const key of voterKeys) {
    const votes = Array.from({ length: 40 }, () => ({
      paperId: random.pick(ids.slice(0, 60)),
      voter: random.pick(voters),
    }));
    await askTogether(ask, 'vote', 'VoteInput', votes, key);
  }
  return { voterKeys, deletedIds: await deleteSome(ask, ids.slice(-4)) };
}

const upsertText = `mutation ($input: UpsertPapersInput!) {
  upsertPapers(input: $input) { userErrors { message field } papers { id } }
}`;

/** One mutation over and over, in one request. */
async function askTogether(
  ask: Ask,
  mutation: string,
  inputType: string,
  inputs: readonly object[],
  key?: string,
): Promise<void> {
  const names = inputs.map((_, place) => `i${place}`);
  const header = names.map((name) => `$${name}: ${inputType}!`).join(', ');
  const calls = names.map((name) => `${name}: ${mutation}(input: $${name}) { userErrors { message } }`);
  const variables = Object.fromEntries(inputs.map((input, place) => [`i${place}`, input]));
  await ask(`mutation (${header}) { ${calls.join(' ')} }`, variables, key);
}

async function createTopics(ask: Ask): Promise<void> {
  for (const [slug, parent] of Object.entries(topicTree)) {
    const name = slug === 'art' ? 'Art "&" <Craft>\\' : slug === 'music' ? 'Musique é 🎉' : slug.replaceAll('-', ' ');
    const phrases = [{ phrase: slug.replaceAll('-', ' '), weight: 1 }, ...(phrasesOf[slug] ?? [])];
    const input = { slug, name, parent, description: slug === 'art' ? "It's\n$1" : '', phrases };
    await ask('mutation ($input: TopicInput!) { createTopic(input: $input) { topic { id } } }', { input });
  }
}

const phrasesOf: Readonly<Record<string, { phrase: string; weight: number }[]>> = {
  science: [{ phrase: 'model', weight: 1.5 }],
  optics: [{ phrase: 'attention', weight: 0.7 }],
  music: [{ phrase: 'policy', weight: 1 }],
  'deep-learning': [
    { phrase: 'deep', weight: 1 },
    { phrase: 'graph', weight: 0.333333 },
  ],
};

function drawPaper(random: Random, place: number): object {
  const textOf = (least: number, most: number): string =>
    Array.from({ length: random.between(least, most) }, () => random.pick(words)).join(' ');
  const title =
    place === 7 ? 'long '.repeat(195).trim() : `${textOf(1, 6)} ${random.chance(0.5) ? place : textOf(1, 3)}`;
  const day = random.pick(days);
  const time = random.pick(['', '', 'T00:00:00Z', 'T12:30:00.5Z', 'T23:59:59.999Z']);
  return {
    title,
    abstract: random.chance(0.1)
      ? ''
      : `${textOf(1, 25)}\n\n${textOf(0, 25)} https://github.com/example/p${place % 40}`,
    arxivId: random.chance(0.5) ? `2403.${10_001 + place}${random.pick(['', 'v2'])}` : null,
    doi: random.chance(0.3) ? `10.1234/${random.pick(["it's", 'a\\b', '(sici)', 'x&y|z', 'ü"q'])}.${place}` : null,
    url: random.chance(0.3) ? `https://example.org/${encodeURIComponent(random.pick(words))}?p=${place}` : null,
    publishedAt: random.chance(0.75) ? `${day}${time}` : null,
    withdrawnAt: random.chance(0.08) ? '2025-02-20T10:00:00Z' : null,
    authors: random.chance(0.15) ? [] : random.several([...authors, `Author ${place % 50}`], 5),
    categories: random.chance(0.2) ? [] : [...new Set(random.several(categories, 3))],
    links: random.chance(0.3) ? [{ url: `https://huggingface.co/models/${place}?q='"`, kind: random.pick(kinds) }] : [],
    votes: random.pick([0, 0, 1, 1, 2, 3, 7, 1_000, 123_456_789]),
  };
}

const kinds = ['CODE', 'PROJECT', 'MODEL', 'DATASET', 'DEMO', 'OTHER', null];

/** Several sources, days left out, days with one paper, and papers in many digests. */
async function importDigests(ask: Ask, random: Random): Promise<void> {
  const shared = Array.from({ length: 40 }, (_, place) => ({
    title: `Notes on Subject ${place + 1} of ${random.pick(['Models', 'Graphs', 'Agents'])}`,
    abstract: `We look at subject ${place + 1}, and find ${random.pick(['rewards', 'policies', 'attention'])} where nobody looked before us.`,
  }));
  for (const source of sources) {
    for (const [place, day] of days.entries()) {
      if (random.chance(0.3)) continue;
      const listed = place === 2 ? [random.pick(shared)] : [...new Set(random.several(shared, 30))];
      const content = [day, ...listed.flatMap(({ title, abstract }) => [title, abstract])].join('\n\n');
      const text = 'mutation ($input: ImportDigestInput!) { importDigest(input: $input) { digest { id } } }';
      await ask(text, { input: { content, source, date: day } });
    }
  }
}

async function createVoterKey(ask: Ask, name: string): Promise<string> {
  const text = 'mutation ($input: ApiKeyInput!) { createApiKey(input: $input) { secret } }';
  const { createApiKey } = await ask(text, { input: { name: `"${name}" \\ voter`, scopes: ['VOTES_WRITE'] } });
  return createApiKey.secret;
}

async function deleteSome(ask: Ask, papers: readonly string[]): Promise<string[]> {
  for (const id of papers) {
    await ask('mutation ($id: ID!) { deletePaper(input: { id: $id }) { deletedId } }', { id });
  }
  const { topic } = await ask('{ topic(slug: "unused") { id } }');
  await ask('mutation ($id: ID!) { deleteTopic(input: { id: $id }) { deletedId } }', { id: topic.id });
  // A topic with nothing in it stays.
  await ask(
    'mutation { createTopic(input: { slug: "empty", name: "Empty", description: "Nothing." }) { topic { id } } }',
  );
  return [...papers, topic.id];
}
