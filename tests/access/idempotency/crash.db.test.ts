import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../support/test-app';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { BlockedOperation } from './blocked-operation';
import { askOnce, createTopic, expectNoLeak, rowCounts, topicInput, until } from './support';

const connectionsOfAPool = 10;

describe('A mutation with an Idempotency-Key whose answer never arrives', () => {
  let db: TestDatabase;
  let app: TestApp;
  /** What a test must not leave behind, also where it fails. */
  const cleanUp: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    db = await createTestDatabase();
    app = await startTestApp({ on: db });
  });
  afterEach(async () => {
    for (const work of cleanUp.splice(0)) {
      await work();
    }
    await expectNoLeak(app);
  });
  afterAll(async () => {
    await app.close();
    await db.drop();
  });

  async function lockPaper(): Promise<BlockedOperation> {
    const blocked = await BlockedOperation.lockPaper(db);
    cleanUp.push(() => blocked.unlock());
    return blocked;
  }

  it('leaves neither the change nor the key where its connection breaks, and a retry works', async () => {
    const before = await rowCounts(app);
    const blocked = await lockPaper();
    const variables = blocked.variables('broken');
    // Once more than there are connections: one that did not come back each time would be missed.
    for (let time = 0; time <= connectionsOfAPool; time += 1) {
      const asked = askOnce(app, 'broken', BlockedOperation.text, variables);
      await blocked.terminate(await blocked.reached());
      const { data, errors } = await asked;
      expect({ data: data ?? null, code: errors?.[0]?.extensions.code }).toEqual({
        data: null,
        code: 'INTERNAL_SERVER_ERROR',
      });
      expect(JSON.stringify(errors)).not.toMatch(/terminat|select|node_modules/);
    }
    expect(await rowCounts(app)).toEqual(before);
    await blocked.unlock();
    const { data } = await askOnce(app, 'broken', BlockedOperation.text, variables);
    expect(data.createTopic.topic.slug).toBe('broken');
    expect(await rowCounts(app)).toMatchObject({ topics: (before.topics ?? 0) + 1, votes: (before.votes ?? 0) + 1 });
  });

  it('leaves neither where a statement times out in it, and a retry works', async () => {
    const before = await rowCounts(app);
    const blocked = await lockPaper();
    const variables = blocked.variables('late');
    const { data, errors } = await askOnce(app, 'late', BlockedOperation.text, variables);
    expect({ data, code: errors?.[0]?.extensions.code }).toEqual({ data: null, code: 'TIMEOUT' });
    expect(await rowCounts(app)).toEqual(before);
    await blocked.unlock();
    expect((await askOnce(app, 'late', BlockedOperation.text, variables)).data.vote.userErrors).toEqual([]);
  }, 15_000);

  it('leaves neither where its process is killed, and a retry on another process works', async () => {
    const child = await startAppProcess(db, app.adminKey);
    cleanUp.push(() => child.kill());
    const before = await rowCounts(app);
    const blocked = await lockPaper();
    const variables = blocked.variables('killed');
    const asked = askOnce({ ...app, ask: askAt(child.url) }, 'killed', BlockedOperation.text, variables);
    await Promise.all([expect(asked).rejects.toThrow('fetch failed'), blocked.reached().then(() => child.kill())]);
    expect(await rowCounts(app)).toEqual(before);
    await blocked.unlock();
    const { data } = await askOnce(app, 'killed', BlockedOperation.text, variables);
    expect(data.createTopic).toEqual({ topic: { slug: 'killed' }, userErrors: [] });
    expect(await rowCounts(app)).toMatchObject({ topics: (before.topics ?? 0) + 1, votes: (before.votes ?? 0) + 1 });
  }, 20_000);

  it('happens and is remembered where only its caller went away', async () => {
    const before = await rowCounts(app);
    const blocked = await lockPaper();
    const variables = blocked.variables('gone');
    const caller = new AbortController();
    const asked = fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${app.adminKey}`,
        'idempotency-key': 'gone',
      },
      body: JSON.stringify({ query: BlockedOperation.text, variables }),
      signal: caller.signal,
    });
    await Promise.all([expect(asked).rejects.toThrow('aborted'), blocked.reached().then(() => caller.abort())]);
    await blocked.unlock();
    await until(async () => (await rowCounts(app)).answers === (before.answers ?? 0) + 1);
    const { data, headers } = await askOnce(app, 'gone', BlockedOperation.text, variables);
    expect(data.createTopic).toEqual({ topic: { slug: 'gone' }, userErrors: [] });
    expect(headers.get('idempotent-replayed')).toBe('true');
  });

  it('is taken back where its answer cannot be kept', async () => {
    await db.database.query('alter table idempotency_answers add constraint no_room check (answer is null) not valid');
    const before = await rowCounts(app);
    for (let time = 0; time <= connectionsOfAPool; time += 1) {
      const { errors, data } = await askOnce(app, 'full', createTopic, topicInput('full'));
      expect({ data, code: errors?.[0]?.extensions.code }).toEqual({ data: undefined, code: 'INTERNAL_SERVER_ERROR' });
    }
    expect(await rowCounts(app)).toEqual(before);
    await db.database.query('alter table idempotency_answers drop constraint no_room');
    const { data } = await askOnce(app, 'full', createTopic, topicInput('full'));
    expect(data.createTopic.topic.slug).toBe('full');
  });
});

/** The API on the same database as a process of its own. */
async function startAppProcess(db: TestDatabase, adminKey: string) {
  const child = spawn(process.execPath, [join(__dirname, 'app-process.cjs'), JSON.stringify(db.connection)], {
    env: {
      PORT: '0',
      DATA_DIR: join(__dirname, 'no-such-folder'),
      CLOCK: '2025-03-14T08:00:00Z',
      ADMIN_API_KEY: adminKey,
      APP_SECRET: 'an-app-secret-of-this-test-only-0123456789',
      SUPPRESSION_KEY: 'a-suppression-key-of-this-test-only-0123456789',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [said] = await Promise.race([once(child.stdout, 'data'), exited]);
  return {
    url: String(said).trim(),
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

function askAt(url: string): TestApp['ask'] {
  return async (query, variables, { key, headers } = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, data: await response.text() };
  };
}
