import { digestText, paperInput, paperInputs } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import {
  createTopic,
  deletePaper,
  deleteTopic,
  importDigest,
  importWhole,
  setPaperTopics,
  unvote,
  updateTopic,
  upsertPaper,
  upsertPapers,
  vote,
} from './mutations';
import { changesOf } from './observe';

type Changes = Record<string, number>;
/** What is there before, and the one mutation that is looked at. */
type Prepare = (app: TestApp) => Promise<() => Promise<unknown>>;

const text = (papers: { title: string; abstract: string }[]) => digestText('2025-02-01', papers);
const topicId = async (app: TestApp, input: object): Promise<string> => (await createTopic(app, input)).topic?.id ?? '';

const cases: [string, Prepare, Changes][] = [
  ['upsertPapers of new papers', async (app) => () => upsertPapers(app, paperInputs(3)), { 'PAPER CREATED': 3 }],
  [
    'upsertPapers of new, changed and known papers, one of them twice',
    async (app) => {
      const [known, changed] = [paperInput(), paperInput()];
      await upsertPapers(app, [known, changed]);
      const batch = [known, { ...changed, authors: ['Ada'] }, { ...changed, doi: '10.1000/log' }, ...paperInputs(2)];
      return () => upsertPapers(app, batch);
    },
    { 'PAPER CREATED': 2, 'PAPER UPDATED': 1 },
  ],
  [
    'upsertPapers of what is known',
    async (app) => {
      const papers = paperInputs(3);
      await upsertPapers(app, papers);
      return () => upsertPapers(app, papers);
    },
    {},
  ],
  [
    'upsertPapers of new votes',
    async (app) => {
      const paper = paperInput({ votes: 1 });
      await upsertPaper(app, paper);
      return () => upsertPapers(app, [{ ...paper, votes: 2 }]);
    },
    {},
  ],
  [
    'upsertPapers that is refused',
    async (app) => () => upsertPapers(app, [paperInput(), paperInput({ title: '' })]),
    {},
  ],
  [
    'upsertPapers that is refused in part',
    async (app) => () => upsertPapers(app, [paperInput(), paperInput({ title: '' })], 'REJECT_FAILED_ROWS'),
    { 'PAPER CREATED': 1 },
  ],
  [
    'deletePaper',
    async (app) => {
      const { id } = await upsertPaper(app, paperInput());
      return () => deletePaper(app, id);
    },
    { 'PAPER DELETED': 1 },
  ],
  [
    'deletePaper of a paper in a digest',
    async (app) => {
      const { digest } = await importWhole(app, { content: text(paperInputs(2)), source: 'of-deleted' });
      return () => deletePaper(app, digest.entries.nodes[0]?.id ?? '');
    },
    { 'PAPER DELETED': 1, 'DIGEST UPDATED': 1 },
  ],
  ['deletePaper of none', async (app) => () => deletePaper(app, 'nonsense'), {}],
  [
    'importDigest of a new digest',
    async (app) => () => importDigest(app, { content: text(paperInputs(3)), source: 'new' }),
    { 'PAPER CREATED': 3, 'DIGEST CREATED': 1 },
  ],
  [
    'importDigest of the same digest',
    async (app) => {
      const input = { content: text(paperInputs(3)), source: 'same' };
      await importWhole(app, input);
      return () => importDigest(app, input);
    },
    {},
  ],
  [
    'importDigest with one paper changed and one more',
    async (app) => {
      const papers = paperInputs(2);
      await importWhole(app, { content: text(papers), source: 'changed' });
      const changed = papers.map((paper, at) =>
        at === 0 ? { ...paper, abstract: `${paper.abstract} And more.` } : paper,
      );
      return () => importDigest(app, { content: text([...changed, paperInput()]), source: 'changed' });
    },
    { 'PAPER CREATED': 1, 'PAPER UPDATED': 1, 'DIGEST UPDATED': 1 },
  ],
  [
    'importDigest as a dry run',
    async (app) => () => importDigest(app, { content: text(paperInputs(2)), dryRun: true }),
    {},
  ],
  ['importDigest of no digest', async (app) => () => importDigest(app, { content: 'No digest.' }), {}],
  [
    'createTopic',
    async (app) => () => createTopic(app, { slug: 'created', name: 'Created', phrases: [{ phrase: 'created' }] }),
    { 'TOPIC CREATED': 1 },
  ],
  [
    'createTopic that is refused',
    async (app) => () => createTopic(app, { slug: 'x', name: 'X', parent: 'nowhere' }),
    {},
  ],
  [
    'updateTopic',
    async (app) => {
      const id = await topicId(app, { slug: 'updated', name: 'Updated' });
      return () => updateTopic(app, id, { name: 'Updated anew', description: 'More.' });
    },
    { 'TOPIC UPDATED': 1 },
  ],
  [
    'updateTopic of phrases alone',
    async (app) => {
      const id = await topicId(app, { slug: 'phrased', name: 'Phrased', phrases: [{ phrase: 'one' }] });
      return () => updateTopic(app, id, { phrases: [{ phrase: 'one', weight: 0.5 }] });
    },
    { 'TOPIC UPDATED': 1 },
  ],
  [
    'updateTopic to what it is',
    async (app) => {
      const phrases = [{ phrase: 'one' }, { phrase: 'two', weight: 0.3 }];
      await createTopic(app, { slug: 'above', name: 'Above' });
      const input = { slug: 'still', name: 'Still', description: 'As ever.', parent: 'above', phrases };
      const id = await topicId(app, input);
      return () => updateTopic(app, id, { ...input, phrases: phrases.toReversed() });
    },
    {},
  ],
  [
    'updateTopic to nothing',
    async (app) => {
      const id = await topicId(app, { slug: 'unchanged', name: 'Unchanged' });
      return () => updateTopic(app, id, {});
    },
    {},
  ],
  [
    'updateTopic that is refused',
    async (app) => {
      const id = await topicId(app, { slug: 'refused', name: 'Refused' });
      return () => updateTopic(app, id, { name: 'Anew', phrases: [{ phrase: '–' }] });
    },
    {},
  ],
  [
    'deleteTopic',
    async (app) => {
      const id = await topicId(app, { slug: 'deleted', name: 'Deleted' });
      return () => deleteTopic(app, id);
    },
    { 'TOPIC DELETED': 1 },
  ],
  [
    'setPaperTopics',
    async (app) => {
      await createTopic(app, { slug: 'chosen', name: 'Chosen' });
      const { id } = await upsertPaper(app, paperInput());
      return () => setPaperTopics(app, id, ['chosen']);
    },
    { 'PAPER UPDATED': 1 },
  ],
  [
    'setPaperTopics that is refused',
    async (app) => {
      const { id } = await upsertPaper(app, paperInput());
      return () => setPaperTopics(app, id, ['nowhere']);
    },
    {},
  ],
  [
    'vote',
    async (app) => {
      const { id } = await upsertPaper(app, paperInput());
      return () => vote(app, id, 'ada');
    },
    {},
  ],
  [
    'unvote',
    async (app) => {
      const { id } = await upsertPaper(app, paperInput());
      await vote(app, id, 'ada');
      return () => unvote(app, id, 'ada');
    },
    {},
  ],
];

describe('The change log', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterAll(() => app.close());

  it.each(cases)('tells of %s', async (_, prepare, expected) => {
    const mutation = await prepare(app);
    const { changes, transactions } = await changesOf(app.database, mutation);
    expect(changes).toEqual(expected);
    expect(transactions).toBe(Object.keys(expected).length > 0 ? 1 : 0);
  });

  it('holds each change under an id of its own, at the time and in the transaction that made it', async () => {
    const paper = await upsertPaper(app, paperInput());
    const key = Number(Buffer.from(paper.id, 'base64url').toString().split(':')[1]);
    const rows = await app.database.query(
      `select change.type, change.action, change.at, change.transaction_id = paper.xmin::text::bigint as "isItsOwn",
         (select count(*)::integer from changes other where other.event_id = change.event_id) as "sameEvent"
       from changes change
       join papers paper on paper.id = change.subject_id
       where change.subject_id = $1 and change.type = 'PAPER'`,
      [key],
    );
    expect(rows).toEqual([
      { type: 'PAPER', action: 'CREATED', at: new Date(paper.createdAt), isItsOwn: true, sameEvent: 1 },
    ]);
  });
});
