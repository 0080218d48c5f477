import { HeaderMap, type ApolloServer, type BaseContext } from '@apollo/server';

import { badUserInput, httpError } from '../../graphql/errors';
import type { Exchange } from '../exchange';
import { readBody } from '../read-body';
import type { Handler, Route } from '../route';
import { type GraphqlParameters, parseGraphqlBody, parseGraphqlSearch } from './graphql-parameters';
import { isForeignPage } from './is-foreign-page';
import { isJsonContentType } from './is-json-content-type';
import { stringifyResult } from './json-data';
import { graphqlJson, negotiate, plainJson, type MediaType } from './media-type';

const mebibyte = 1024 * 1024;

/** How long a body may be, in bytes. */
export const bodyLimits = { anonymous: mebibyte, withKey: 8 * mebibyte } as const;

/** All that Apollo is told of the request's headers: the media type that the route has chosen. */
const headersAccepting: Readonly<Record<MediaType, HeaderMap>> = {
  [plainJson]: new HeaderMap([['accept', plainJson]]),
  [graphqlJson]: new HeaderMap([['accept', graphqlJson]]),
};

/** What the route needs of the application. */
export interface GraphqlRouteOptions<Caller, Context extends BaseContext> {
  readonly path: string;
  /** Started. */
  readonly apollo: ApolloServer<Context>;
  /** Who asks, by the headers alone: the body is read only afterwards. Throws UNAUTHENTICATED. */
  authenticate(exchange: Exchange): Promise<Caller> | Caller;
  /** In bytes; see bodyLimits. */
  bodyLimit(caller: Caller): number;
  buildContext(caller: Caller, exchange: Exchange): Promise<Context> | Context;
}

/**
 * GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/): POST, and GET for queries. What is wrong
 * with a request before it is GraphQL is said here, so that Apollo gets only what is well formed.
 */
export function graphqlRoute<Caller, Context extends BaseContext>(
  options: GraphqlRouteOptions<Caller, Context>,
): Route {
  const { path, apollo, authenticate, bodyLimit, buildContext } = options;

  const get: Handler = async (exchange) => {
    const mediaType = acceptable(exchange);
    if (isForeignPage(exchange)) {
      throw badUserInput(
        'Expected a GET that no page of another site caused. Such a page can show that it may ask by the header apollo-require-preflight.',
      );
    }
    const caller = await authenticate(exchange);
    await execute(exchange, { caller, mediaType, method: 'GET', parameters: parseGraphqlSearch(exchange.search) });
  };

  const post: Handler = async (exchange) => {
    const mediaType = acceptable(exchange);
    const contentType = exchange.request.headers['content-type'];
    if (!isJsonContentType(contentType)) {
      const found = contentType === undefined ? 'none' : `"${contentType.slice(0, 100)}"`;
      throw httpError(415, `Expected Content-Type application/json in UTF-8, but ${found} arrived.`, [
        ['accept', plainJson],
      ]);
    }
    const caller = await authenticate(exchange);
    const parameters = parseGraphqlBody(await readBody(exchange, bodyLimit(caller)));
    await execute(exchange, { caller, mediaType, method: 'POST', parameters });
  };

  async function execute(
    exchange: Exchange,
    asked: { caller: Caller; mediaType: MediaType; method: string; parameters: GraphqlParameters },
  ): Promise<void> {
    const { caller, mediaType, method, parameters } = asked;
    const http = { method, headers: headersAccepting[mediaType], search: '', body: undefined };
    const contextValue = await buildContext(caller, exchange);
    const { http: head, body } = await apollo.executeOperation({ ...parameters, http }, { contextValue });
    if (body.kind !== 'single') throw new Error('Expected a whole answer of Apollo, but it came in parts.');
    const text = stringifyResult(body.singleResult);
    const { response } = exchange;
    response.statusCode = head.status ?? 200;
    response.setHeader('cache-control', 'no-store');
    for (const [name, value] of head.headers) response.setHeader(name, value);
    // With the length known, head and body leave in one piece instead of in chunks.
    response.setHeader('content-length', Buffer.byteLength(text));
    response.end(text);
  }

  return { path, methods: { GET: get, POST: post } };
}

function acceptable({ request }: Exchange): MediaType {
  const mediaType = negotiate(request.headers.accept);
  if (mediaType !== null) return mediaType;
  throw httpError(406, `Expected an Accept header that takes ${graphqlJson} or ${plainJson}.`);
}
