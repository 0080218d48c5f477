import { assetPaths, type ExplorerServer, startExplorerServer } from './explorer-server';

let server: ExplorerServer;
let known: string;
beforeAll(async () => {
  server = await startExplorerServer();
  [known = ''] = await assetPaths(server);
});
afterAll(() => server.stop());

describe('wrong use of the explorer', () => {
  it.each([
    '/graphiql/nothing.js',
    '/graphiql/graphiql.js',
    '/graphiql/graphiql.min.js.map',
    '/graphiql/0000000000000000/react.js',
    '/graphiql/../package.json',
    '/graphiql/%2e%2e/package.json',
    '/graphiql/..%2f..%2fpackage.json',
    '/graphiql/..\\..\\package.json',
    '/graphiql//etc/passwd',
    '/graphiql/x/../../../../../../etc/passwd',
    '/graphiql/__proto__',
    '/graphiql/constructor',
    '/graphiql/%00',
    `/graphiql/${'a/'.repeat(4_000)}`,
    '/graphiqlx',
  ])('finds nothing at %s', async (path) => {
    const { body, status } = await server.get(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toMatch(/"dependencies"|root:|node_modules/);
  });

  it('finds nothing beside a known file', async () => {
    for (const path of [`${known}/`, `${known}.map`, `${known}/../x`, known.toUpperCase(), `/${known}`]) {
      expect({ path, status: (await server.get(path)).status }).toEqual({ path, status: 404 });
    }
  });

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s and says what may be asked', async (method) => {
    const { headers, status } = await server.get('/graphiql', {}, method);
    expect(status).toBe(405);
    expect(headers['allow']).toBe('GET, HEAD, OPTIONS');
  });

  it.each(['', '*', 'br;q=0, gzip;q=0', ';;;,,,', 'BR', 'x'.repeat(5_000)])(
    'answers whatever Accept-Encoding says: %j',
    async (accept) => {
      expect((await server.get(known, { 'accept-encoding': accept })).status).toBe(200);
    },
  );
});
