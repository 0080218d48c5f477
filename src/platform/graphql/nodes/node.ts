import { Field, ID, InterfaceType } from 'type-graphql';
import { encodeNodeId } from './node-id';

/** What can be fetched again by its id. A class that implements it is also registered as a NodeType. */
@InterfaceType({ description: 'An object that can be fetched again by its opaque, globally unique id (Relay).' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and globally unique; the argument of `node`.' })
  get id(): string {
    return encodeNodeId(this.constructor.name, this.key);
  }

  /** The key in the object's own table; never shown. */
  abstract key: number;
}
