import { Agent, request as httpRequest } from 'node:http';

/** One request to the API, as it goes over the wire. */
export interface GraphqlRequest {
  query: string;
  variables?: Readonly<Record<string, unknown>>;
  operationName?: string;
  /** Null asks as an anonymous caller. */
  key?: string | null;
}

/** What a client sees of an answer, without what differs from one answer to the next. */
export interface RawAnswer {
  status: number;
  contentType: string;
  body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 128 });

/** Asks over HTTP; an abort destroys the socket, and the promise is rejected. */
export function send(url: string, request: GraphqlRequest, signal?: AbortSignal): Promise<RawAnswer> {
  const { key, ...parameters } = request;
  const body = JSON.stringify(parameters);
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    'content-length': Buffer.byteLength(body),
    ...(key && { authorization: `Bearer ${key}` }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${url}/graphql`, { method: 'POST', headers, agent, signal }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          contentType: response.headers['content-type'] ?? '',
          body: withoutVolatile(Buffer.concat(chunks).toString()),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Instants of the applications' own clock (when points are there again, when a key was last used), and references of errors. */
function withoutVolatile(body: string): string {
  return body
    .replaceAll(/"2025-03-14T08:\d\d:\d\d\.\d{3}Z"/g, '"now"')
    .replaceAll(/Reference: [\w-]+/g, 'Reference: …')
    .replaceAll(/"reference":"[^"]*"/g, '"reference":"…"');
}
