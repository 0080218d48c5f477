import { createServer } from 'node:net';
import { reachDatabase } from '../../../src/platform/database/reach-database';
import { urlOf } from '../../support/connection-url';
import { testServer } from '../../support/servers';

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('reaching the database at DATABASE_URL', () => {
  it('is silent where it lets us in', async () => {
    await expect(reachDatabase(urlOf(testServer().admin))).resolves.toBeUndefined();
  });

  it('names the database that does not exist, and where it was looked for', async () => {
    const reaching = reachDatabase(urlOf(testServer().admin, (url) => (url.pathname = '/nowhere')));
    await expect(reaching).rejects.toThrow(
      /^DATABASE_URL: expected PostgreSQL 15 or later at .+ that lets ".+" into "nowhere", but database "nowhere" does not exist\.$/,
    );
  });

  it.each(['127.0.0.1', 'localhost'])('says that nobody listens at %s, and shows no password', async (host) => {
    const port = await closedPort();
    const error: unknown = await reachDatabase(`postgres://app:hunter2@${host}:${port}/papers`).catch(
      (e: unknown) => e,
    );
    expect(String(error)).toContain(`at ${host}:${port} that lets "app" into "papers", but connect ECONNREFUSED`);
    expect(String(error)).not.toContain('hunter2');
  });
});
