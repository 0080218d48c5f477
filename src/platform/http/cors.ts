import type { Exchange } from './exchange';

/** Half a day: what browsers keep of a preflight at most is two hours. */
const preflightSeconds = 43_200;
const requestHeaders =
  'authorization, content-type, idempotency-key, x-request-id, x-apollo-operation-name, apollo-require-preflight';
const exposedHeaders = 'x-request-id, retry-after, etag, last-modified';

/** Lets pages of these origins read answers; credentials never count, since callers name themselves by a header. */
export type CorsPolicy = (exchange: Exchange) => void;

/** Makes the policy. Origins that are not listed get no CORS header, so that browsers keep the answer from the page. */
export function createCorsPolicy(origins: readonly string[]): CorsPolicy {
  const all = origins.includes('*');
  const listed = new Set(origins);
  return ({ request, response }) => {
    if (listed.size === 0) return;
    // Caches must not give one origin's answer to another.
    if (!all) response.setHeader('vary', 'Origin');
    const { origin } = request.headers;
    if (origin === undefined || !(all || listed.has(origin))) return;
    response.setHeader('access-control-allow-origin', all ? '*' : origin);
    response.setHeader('access-control-expose-headers', exposedHeaders);
  };
}

/** Answers OPTIONS, a preflight among them: for an origin that the policy let in, with what it may send. */
export function answerOptions({ request, response }: Exchange, allow: string): void {
  response.statusCode = 204;
  response.setHeader('allow', allow);
  if (response.hasHeader('access-control-allow-origin') && request.headers['access-control-request-method']) {
    response.setHeader('access-control-allow-methods', allow);
    response.setHeader('access-control-allow-headers', requestHeaders);
    response.setHeader('access-control-max-age', String(preflightSeconds));
  }
  response.end();
}
