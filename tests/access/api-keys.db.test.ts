import { authenticate } from '../../src/access';
import { startTestApp, type TestApp } from '../support/test-app';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const create = `mutation ($input: ApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey { id name prefix scopes createdAt lastUsedAt expiresAt }
    secret
    userErrors { code field message }
  }
}`;
const revoke = `mutation ($id: ID!) {
  revokeApiKey(input: { id: $id }) { deletedId userErrors { code field } }
}`;
const whoAmI = '{ viewer { apiKey { id name scopes lastUsedAt expiresAt } } }';

describe('API keys', () => {
  let db: TestDatabase;
  let app: TestApp;
  const others: TestApp[] = [];
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    app = await startTestApp({ on: db });
  });
  afterAll(async () => {
    await Promise.all([app, ...others].map((one) => one.close()));
    await db.drop();
  });

  /** The same product as another process of the same day, on the same database. */
  async function anotherApp(env: Record<string, string> = {}): Promise<TestApp> {
    const other = await startTestApp({ on: db, env });
    others.push(other);
    return other;
  }
  async function createKey(input: object = {}) {
    const { createApiKey } = await app.admin(create, { input: { name: 'a key', scopes: ['VOTES_WRITE'], ...input } });
    expect(createApiKey.userErrors).toEqual([]);
    return createApiKey;
  }

  it('show their secret once, and the first characters of it from then on', async () => {
    const { apiKey, secret } = await createKey({
      name: '  the importer ',
      scopes: ['PAPERS_WRITE', 'DIGESTS_WRITE', 'PAPERS_WRITE'],
      expiresAt: '2025-06-01T00:00:00+02:00',
    });
    expect(secret).toMatch(/^bsk_[\w-]{43}$/);
    expect(apiKey).toEqual({
      id: expect.any(String),
      name: 'the importer',
      prefix: secret.slice(0, 12),
      scopes: ['PAPERS_WRITE', 'DIGESTS_WRITE'],
      createdAt: expect.stringMatching(/^2025-03-14T08:/),
      lastUsedAt: null,
      expiresAt: '2025-05-31T22:00:00.000Z',
    });
    const everythingTold = JSON.stringify(
      await app.admin('{ apiKeys { id name prefix scopes createdAt lastUsedAt expiresAt } }'),
    );
    expect(everythingTold).toContain(secret.slice(0, 12));
    expect(everythingTold).not.toContain(secret.slice(0, 13));
  });

  it('are nowhere in the database but as a hash', async () => {
    const { secret } = await createKey();
    await app.ask(whoAmI, {}, { key: secret, headers: { 'idempotency-key': 'k' } });
    await app.admin(create, { input: { name: 'kept', scopes: ['ADMIN'] } }, { 'idempotency-key': 'keep-me' });
    const tables = await db.database.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const rows = JSON.stringify(await db.database.query(`select * from ${name}`));
      expect(rows).not.toMatch(/bsk_[\w-]{30}/);
      expect(rows).not.toContain(secret.slice(12));
      expect(rows).not.toContain(app.adminKey.slice(20));
    }
  });

  it('tell who they are, and an anonymous caller that it is nobody', async () => {
    const { apiKey, secret } = await createKey({ name: 'who' });
    const { data } = await app.ask(whoAmI, {}, { key: secret });
    expect(data.viewer.apiKey).toMatchObject({ id: apiKey.id, name: 'who', scopes: ['VOTES_WRITE'] });
    expect((await app.ask(whoAmI)).data).toEqual({ viewer: { apiKey: null } });
  });

  it('are taken whatever the case of the scheme, since HTTP says so', async () => {
    const { secret } = await createKey({ name: 'scheme' });
    const { data } = await app.ask(whoAmI, {}, { headers: { authorization: `bEARER   ${secret}` } });
    expect(data.viewer.apiKey.name).toBe('scheme');
  });

  it('end at once on every process when they are revoked', async () => {
    const other = await anotherApp();
    const { apiKey, secret } = await createKey();
    expect((await other.ask(whoAmI, {}, { key: secret })).data.viewer.apiKey.id).toBe(apiKey.id);
    expect((await app.admin(revoke, { id: apiKey.id })).revokeApiKey).toEqual({ deletedId: apiKey.id, userErrors: [] });
    for (const process of [app, other]) {
      expect((await process.ask(whoAmI, {}, { key: secret })).status).toBe(401);
    }
    expect((await app.admin(revoke, { id: apiKey.id })).revokeApiKey).toEqual({
      deletedId: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['id'] }],
    });
    const { apiKeys } = await app.admin('{ apiKeys { id } }');
    expect(apiKeys).not.toContainEqual({ id: apiKey.id });
    expect((await app.admin('query ($id: ID!) { node(id: $id) { id } }', { id: apiKey.id })).node).toBeNull();
  });

  it('are revoked only by an id of a key', async () => {
    const asTopic = Buffer.from('Topic:1').toString('base64url');
    for (const id of ['', '1', 'ApiKey:1', asTopic, Buffer.from('ApiKey:999999').toString('base64url')]) {
      expect((await app.admin(revoke, { id })).revokeApiKey).toEqual({
        deletedId: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['id'] }],
      });
    }
  });

  it('end by themselves at the instant they expire, and not before', async () => {
    const { secret } = await createKey({ expiresAt: '2025-03-14T09:00:00Z' });
    const at = (now: string) =>
      authenticate({
        database: db.database,
        authorization: `Bearer ${secret}`,
        network: { kind: 'anonymous', network: '127.0.0.1' },
        now: new Date(now),
      });
    await expect(at('2025-03-14T08:59:59.999Z')).resolves.toMatchObject({ kind: 'key' });
    await expect(at('2025-03-14T09:00:00.000Z')).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    const after = await anotherApp({ CLOCK: '2025-03-14T09:00:00Z' });
    expect((await after.ask(whoAmI, {}, { key: secret })).status).toBe(401);
  });

  it('note their last use, at most once a minute', async () => {
    const { apiKey, secret } = await createKey();
    const lastUse = async () => {
      const [row] = await db.database.query<{ at: Date | null }>(
        'select last_used_at as at from api_keys where prefix = $1',
        [apiKey.prefix],
      );
      return row?.at?.toISOString() ?? null;
    };
    const askAt = async (clock: string) => (await anotherApp({ CLOCK: clock })).ask(whoAmI, {}, { key: secret });
    expect(await lastUse()).toBeNull();
    await askAt('2025-03-14T10:00:00Z');
    const first = await lastUse();
    expect(first).toMatch(/^2025-03-14T10:00:0/);
    await askAt('2025-03-14T10:00:50Z');
    expect(await lastUse()).toBe(first);
    await askAt('2025-03-14T10:01:10Z');
    expect(await lastUse()).toMatch(/^2025-03-14T10:01:1/);
    await askAt('2025-03-14T10:00:30Z');
    expect(await lastUse()).toMatch(/^2025-03-14T10:01:1/);
  });

  it('are listed oldest first', async () => {
    const { apiKeys } = await app.admin('{ apiKeys { name createdAt } }');
    expect(apiKeys[0].name).toBe('ADMIN_API_KEY');
    const times = apiKeys.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(times).toEqual(times.toSorted());
  });

  it.each([
    ['without a name', { name: '' }, ['REQUIRED', 'name']],
    ['with a blank name', { name: ' \t\u00a0' }, ['INVALID', 'name']],
    ['with a name of spaces', { name: '   ' }, ['REQUIRED', 'name']],
    ['with a name that is too long', { name: 'n'.repeat(121) }, ['TOO_LONG', 'name']],
    ['with a name that no database takes', { name: 'a\u0000b' }, ['INVALID', 'name']],
    ['under the name of the configured key', { name: 'ADMIN_API_KEY' }, ['TAKEN', 'name']],
    ['under that name in disguise', { name: ' ADMIN_API_KEY ' }, ['TAKEN', 'name']],
    ['without a scope', { scopes: [] }, ['REQUIRED', 'scopes']],
    ['with more scopes than there are', { scopes: Array.from({ length: 21 }, () => 'ADMIN') }, ['TOO_MANY', 'scopes']],
    ['that expires now', { expiresAt: '2025-03-14T08:00:00Z' }, ['INVALID', 'expiresAt']],
    ['that expired', { expiresAt: '2020-01-01' }, ['INVALID', 'expiresAt']],
    ['that expires on no day', { expiresAt: '2025-02-30' }, ['INVALID', 'expiresAt']],
    ['that expires never, by mistake', { expiresAt: '' }, ['INVALID', 'expiresAt']],
    ['that expires soon', { expiresAt: 'tomorrow' }, ['INVALID', 'expiresAt']],
  ])('are not made %s', async (_, input, [code, field]) => {
    const count = 'select count(*)::integer as keys from api_keys';
    const before = await db.database.query(count);
    const { createApiKey } = await app.admin(create, { input: { name: 'a key', scopes: ['VOTES_WRITE'], ...input } });
    expect(createApiKey).toMatchObject({ apiKey: null, secret: null, userErrors: [{ code, field: [field] }] });
    expect(createApiKey.userErrors).toHaveLength(1);
    expect(await db.database.query(count)).toEqual(before);
  });

  it('are not made with a scope that does not exist', async () => {
    const { errors, status } = await app.ask(
      create,
      { input: { name: 'a key', scopes: ['EVERYTHING'] } },
      { key: app.adminKey },
    );
    expect(status).toBe(400);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
