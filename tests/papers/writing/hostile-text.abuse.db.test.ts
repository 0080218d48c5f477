import { digestText, paperInput } from '../../support/factories';
import { type Answer, startTestApp, type TestApp } from '../../support/test-app';
import { createTopic, type UserError, upsertPaper, type WrittenTopic } from './mutations';

const texts = {
  'a NUL': 'a\u0000b',
  'control characters': '\u0001\u0007\u001B[31mred\u009F',
  'half a character': 'lone \uD83D and \uDE00 halves',
  'the other half alone': '\uDC00',
  'characters of four bytes': '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 👩‍🔬 \u{10FFFF}',
  'marks that turn text around': 'abc\u202Edef\u2066ghi\u200Fjkl',
  'no text but white space': ' \t\r\n\u00A0\u2003\u3000 ',
  'no text at all': '',
  'hundreds of accents': `e${'\u0301'.repeat(250)}`,
  'ligatures of eighteen letters': '\uFDFA\uFDFB㍿㌔'.repeat(70),
  'all letters that are words': Array.from({ length: 256 }, (_, at) => String.fromCodePoint(0x3300 + at)).join(''),
  SQL: `'; drop table papers; --`,
  JSON: '{"a": [1, "\\u0000"]}',
  'a replacement pattern': '$& $1 \\0 %s {}',
};

const paperFields = ['title', 'abstract', 'arxivId', 'doi', 'url', 'publishedAt', 'withdrawnAt'];
const hostile = Object.entries(texts);

/** No control character but a line end, no lone half, no mark that turns text around. */
const clean = /^(?:[^\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]|\n)*$/u;

describe('Text of any kind', () => {
  let app: TestApp;
  let paperId: string;
  let topic: WrittenTopic;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    paperId = (await upsertPaper(app, paperInput())).id;
    const created = await createTopic(app, { slug: 'a-topic', name: 'A topic' });
    if (created.topic === null) {
      throw new Error(`Expected a topic, got ${JSON.stringify(created)}.`);
    }
    topic = created.topic;
  });
  afterAll(() => app.close());

  /** Fails unless the mutation did what it was told or said in userErrors why not, and what it stored is clean. */
  async function expectAnswered(field: string, type: string, input: object, selection: string): Promise<void> {
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code field message } } }`;
    const { status, data, errors }: Answer = await app.ask(query, { input }, { key: app.adminKey });
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    const { userErrors, ...payload }: { userErrors: UserError[] } = data[field];
    for (const { message } of userErrors) {
      expect(message).toMatch(/\S/);
    }
    for (const text of textsIn(payload)) {
      expect(text).toMatch(clean);
    }
  }

  const upsert = (fields: object) =>
    [
      'upsertPapers',
      'UpsertPapersInput',
      { papers: [paperInput(fields)] },
      'papers { title abstract arxivId doi url categories publishedAt authors { name } links { url } }',
    ] as const;

  describe.each(hostile)('such as %s', (_, text) => {
    it.each(paperFields)('as the %s of a paper', (field) => expectAnswered(...upsert({ [field]: text })));

    it('as an author', () => expectAnswered(...upsert({ authors: ['Ada', text] })));
    it('as a category', () => expectAnswered(...upsert({ categories: ['cs.AI', text] })));
    it('as a link', () => expectAnswered(...upsert({ links: [{ url: text }] })));
    it('in a URL', () =>
      expectAnswered(...upsert({ url: `https://a.io/${text}`, links: [{ url: `https://b.io/?${text}` }] })));
    it('around what a paper says', () =>
      expectAnswered(...upsert({ title: `${text}A Title${text}`, abstract: `One.${text}\n\n${text}Two.` })));

    it('as a digest, or anywhere in it', async () => {
      const selection = 'problems { message } digest { title source entries(first: 9) { nodes { title abstract } } }';
      const papers = [paperInput({ title: `Hostile ${text} Titles` }), paperInput()];
      const contents = [
        text,
        digestText('2025-01-01', papers),
        digestText(text, papers),
        `${text}\n${digestText('Mar 13', papers)}`,
      ];
      for (const content of contents) {
        await expectAnswered('importDigest', 'ImportDigestInput', { content }, selection);
        await expectAnswered('importDigest', 'ImportDigestInput', { content, date: text, dryRun: true }, selection);
      }
      await expectAnswered('importDigest', 'ImportDigestInput', { content: '', source: text }, selection);
    });

    it.each(['name', 'slug', 'description', 'parent'])('as the %s of a topic', async (field) => {
      const selection = 'topic { slug name description parent { slug } }';
      const input = { slug: `slug-${Math.random().toString(36).slice(2)}`, name: 'A name', [field]: text };
      await expectAnswered('createTopic', 'TopicInput', input, selection);
      await expectAnswered('updateTopic', 'UpdateTopicInput', { id: topic.id, changes: { [field]: text } }, selection);
      await expectAnswered(
        'updateTopic',
        'UpdateTopicInput',
        { id: topic.id, changes: { slug: 'a-topic' } },
        selection,
      );
    });

    it('as a phrase', () =>
      expectAnswered(
        'updateTopic',
        'UpdateTopicInput',
        { id: topic.id, changes: { phrases: [{ phrase: text }] } },
        'topic { slug }',
      ));

    it('as topics of a paper', () =>
      expectAnswered('setPaperTopics', 'SetPaperTopicsInput', { paperId, topics: [text] }, 'paper { id }'));

    it('as a voter', async () => {
      await expectAnswered('vote', 'VoteInput', { paperId, voter: text }, 'paper { votes }');
      await expectAnswered('unvote', 'VoteInput', { paperId, voter: text }, 'paper { votes }');
      const query = 'query ($id: ID!, $voter: String) { paper(id: $id) { viewerHasVoted(voter: $voter) } }';
      expect(await app.admin(query, { id: paperId, voter: text })).toEqual({ paper: { viewerHasVoted: false } });
    });

    it('as an id', async () => {
      for (const [field, type] of [
        ['deletePaper', 'NodeInput'],
        ['deleteTopic', 'NodeInput'],
      ] as const) {
        await expectAnswered(field, type, { id: text }, 'deletedId');
      }
      await expectAnswered('vote', 'VoteInput', { paperId: text, voter: 'ada' }, 'paper { votes }');
    });
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
