import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { buildSchema } from '../../src/build-schema';
import { startTestApp, type TestApp } from '../support/test-app';

const schema = buildSchema();
const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

describe('The README', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('shows a first query with the answer that it gets', async () => {
    const [, body = ''] = /-d '(\{[^']*\})'\n```/.exec(readme) ?? [];
    const [, answer = ''] = /```json\n(\{[^`]*)```/.exec(readme) ?? [];
    const { query } = JSON.parse(body);
    const { data, errors } = await app.ask(query);
    expect({ data, errors }).toEqual({ data: JSON.parse(answer).data, errors: undefined });
  });

  it('shows operations that the schema takes', () => {
    const operations = [...readme.matchAll(/```graphql\n([^`]*)```/g)].map(([, operation = '']) => operation);
    expect(operations.length).toBeGreaterThan(1);
    expect(operations.flatMap((operation) => validate(schema, parse(operation)))).toEqual([]);
  });

  it('names the npm scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    const named = [...readme.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
  });
});
