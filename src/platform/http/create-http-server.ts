import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import type { HttpConfig } from '../config/config';
import { httpError } from '../graphql/errors';
import type { Logger } from '../logging/create-logger';
import { answerClientError } from './answer-client-error';
import { Bag } from './bag';
import { answerOptions, createCorsPolicy } from './cors';
import { endOfTurn } from './end-of-turn';
import { Exchange, type ExchangeScope } from './exchange';
import { ClientGone } from './read-body';
import type { Route } from './route';
import { createRouter, type Match } from './router';
import { sendProblem } from './send-problem';

/** How long a client may take, so that slow ones cannot hold every connection. */
export interface HttpTimeouts {
  readonly headersMillis: number;
  /** Headers and body together. */
  readonly requestMillis: number;
  /** Longer than the minute that most load balancers keep an idle connection. */
  readonly keepAliveMillis: number;
  /** Without a byte either way in the middle of an exchange, such as by a client that does not read its answer. */
  readonly stalledMillis: number;
}

export interface HttpServerOptions {
  readonly config: Pick<HttpConfig, 'host' | 'port' | 'trustProxyHops' | 'corsOrigins'>;
  readonly log: Logger;
  readonly routes: readonly Route[];
  readonly timeouts?: HttpTimeouts;
}

/** The running edge. */
export interface HttpServer {
  /** For what upgrades connections. */
  readonly server: Server;
  /** Starts to listen, and returns the address, such as `http://127.0.0.1:4000`. */
  listen(): Promise<string>;
  /**
   * Takes no more connections, lets requests in flight finish until the deadline, and then cuts them off. Returns how
   * many were cut.
   */
  close(deadlineMillis: number): Promise<number>;
}

const defaultTimeouts: HttpTimeouts = {
  headersMillis: 10_000,
  requestMillis: 30_000,
  keepAliveMillis: 65_000,
  stalledMillis: 60_000,
};
const slowMillis = 1_000;

/** Makes the HTTP server: routes, CORS, request ids, security headers, errors as answers, and an orderly end. */
export function createHttpServer({ config, log, routes, timeouts = defaultTimeouts }: HttpServerOptions): HttpServer {
  const route = createRouter(routes);
  const applyCors = createCorsPolicy(config.corsOrigins);
  const inFlight = new Bag<Exchange>();
  let draining = false;
  const scope: ExchangeScope = { log, trustProxyHops: config.trustProxyHops, isDraining: () => draining };

  const server = createServer(
    {
      headersTimeout: timeouts.headersMillis,
      requestTimeout: timeouts.requestMillis,
      keepAliveTimeout: timeouts.keepAliveMillis,
      // Node looks for late clients only this often.
      connectionsCheckingInterval: Math.min(5_000, timeouts.headersMillis),
      joinDuplicateHeaders: true,
    },
    accept,
  );
  server.timeout = timeouts.stalledMillis;
  // readBody says "continue" once it has judged the length.
  server.on('checkContinue', accept);
  server.on('clientError', (error, socket) => {
    const onSocket = inFlight.items().find(({ request }) => request.socket === socket);
    answerClientError(error, socket, onSocket?.response.headersSent ?? false);
  });

  function accept(request: IncomingMessage, response: ServerResponse): void {
    const startedAt = performance.now();
    const exchange = new Exchange(request, response, scope);
    const place = inFlight.add(exchange);
    response.once('close', () => {
      inFlight.remove(place);
      logEnd(log, exchange, performance.now() - startedAt);
    });
    response.setHeader('x-request-id', exchange.requestId);
    response.setHeader('x-content-type-options', 'nosniff');
    // Addresses hold the tokens of mail links.
    response.setHeader('referrer-policy', 'no-referrer');
    if (draining) response.setHeader('connection', 'close');
    applyCors(exchange);
    void handle(exchange, route(request.method ?? '', exchange.path));
  }

  function listen(): Promise<string> {
    return new Promise((resolve, reject) => {
      server.once('error', (error) => reject(explainListenError(error, config.host, config.port)));
      server.listen(config.port, config.host, () => resolve(addressOf(server)));
    });
  }

  async function close(deadlineMillis: number): Promise<number> {
    draining = true;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const { response } of inFlight.items()) {
      if (!response.headersSent) response.setHeader('connection', 'close');
      response.once('finish', () => setImmediate(() => server.closeIdleConnections()));
    }
    let cut = 0;
    const timer = setTimeout(() => {
      cut = inFlight.size;
      server.closeAllConnections();
    }, deadlineMillis);
    await closed;
    clearTimeout(timer);
    return cut;
  }

  return { server, listen, close };
}

async function handle(exchange: Exchange, match: Match): Promise<void> {
  try {
    await endOfTurn();
    // Its end has been told by now, to nobody.
    if (exchange.response.destroyed) return;
    if (match.kind === 'nothing') {
      throw httpError(
        404,
        `Nothing is served at ${exchange.path.slice(0, 200)}. What exists: ${match.exists.join(', ')}`,
      );
    }
    const { method } = exchange.request;
    if (method === 'OPTIONS') answerOptions(exchange, match.allow);
    else if (match.kind === 'handler') await match.handler(exchange);
    else {
      const message = `Expected one of ${match.allow} at ${exchange.path}, but ${method} arrived.`;
      throw httpError(405, message, [['allow', match.allow]]);
    }
  } catch (error) {
    if (!(error instanceof ClientGone))
      sendProblem(exchange, error, 'sayProblem' in match ? match.sayProblem : undefined);
  }
}

/** Requests that went well are told at debug level only: a line for each would cost more than many of the answers. */
function logEnd(serverLog: Logger, exchange: Exchange, millis: number): void {
  const { request, response, path } = exchange;
  const slow = millis >= slowMillis;
  const level = response.statusCode >= 500 || slow ? 'warn' : 'debug';
  // Asked first, so that a quiet log costs nothing.
  if (!serverLog.isLevelEnabled(level)) return;
  const line = { method: request.method, path, status: response.statusCode, millis: Math.round(millis) };
  exchange.log[level](line, response.writableFinished ? 'answered' : 'the client went away');
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`Expected a port, but found ${address}.`);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

const listenProblems: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something listens there. Stop it, or set PORT (0 takes a free one)',
  EACCES: 'this user may not listen there. Set PORT to one above 1023',
  EADDRNOTAVAIL: 'this machine does not have that address. Set HOST to one of its own',
  ENOTFOUND: 'that name leads nowhere. Set HOST to an address of this machine',
};

function explainListenError(error: Error, host: string, port: number): Error {
  const problem = 'code' in error ? listenProblems[String(error.code)] : undefined;
  if (problem === undefined) return error;
  return new Error(`Expected port ${port} on ${host} to be free, but ${problem}.`, { cause: error });
}
