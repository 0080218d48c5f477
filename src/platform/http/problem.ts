import type { Exchange } from './exchange';

/** Why a request was not answered as it wished. */
export interface Problem {
  readonly status: number;
  readonly message: string;
  /** As GraphQL has them: the code, and what belongs to it. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** Words a problem for whoever asks at a route; may set headers of the response, which is to be sent by the caller. */
export type SayProblem = (exchange: Exchange, problem: Problem) => { contentType: string; body: string };

/** In the shape that GraphQL gives to errors. */
export const problemAsJson: SayProblem = (_exchange, { message, extensions }) => ({
  contentType: 'application/json; charset=utf-8',
  body: `${JSON.stringify({ errors: [{ message, extensions }] })}\n`,
});
