import { compare, describeDifference } from '../../../bench/planner-fuzz/comparison/compare';
import type { GraphqlRequest } from '../../../bench/planner-fuzz/comparison/send';
import { prepareLibrary } from '../../../bench/planner-fuzz/prepare-library';
import type { FuzzSetup } from '../../../bench/planner-fuzz/run-fuzz';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { checksumOf } from './checksum';

const hostileTexts: Readonly<Record<string, string>> = {
  'a quote': "'",
  'two quotes': "''",
  'a double quote': '"',
  'a backslash and a quote': "\\'",
  backslashes: '\\\\\\',
  'an end and a statement': "'; delete from papers; --",
  'an end in a cast': "1'::integer); drop table votes; --",
  'a comment': '*/ union select secret_hash from api_keys /*',
  'dollar quoting': '$$; delete from papers; $$',
  'a parameter': '$1',
  'two parameters': '$1 $2::text',
  'a format': "%s %I %L %1$s format('%s')",
  'an escape string': "E'\\047'",
  'a Unicode escape': "U&'\\0027'",
  NUL: '\0',
  'NUL inside': 'model\0policy',
  'half of a character': '\ud83d',
  'the other half': '\udc00x',
  'control characters': '\u0001\u0007\u001b[31m\u007f',
  'ends of lines': '\r\n\u2028\u2029',
  JSON: '{"a":["]}',
  'JSON null': 'null',
  'an array of PostgreSQL': '{a,"b",NULL}',
  'a tsquery': "a' & !b | (c:*",
  'placeholders of templates': '${1} {{x}} <%= y %>',
  'a number too large': '99999999999999999999',
  'no number': 'NaN',
  forever: 'infinity',
  'a pattern': '%_\\%',
  'a path': '../../etc/passwd',
  'a name of a column': 'papers.id',
  'a prototype': '__proto__',
  'characters outside of the plane': '𐀀𝕏🏴‍☠️',
  'text turned around': '\u202egnp.exe',
};

type Attack = (text: string, setup: FuzzSetup) => GraphqlRequest;

const inVariable =
  (query: string): Attack =>
  (text) => ({ query, variables: { text } });

const attacks: Readonly<Record<string, Attack>> = {
  'a slug': inVariable('query ($text: String) { topic(slug: $text) { name } }'),
  'a part of a name': inVariable('query ($text: String) { topics(query: $text) { totalCount nodes { slug } } }'),
  'an id': inVariable(
    'query ($text: ID!) { node(id: $text) { id } nodes(ids: [$text]) { id } author(id: $text) { id } }',
  ),
  'an id around a key': (text) => ({
    query: 'query ($id: ID!) { node(id: $id) { id } paper(id: $id) { id } }',
    variables: { id: Buffer.from(`Paper:1${text}`).toString('base64url') },
  }),
  'an arXiv id': inVariable('query ($text: String) { paper(arxivId: $text) { title } }'),
  'a DOI': inVariable('query ($text: String) { paper(doi: $text) { title } }'),
  'a DOI that could be': (text) => ({
    query: 'query ($doi: String) { paper(doi: $doi) { title } }',
    variables: { doi: `10.1234/${text}` },
  }),
  'a source': inVariable(
    'query ($text: String) { digest(source: $text) { date } digests(source: $text) { totalCount } }',
  ),
  'a day': inVariable('query ($text: Date) { digest(date: $text) { title } }'),
  'a prefix': inVariable('query ($text: String!) { suggest(prefix: $text) { __typename ... on Topic { slug } } }'),
  'a search': inVariable(
    'query ($text: String) { papers(first: 3, filter: { query: $text }) { totalCount didYouMean edges { score highlights { html } } } }',
  ),
  'lists of a filter': inVariable(
    'query ($text: String!) { papers(first: 3, filter: { or: [{ topics: [$text, "science"] }, { authors: [$text] }, { categories: [$text] }] }) { totalCount } }',
  ),
  'a voter': (text, { voterKeys }) => ({
    query: 'query ($text: String) { papers(first: 3) { nodes { viewerHasVoted(voter: $text) } } }',
    variables: { text },
    key: voterKeys[0],
  }),
  'a cursor': inVariable(
    'query ($text: String) { papers(first: 1, after: $text) { totalCount } topics(last: 1, before: $text) { totalCount } }',
  ),
  'a cursor that is forged': (text, { known }) => {
    const [genuine = ''] = known.cursors['papers.VOTES'] ?? [];
    const forged = Buffer.concat([
      Buffer.from(genuine, 'base64url').subarray(0, 12),
      Buffer.from(`1:papers.VOTES:${text}`),
    ]);
    return {
      query: 'query ($after: String) { papers(orderBy: { field: VOTES }, after: $after) { nodes { id } } }',
      variables: { after: forged.toString('base64url') },
    };
  },
  'a literal': (text) => ({
    query: `{ topic(slug: ${JSON.stringify(text)}) { name } papers(filter: { query: ${JSON.stringify(text)} }) { totalCount } }`,
  }),
  'the name of an operation': (text) => ({ query: 'query A { __typename }', operationName: text }),
  'an enum value': inVariable('query ($text: PaperOrderField!) { papers(orderBy: { field: $text }) { totalCount } }'),
  'an alias': (text) => ({ query: `{ ${text}: papers(first: 1) { totalCount } }` }),
  'the name of a field': (text) => ({ query: `{ papers(first: 1) { ${text} } }` }),
  'the name of an argument': (text) => ({ query: `{ papers(${text}: 1) { totalCount } }` }),
  'the name of a variable': (text) => ({
    query: `query ($${text}: Int) { papers(first: $${text}) { totalCount } }`,
    variables: { [text]: 1 },
  }),
  'the name of a variable that nobody declared': (text) => ({ query: '{ __typename }', variables: { [text]: text } }),
};

describe('Text that would be SQL, if anything let it', () => {
  let db: TestDatabase;
  let setup: FuzzSetup;
  let before: string;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    setup = await prepareLibrary(db.connection);
    before = await checksumOf(db.database);
  }, 60_000);
  afterAll(async () => {
    await setup?.pair.close();
    await db?.drop();
  });

  it.each(Object.entries(attacks))('is text where it stands for %s', async (_, attack) => {
    for (const [name, text] of Object.entries(hostileTexts)) {
      await expectHarmless(name, attack(text, setup));
    }
  });

  it('is text where it is long', async () => {
    const long = ["'", '\\', '$1 ', '漢', '((', 'a b '].map((text) => text.repeat(Math.ceil(65_536 / text.length)));
    for (const attack of [
      attacks['a slug'],
      attacks['a search'],
      attacks['a prefix'],
      attacks['an id'],
      attacks['a cursor'],
    ]) {
      for (const text of long) {
        await expectHarmless(`${text.slice(0, 3)}…`, attack?.(text, setup) ?? { query: '' });
      }
    }
  });

  it('has changed nothing', async () => {
    expect(await checksumOf(db.database)).toBe(before);
  });

  async function expectHarmless(name: string, request: GraphqlRequest): Promise<void> {
    const { answer, difference } = await compare(setup.pair, request);
    expect(difference && `${name}: ${describeDifference(difference)}`).toBeNull();
    expect({ name, broke: answer.status >= 500 || answer.body.includes('INTERNAL_SERVER_ERROR') }).toEqual({
      name,
      broke: false,
    });
  }
});
