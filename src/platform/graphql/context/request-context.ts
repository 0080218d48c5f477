import type { Clock } from '../../clock/clock';
import type { Transactional } from '../../database/database';
import type { Sql } from '../../database/sql';
import type { Letterhead } from '../../mail';
import type { Node } from '../nodes/node';
import type { CursorCodec } from '../pagination/cursor-codec';

/** What every resolver can reach. Features that know the caller extend it (see access). */
export interface RequestContext {
  /** The pool; under an Idempotency-Key the one transaction that holds the whole operation. */
  database: Transactional;
  loaderScope: LoaderScope;
  cursors: CursorCodec;
  clock: Clock;
  /** What mails of this installation have in common. */
  letterhead: Letterhead;
  /** How objects are found by their ids: one entry for each type, by its name. */
  nodeTypes: ReadonlyMap<string, NodeType>;
  /** The digest source meant where none is named. */
  defaultSource: string;
  /** Cost points of the operation, known before it runs. */
  cost: number;
  /** Calls once when nobody waits for the answer any more; returns what takes that back. */
  onceGone(call: () => void): () => void;
}

/** Stands for what a request has loaded so far. A mutation puts a new one, so that what it changed is read again. */
export type LoaderScope = object;

/** How objects of one type are found again by their key. */
export interface NodeType<Context extends RequestContext = RequestContext> {
  /** The GraphQL name, which is also the class's. */
  name: string;
  /** The object; null where there is none, or where the caller may not read it. */
  load(key: number, context: Context): Promise<Node | null>;
  /** The same row as a statement on `parent.id`; left out where not every caller may read it. */
  rows?: Sql;
}
