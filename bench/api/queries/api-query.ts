import type { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';

/** Variables of one request. */
export type Variables = Readonly<Record<string, unknown>>;

/** What the variables are drawn from; the same in every run. */
export interface Values {
  /** Papers in no order; `date` is what they are sorted by, as PostgreSQL prints it. */
  papers: readonly { key: number; date: string }[];
  /** Digests in no order. */
  digests: readonly { key: number; date: string }[];
  /** All topics, those with the most papers first. */
  topics: readonly { key: number; papers: number }[];
  /** Words that stand in some papers, in no order. */
  words: readonly string[];
  cursors: CursorCodec;
}

/** SQL for the n-th parameter, counted from 1. */
export type Parameter = (place: number) => string;

/** SQL for a cursor: from SQL for the `key:order:value` that it carries. */
export type SignedCursor = (payload: string) => string;

/** What the limit answers a query with: one statement whose result is the text of the response. */
export interface LimitStatement {
  kind: 'statement';
  /** The PostgreSQL types of the parameters. */
  types: readonly string[];
  read(variables: Variables, request: { cursors: CursorCodec; keyHash: string }): unknown[];
  /** The whole response as one expression of type text. */
  answer(parameter: Parameter, signed: SignedCursor): string;
  /** Common table expressions that write. Such a statement is not merged with others. */
  prelude?(parameter: Parameter): string;
}

/** What the limit answers a query with for which it needs no database. */
export interface LimitText {
  kind: 'text';
  text: string;
}

/** The same question to PostGraphile, whose schema is its own; plain-values.ts makes the two answers comparable. */
export interface PostgraphileTwin {
  document: string;
  /** In step with the variables of ours. */
  variables(values: Values, ask: Ask): Promise<readonly Variables[]>;
}

/** Asks a contender for data; throws on any error. */
// oxlint-disable-next-line typescript/no-explicit-any -- each caller knows what it asked for
export type Ask = (document: string, variables: Variables) => Promise<any>;

/** One of the queries that are measured, and all that is needed to measure it. */
export interface ApiQuery {
  name: string;
  title: string;
  document: string;
  /** The variables of each request, in the order in which they are sent. */
  variables(values: Values): readonly Variables[];
  /** It asks with the first API key instead of as nobody in particular. */
  withKey?: boolean;
  /** By its hash alone: an automatic persisted query, which was sent before. */
  persisted?: boolean;
  /** Null where the statement would be the product's own. */
  limit: LimitStatement | LimitText | null;
  /** Whether Mercurius and Yoga, which have a part of our schema, have this. */
  inSubset: boolean;
  postgraphile: PostgraphileTwin | null;
}
