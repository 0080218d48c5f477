import { startTestApp, type TestApp } from '../../support/test-app';

/** Every string that a reader can hand in, as the variable $text. */
const places = [
  'node(id: $text) { id }',
  'nodes(ids: [$text]) { id }',
  'paper(id: $text) { id }',
  'paper(arxivId: $text) { id }',
  'paper(doi: $text) { id }',
  'author(id: $text) { id }',
  'topic(id: $text) { id }',
  'topic(slug: $text) { id }',
  'topics(query: $text) { totalCount nodes { id } }',
  'topics(after: $text) { nodes { id } }',
  'digest(id: $text) { id }',
  'digest(source: $text) { id }',
  'digests(source: $text) { totalCount nodes { id } }',
  'papers(before: $text) { nodes { id } }',
  'papers(filter: {topics: [$text]}) { totalCount nodes { id } }',
  'papers(filter: {authors: [$text]}) { totalCount nodes { id } }',
  'papers(filter: {categories: [$text]}) { totalCount nodes { id } }',
  'papers(filter: {or: [{not: {topics: [$text, "optics"]}}]}) { totalCount nodes { id } }',
  'papers(first: 1) { nodes { viewerHasVoted(voter: $text) } }',
];

const texts = ['\0', 'a\0b', '\ud800', 'a\udfff', '\u{10ffff}', '\ufeff', '%_\\', `'"$1;--`, 'ŉ'.repeat(20_000)];

describe('Odd text', () => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
    key = await app.createKey('VOTES_WRITE');
  });
  afterAll(() => app.close());

  const ask = (place: string, text: string) => {
    const type = place.startsWith('node') || place.includes('id: $') ? 'ID!' : 'String!';
    return app.ask(`query ($text: ${type}) { ${place} }`, { text }, { key });
  };

  it.each(places)('in %s is found or not, or refused, but breaks nothing', async (place) => {
    for (const text of texts) {
      const { status, errors } = await ask(place, text);
      const codes = new Set(errors?.map(({ extensions }) => extensions.code));
      codes.delete('BAD_USER_INPUT');
      expect({ text, status, codes }).toEqual({ text, status: 200, codes: new Set() });
    }
  });

  it('is refused with a reason where it holds what no text in the database can', async () => {
    const { errors } = await ask('topics(query: $text) { totalCount }', 'a\0b');
    expect(errors).toMatchObject([
      {
        message: 'Expected text without the character U+0000, but some of it holds one.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('finds what it says, and takes nothing for a pattern', async () => {
    const { data } = await app.ask(
      '{ none: topics(query: "%") { totalCount } dot: topics(query: "rein.orcement") { totalCount } some: topics(query: "REINFORCEMENT") { totalCount } }',
    );
    expect(data).toEqual({ none: { totalCount: 0 }, dot: { totalCount: 0 }, some: { totalCount: 1 } });
  });
});

describe('Odd days', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ env: { RATE_LIMITS: 'off' } });
  });
  afterAll(() => app.close());

  const calls = [
    'digest(date: $day) { id }',
    'digests(from: $day) { totalCount }',
    'digests(to: $day) { totalCount }',
    'papers(filter: {publishedFrom: $day}) { totalCount }',
    'papers(filter: {publishedTo: $day}) { totalCount }',
    'papers(filter: {digestFrom: $day, digestTo: $day}) { totalCount }',
    'topic(slug: "alignment") { activity(interval: YEAR, from: "0001-01-01", to: $day) { count } }',
  ];

  it.each(calls)('in %s are days as long as the calendar has them', async (call) => {
    for (const day of ['0001-01-01', '2024-02-29', '9999-12-31']) {
      expect((await app.ask(`query ($day: Date!) { ${call} }`, { day })).errors).toBeUndefined();
    }
    for (const day of [
      '2025-02-30',
      '2025-02-29',
      '0000-01-01',
      '10000-01-01',
      '2025-3-1',
      'infinity',
      'today',
      '',
      '\0',
    ]) {
      const { status, errors } = await app.ask(`query ($day: Date!) { ${call} }`, { day });
      expect({ day, status, errors }).toMatchObject({
        status: 400,
        errors: [
          {
            message: expect.stringContaining(`Expected a date such as "2025-03-13", got ${JSON.stringify(day)}.`),
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
      });
    }
  });
});
