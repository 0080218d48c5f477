import { createHash } from 'node:crypto';
import { limitStatements } from '../../bench/api/limit/statements';
import { apiQueries } from '../../bench/api/queries/api-queries';
import type { Values, Variables } from '../../bench/api/queries/api-query';
import { CursorCodec } from '../../src/platform/graphql/pagination/cursor-codec';
import { startTestApp, type TestApp } from '../support/test-app';

const secret = 'an-app-secret-of-this-test-only-0123456789';
let app: TestApp;
let values: Values;

beforeAll(async () => {
  app = await startTestApp({ template: 'seeded', env: { APP_SECRET: secret } });
  const { database } = app.app;
  values = {
    papers: await database.query(
      'select id as "key", sort_date::text as "date" from papers order by sort_date desc, id desc limit 6',
    ),
    digests: await database.query('select id as "key", date::text as "date" from digests'),
    topics: await database.query(
      'select id as "key", paper_count as "papers" from topics order by paper_count desc, id desc',
    ),
    words: [],
    cursors: new CursorCodec([secret]),
  };
});

afterAll(() => app.close());

const keyHash = (): string => createHash('sha256').update(app.adminKey).digest('hex');

async function run(statement: string, parameters: unknown[]): Promise<unknown[]> {
  const rows = await app.app.database.query<{ text: string }>(statement, parameters);
  return rows.map(({ text }) => JSON.parse(text));
}

function statementOf(document: string) {
  const answering = limitStatements(secret).get(document);
  if (answering?.kind !== 'statement') {
    throw new Error(`Expected a statement for ${document}.`);
  }
  return answering;
}

describe('The statements that the API is measured against', () => {
  const reading = apiQueries.filter(({ limit, withKey }) => limit?.kind === 'statement' && !withKey);

  it.each(reading.map((query) => [query.name, query] as const))('%s says what the API says', async (_, query) => {
    const requests: readonly Variables[] = query.variables(values);
    expect(requests.length).toBeGreaterThan(0);
    const answers: object[] = [];
    for (const variables of requests) {
      const { data, errors } = await app.ask(query.document, variables);
      expect(errors).toBeUndefined();
      answers.push({ data });
    }
    const { single, merged, read } = statementOf(query.document);
    const parameters = requests.map((variables) => read(variables, ''));
    const alone = await Promise.all(parameters.map(async (one) => (await run(single, one))[0]));
    expect(alone).toEqual(answers);
    const columns = parameters[0]?.map((_value, column) => parameters.map((one) => one[column]));
    expect(await run(merged ?? '', columns ?? [])).toEqual(answers);
  });

  it('count a vote once, for a key that is known', async () => {
    const vote = apiQueries.find(({ withKey }) => withKey);
    const [variables = {}] = vote?.variables(values) ?? [];
    const { single, read } = statementOf(vote?.document ?? '');
    const votes = async (hash: string): Promise<unknown> => {
      const [answer] = await run(single, read(variables, hash));
      return answer;
    };
    const none = await votes('unknown');
    expect(none).toMatchObject({ data: { vote: { userErrors: [], paper: { votes: expect.any(Number) } } } });
    const once = await votes(keyHash());
    expect(once).not.toEqual(none);
    expect(await votes(keyHash())).toEqual(once);
    const { data } = await app.ask(vote?.document ?? '', variables, { key: app.adminKey });
    expect({ data }).toEqual(once);
  });
});
