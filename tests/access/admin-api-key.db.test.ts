import { startTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const first = 'the-first-admin-key-0123456789-0123456789';
const second = 'the-second-admin-key-0123456789-0123456789';

describe('The key that the configuration gives', () => {
  let db: TestDatabase;
  const apps: TestApp[] = [];
  beforeEach(async () => {
    db = await createTestDatabase('empty');
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await db.drop();
  });

  async function startWith(key: string): Promise<TestApp> {
    const app = await startTestApp({ on: db, env: { ADMIN_API_KEY: key } });
    apps.push(app);
    return app;
  }
  const statusFor = async (app: TestApp, key: string) => (await app.ask('{ apiKeys { name } }', {}, { key })).status;

  it('is let in with the scope ADMIN, and stands once however often the product starts', async () => {
    await startWith(first);
    const app = await startWith(first);
    expect((await app.ask('{ apiKeys { name scopes prefix } }', {}, { key: first })).data).toEqual({
      apiKeys: [{ name: 'ADMIN_API_KEY', scopes: ['ADMIN'], prefix: 'the-first-ad' }],
    });
  });

  it('shuts out the one before it, on every process', async () => {
    const before = await startWith(first);
    const after = await startWith(second);
    for (const app of [before, after]) {
      expect([await statusFor(app, first), await statusFor(app, second)]).toEqual([401, 200]);
    }
  });

  it('shuts out nobody where each process generated its own', async () => {
    const [one, other] = [await startWith(''), await startWith('')];
    expect(one.adminKey).not.toBe(other.adminKey);
    expect([await statusFor(one, one.adminKey), await statusFor(one, other.adminKey)]).toEqual([200, 200]);
  });

  it('leaves other keys alone', async () => {
    const app = await startWith(first);
    const other = await app.createKey('ADMIN');
    expect(await statusFor(await startWith(second), other)).toBe(200);
  });

  it('stays out once it was revoked, and then shuts out nobody', async () => {
    await startWith(first);
    await startWith(second);
    const late = await startWith(first);
    expect([await statusFor(late, first), await statusFor(late, second)]).toEqual([401, 200]);
  });

  it('is let in once where several processes start together', async () => {
    const [app] = await Promise.all([1, 2, 3, 4].map(() => startWith(second)));
    const data = await app?.ask('{ apiKeys { name } }', {}, { key: second });
    expect(data?.data.apiKeys).toEqual([{ name: 'ADMIN_API_KEY' }]);
  });
});
