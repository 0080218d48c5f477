import type { RequestContext } from '../context/request-context';
import type { Node } from './node';

/** How objects of one type are found again by their key. */
export interface NodeType<Context extends RequestContext = RequestContext> {
  /** The GraphQL name, which is also the class's. */
  name: string;
  /** The object; null where there is none, or where the caller may not read it. */
  load(key: number, context: Context): Promise<Node | null>;
}

/** All of them, by name. */
export type NodeTypes = ReadonlyMap<string, NodeType>;
