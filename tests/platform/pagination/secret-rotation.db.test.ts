import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { startTestApp } from '../../support/test-app';

const secrets = { old: 'o'.repeat(40), next: 'n'.repeat(40) };

describe('When APP_SECRET is rotated', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('cursors of the secret before still work, and those of the one before that do not', async () => {
    const before = await startTestApp({ on: database, env: { APP_SECRET: secrets.old } });
    const { data } = await before.ask('{ papers(first: 10) { edges { cursor node { id } } } }');
    await before.close();
    const [fifth, sixth] = data.papers.edges.slice(4);
    const query = `{ papers(first: 1, after: "${fifth.cursor}") { nodes { id } } }`;

    const rotated = await startTestApp({
      on: database,
      env: { APP_SECRET: secrets.next, APP_SECRET_PREVIOUS: secrets.old },
    });
    const answer = await rotated.ask(query);
    await rotated.close();
    expect(answer.data.papers.nodes).toEqual([{ id: sixth.node.id }]);

    const forgotten = await startTestApp({ on: database, env: { APP_SECRET: secrets.next } });
    const { errors } = await forgotten.ask(query);
    await forgotten.close();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
