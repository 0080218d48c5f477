import { request } from 'node:http';

import { createHttpServer } from '../../../src/platform/http';
import { exampleQueries, explorerRoutes } from '../../../src/platform/http/explorer';
import { createLogger } from '../../../src/platform/logging/create-logger';

export interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: Buffer;
}

/** A server with nothing but the explorer. */
export interface ExplorerServer {
  /** Sends the path as it stands, where fetch would tidy it first. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Answer>;
  stop(): Promise<unknown>;
}

export async function startExplorerServer(): Promise<ExplorerServer> {
  const server = createHttpServer({
    config: { host: '127.0.0.1', port: 0, trustProxyHops: 0, corsOrigins: ['https://reader.example'] },
    log: createLogger('silent'),
    routes: explorerRoutes({ endpoint: '/graphql', examples: exampleQueries }),
  });
  const { port } = new URL(await server.listen());
  return {
    get: (path, headers = {}, method = 'GET') =>
      new Promise((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
          });
        })
          .on('error', reject)
          .end();
      }),
    stop: () => server.close(1_000),
  };
}

/** The paths of the page's style sheets and scripts. */
export async function assetPaths(server: ExplorerServer): Promise<string[]> {
  const page = (await server.get('/graphiql')).body.toString();
  return [...page.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="(\/[^"]*)"/g)].map(([, path = '']) => path);
}
