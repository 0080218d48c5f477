import { Writable } from 'node:stream';
import { createHttpServer, type Route } from '../../src/platform/http';
import { createLogger } from '../../src/platform/logging/create-logger';

/** A server for pages on a free port, and every line that it logged. */
export interface PageServer {
  url: string;
  logged: string[];
  get(path: string, headers?: Record<string, string>): Promise<Shown>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Shown>;
  close(): Promise<unknown>;
}

/** What came back. */
export interface Shown {
  status: number;
  headers: Headers;
  body: string;
}

export async function startPageServer(routes: Route[], corsOrigins: string[] = []): Promise<PageServer> {
  const logged: string[] = [];
  const sink = new Writable({
    write(line, _encoding, done) {
      logged.push(String(line));
      done();
    },
  });
  const http = createHttpServer({
    config: { host: '127.0.0.1', port: 0, trustProxyHops: 0, corsOrigins },
    log: createLogger('trace', sink),
    routes,
  });
  const url = await http.listen();
  const ask = async (path: string, init: RequestInit): Promise<Shown> => {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  return {
    url,
    logged,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) => ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    close: () => http.close(0),
  };
}
