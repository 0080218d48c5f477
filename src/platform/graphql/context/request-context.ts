import type { Clock } from '../../clock/clock';
import type { Transactional } from '../../database/database';
import type { NodeTypes } from '../nodes/node-type';
import type { CursorCodec } from '../pagination/cursor-codec';
import type { LoaderScope } from './request-loaders';

/** What every resolver can reach. Features that know the caller extend it (see access). */
export interface RequestContext {
  /** The pool; under an Idempotency-Key the one transaction that holds the whole operation. */
  database: Transactional;
  loaderScope: LoaderScope;
  cursors: CursorCodec;
  clock: Clock;
  nodeTypes: NodeTypes;
  /** The digest source meant where none is named. */
  defaultSource: string;
  /** Cost points of the operation, known before it runs. */
  cost: number;
}
