import type { PaperFields } from '../../support/factories';
import type { TestApp } from '../../support/test-app';

/** Something that a mutation says was wrong. */
export interface UserError {
  code: string;
  field: string[] | null;
  message: string;
}

/** A paper, as far as these tests look at it. */
export interface WrittenPaper {
  id: string;
  title: string;
  abstract: string;
  arxivId: string | null;
  arxivVersion: number | null;
  doi: string | null;
  url: string | null;
  categories: string[];
  publishedAt: string | null;
  withdrawnAt: string | null;
  createdAt: string;
  updatedAt: string;
  votes: number;
  authors: { id: string; name: string }[];
  links: { url: string; kind: string }[];
  topics: { topic: { slug: string }; origin: string; score: number }[];
}

const paperFields = `id title abstract arxivId arxivVersion doi url categories publishedAt withdrawnAt createdAt updatedAt
  votes authors { id name } links { url kind } topics { topic { slug } origin score }`;
const userErrors = 'userErrors { code field message }';

/** Sends one mutation with the admin key and gives its payload; fails on any GraphQL error. */
async function write<Payload>(app: TestApp, field: string, type: string, input: object, selection: string) {
  const mutation = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} ${userErrors} } }`;
  const data: Record<string, Payload & { userErrors: UserError[] }> = await app.admin(mutation, { input });
  const payload = data[field];
  if (payload === undefined) {
    throw new Error(`Expected a payload of ${field}, got ${JSON.stringify(data)}.`);
  }
  return payload;
}

interface Counts {
  created: number;
  updated: number;
  unchanged: number;
}

export function upsertPapers(app: TestApp, papers: readonly PaperFields[], errorPolicy?: string) {
  const input = { papers, ...(errorPolicy && { errorPolicy }) };
  const selection = `created updated unchanged papers { ${paperFields} }`;
  return write<Counts & { papers: (WrittenPaper | null)[] }>(
    app,
    'upsertPapers',
    'UpsertPapersInput',
    input,
    selection,
  );
}

/** Upserts one paper that nothing is wrong with. */
export async function upsertPaper(app: TestApp, paper: PaperFields): Promise<WrittenPaper> {
  const { papers, userErrors: errors } = await upsertPapers(app, [paper]);
  expect(errors).toEqual([]);
  const [written] = papers;
  if (!written) {
    throw new Error(`Expected the paper "${paper.title}" back, got none.`);
  }
  return written;
}

/** A paper as it reads now. */
export async function readPaper(app: TestApp, id: string): Promise<WrittenPaper> {
  const { paper } = await app.admin(`query ($id: ID!) { paper(id: $id) { ${paperFields} } }`, { id });
  return paper;
}

export function deletePaper(app: TestApp, id: string) {
  return write<{ deletedId: string | null }>(app, 'deletePaper', 'NodeInput', { id }, 'deletedId');
}

export function setPaperTopics(app: TestApp, paperId: string, topics: readonly string[]) {
  const input = { paperId, topics };
  return write<{ paper: WrittenPaper | null }>(
    app,
    'setPaperTopics',
    'SetPaperTopicsInput',
    input,
    `paper { ${paperFields} }`,
  );
}

export interface WrittenDigest {
  id: string;
  date: string;
  source: string;
  title: string;
  revision: number;
  paperCount: number;
  entries: { edges: { position: number }[]; nodes: { id: string; title: string }[] };
}

export function importDigest(app: TestApp, input: { content: string; [field: string]: unknown }) {
  const selection = `created updated unchanged problems { line message } digest {
    id date source title revision paperCount entries(first: 100) { edges { position } nodes { id title } }
  }`;
  return write<Counts & { digest: WrittenDigest | null; problems: { line: number; message: string }[] }>(
    app,
    'importDigest',
    'ImportDigestInput',
    input,
    selection,
  );
}

/** Imports a digest that nothing is wrong with. */
export async function importWhole(app: TestApp, input: { content: string; [field: string]: unknown }) {
  const { digest, userErrors: errors, ...rest } = await importDigest(app, input);
  expect(errors).toEqual([]);
  if (digest === null) {
    throw new Error(`Expected a digest, got none: ${JSON.stringify(rest)}`);
  }
  return { digest, ...rest };
}

export function vote(app: TestApp, paperId: string, voter: string | null) {
  return write<{ paper: { votes: number } | null }>(app, 'vote', 'VoteInput', { paperId, voter }, 'paper { votes }');
}

export function unvote(app: TestApp, paperId: string, voter: string | null) {
  return write<{ paper: { votes: number } | null }>(app, 'unvote', 'VoteInput', { paperId, voter }, 'paper { votes }');
}

export interface WrittenTopic {
  id: string;
  slug: string;
  name: string;
  description: string;
  paperCount: number;
  parent: { slug: string } | null;
}

const topicFields = 'topic { id slug name description paperCount parent { slug } }';

export function createTopic(app: TestApp, input: object) {
  return write<{ topic: WrittenTopic | null }>(app, 'createTopic', 'TopicInput', input, topicFields);
}

export function updateTopic(app: TestApp, id: string, changes: object) {
  return write<{ topic: WrittenTopic | null }>(app, 'updateTopic', 'UpdateTopicInput', { id, changes }, topicFields);
}

export function deleteTopic(app: TestApp, id: string) {
  return write<{ deletedId: string | null }>(app, 'deleteTopic', 'NodeInput', { id }, 'deletedId');
}
