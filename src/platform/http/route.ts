import type { Exchange } from './exchange';
import type { SayProblem } from './problem';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Answers one request. What it throws becomes the answer: a GraphQLError of ours as it says, all else a 500. */
export type Handler = (exchange: Exchange) => Promise<void> | void;

/** What is served at a path. HEAD is answered by the handler of GET, OPTIONS by the server. */
export interface Route {
  /** Exact; with `prefix` also everything below it. */
  readonly path: string;
  readonly prefix?: boolean;
  readonly methods: Readonly<Partial<Record<Method, Handler>>>;
  /** How it is said here what went wrong; as JSON unless given. */
  readonly sayProblem?: SayProblem;
}
