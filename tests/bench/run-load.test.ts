import { createServer, type RequestListener, type Server } from 'node:http';
import { runLoad } from '../../bench/api/load/run-load';

let server: Server | null = null;

afterEach(() => new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve))));

function serve(listener: RequestListener): Promise<string> {
  const listening = createServer(listener);
  server = listening;
  return new Promise((resolve) =>
    listening.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/graphql`);
    }),
  );
}

const load = (url: string, bodies: string[], millis = 20) =>
  runLoad({ url, headers: { authorization: 'Bearer x' }, bodies, connections: 2, millis });

const answer = `{"data":{"text":"${'é\\r\\n'.repeat(20_000)}"}}`;

describe('The load generator', () => {
  it('sends every body in turn, and counts answers of both ways to say where they end', async () => {
    const seen: string[] = [];
    const url = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => seen.push(`${request.headers.authorization} ${chunk}`));
      request.on('end', () => {
        if (seen.length % 2 === 0) {
          response.setHeader('content-length', Buffer.byteLength(answer));
        }
        response.write(answer.slice(0, 10));
        setImmediate(() => response.end(answer.slice(10)));
      });
    });
    const { requests, p50, p99, millis } = await load(url, ['{"a":1}', '{"a":2}', '{"a":3}'], 700);
    expect(requests).toBeGreaterThan(3);
    expect(seen).toHaveLength(requests);
    expect(new Set(seen)).toEqual(new Set(['Bearer x {"a":1}', 'Bearer x {"a":2}', 'Bearer x {"a":3}']));
    expect(p99).toBeGreaterThanOrEqual(p50);
    expect(millis).toBeGreaterThanOrEqual(700);
  });

  it.each([
    ['errors beside data', 200, '{"data":{"a":null},"errors":[{"message":"no"}]}'],
    ['no data', 200, '{"errors":[{"message":"no"}]}'],
    ['another status', 500, '{"data":{"a":1}}'],
  ])('fails at an answer with %s', async (_, status, text) => {
    const url = await serve((request, response) => {
      request.resume().on('end', () => response.writeHead(status).end(text));
    });
    await expect(load(url, ['{}'])).rejects.toThrow('Expected an answer with data, but this arrived');
  });

  it('fails where the connection is closed', async () => {
    const url = await serve((request) => request.socket.destroy());
    await expect(load(url, ['{}'])).rejects.toThrow('Expected an answer with data, but the connection');
  });
});
