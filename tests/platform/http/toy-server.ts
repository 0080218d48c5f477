import { Writable } from 'node:stream';

import type { ApolloServerPlugin } from '@apollo/server';
import {
  GraphQLError,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';

import { createLogger } from '../../../src/platform/logging/create-logger';
import type { Log } from '../../../src/platform/logging/request-log';
import { badUserInput, forbidden, rateLimited, unauthenticated } from '../../../src/platform/graphql/errors';
import { limitsPlugin, type LimitsPluginOptions } from '../../../src/platform/graphql/limits';
import {
  createHttpServer,
  type Exchange,
  type HttpServer,
  type HttpServerOptions,
  type Route,
} from '../../../src/platform/http';
import { bodyLimits, createApolloServer, graphqlRoute } from '../../../src/platform/http/graphql';

/** What a resolver of the toy schema gets. */
export interface ToyContext {
  cost: number;
  readonly log: Log;
  readonly exchange: Exchange;
}

/** A server on a free port, what it logged, and how to end it. */
export interface ToyServer {
  readonly url: string;
  readonly http: HttpServer;
  readonly logged: Record<string, unknown>[];
  stop(): Promise<void>;
}

type ToyOptions = Partial<Pick<HttpServerOptions, 'timeouts'>> &
  Pick<LimitsPluginOptions<ToyContext>, 'charge' | 'costLimit'> & {
    readonly plugins?: readonly ApolloServerPlugin<ToyContext>[];
    readonly routes?: readonly Route[];
    readonly config?: Partial<HttpServerOptions['config']>;
  };

/** Starts the whole edge around a toy schema: the caller with the key "good" may send 8 MiB, "bad" is unknown. */
export async function startToyServer(options: ToyOptions = {}): Promise<ToyServer> {
  const logged: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(line, _encoding, done) {
      logged.push(JSON.parse(String(line)));
      done();
    },
  });
  const log = createLogger('debug', sink);
  const apollo = createApolloServer<ToyContext>({
    schema,
    log,
    plugins: [limitsPlugin<ToyContext>(options), ...(options.plugins ?? [])],
  });
  await apollo.start();
  const http = createHttpServer({
    config: { host: '127.0.0.1', port: 0, trustProxyHops: 0, corsOrigins: [], ...options.config },
    log,
    routes: [
      graphqlRoute({
        path: '/graphql',
        apollo,
        authenticate: ({ request }) => {
          if (request.headers.authorization === 'Bearer bad') throw unauthenticated();
          return request.headers.authorization === 'Bearer good';
        },
        bodyLimit: (withKey: boolean) => (withKey ? bodyLimits.withKey : bodyLimits.anonymous),
        buildContext: (_caller, exchange) => ({ cost: 0, log: exchange.log, exchange }),
      }),
      ...(options.routes ?? []),
    ],
    ...(options.timeouts && { timeouts: options.timeouts }),
  });
  const url = await http.listen();
  return {
    url,
    http,
    logged,
    async stop() {
      await http.close(0);
      await apollo.stop();
    },
  };
}

/** An error as PostgreSQL's driver and TypeORM throw it. */
export function databaseError(code: string): Error {
  const driverError = Object.assign(new Error('canceling statement'), { code, detail: 'Key (email)=(a@b.example)' });
  const query = 'select secret_column from /srv/hidden';
  return Object.assign(new Error(`${query} failed`), { query, parameters: ['token-in-parameters'], driverError });
}

const Query = new GraphQLObjectType<unknown, ToyContext>({
  name: 'Query',
  fields: {
    greeting: {
      type: GraphQLString,
      args: { name: { type: GraphQLString } },
      resolve: (_, { name }) => `hello ${name ?? ''}`,
    },
    number: {
      type: GraphQLInt,
      args: { value: { type: new GraphQLNonNull(GraphQLInt) } },
      resolve: (_, { value }) => value,
    },
    sum: {
      type: GraphQLInt,
      args: { values: { type: new GraphQLList(GraphQLInt) } },
      resolve: (_, { values }: { values: number[] }) => values.reduce((sum, value) => sum + value, 0),
    },
    cost: { type: GraphQLInt, resolve: (_root, _args, { cost }) => cost },
    dear: { type: GraphQLInt, extensions: { cost: 9_000 }, resolve: () => 1 },
    clientIp: { type: GraphQLString, resolve: (_root, _args, { exchange }) => exchange.clientIp },
    slow: { type: GraphQLString, resolve: () => new Promise((resolve) => setTimeout(resolve, 300, 'done')) },
    broken: {
      type: GraphQLString,
      resolve: () => {
        throw databaseError('42P01');
      },
    },
    late: {
      type: GraphQLString,
      resolve: () => {
        throw databaseError('57014');
      },
    },
    uncoded: {
      type: GraphQLString,
      resolve: () => {
        throw new GraphQLError('an inner secret');
      },
    },
    wrongType: { type: GraphQLInt, resolve: () => 'no number' },
    strict: {
      type: GraphQLString,
      resolve: () => {
        throw rateLimited(2.2);
      },
    },
    scoped: {
      type: GraphQLString,
      resolve: () => {
        throw forbidden('ADMIN');
      },
    },
    refused: {
      type: GraphQLString,
      resolve: () => {
        throw Object.assign(badUserInput('Expected an even number.'), { stack: 'at /srv/hidden' });
      },
    },
  },
});

const Mutation = new GraphQLObjectType({
  name: 'Mutation',
  fields: { touch: { type: GraphQLString, resolve: () => 'touched' } },
});

const schema = new GraphQLSchema({ query: Query, mutation: Mutation });

/** What a GraphQL answer holds. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
  readonly errors: readonly { message: string; path?: unknown; extensions: Record<string, unknown> }[];
}

/** Posts whatever as a body. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return readAnswer(response);
}

export async function readAnswer(response: Response): Promise<Answer> {
  const { data, errors = [] } = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, data, errors };
}
