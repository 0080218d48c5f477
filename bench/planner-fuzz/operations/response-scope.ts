import { getNamedType, type GraphQLField, type GraphQLNamedType, isCompositeType, isObjectType } from 'graphql';

interface Named {
  /** The field's type, where composite types count as one. */
  shape: string;
  /** By parent type: the field with its arguments. */
  uses: Map<string, { call: string; isObject: boolean }>;
  below: ResponseScope;
}

/** A field as it is about to be selected under a name. */
export interface NamedCall {
  parent: GraphQLNamedType;
  field: GraphQLField<unknown, unknown>;
  /** `papers(first: 3)` */
  call: string;
}

/**
 * The names taken at one place of the answer, so that what is selected there twice can be merged: the same name means
 * the same field with the same arguments, or fields of one shape where no object has both.
 */
export class ResponseScope {
  private readonly names = new Map<string, Named>();

  /** Takes the name, and gives the scope below it; null where the name means something else already. */
  take(name: string, call: NamedCall): ResponseScope | null {
    const shape = shapeOf(call.field);
    const known = this.names.get(name);
    if (known !== undefined && (known.shape !== shape || clashes(known, call))) {
      return null;
    }
    const named = known ?? { shape, uses: new Map(), below: new ResponseScope() };
    named.uses.set(call.parent.name, { call: call.call, isObject: isObjectType(call.parent) });
    this.names.set(name, named);
    return named.below;
  }

  /** Adds another scope's names, if all of them agree with those here and below. */
  merge(other: ResponseScope): boolean {
    if (!this.agrees(other)) {
      return false;
    }
    for (const [name, theirs] of other.names) {
      const ours = this.names.get(name);
      if (ours === undefined) {
        this.names.set(name, theirs);
      } else {
        theirs.uses.forEach((use, parent) => ours.uses.set(parent, use));
        ours.below.merge(theirs.below);
      }
    }
    return true;
  }

  private agrees(other: ResponseScope): boolean {
    return [...other.names].every(([name, theirs]) => {
      const ours = this.names.get(name);
      // Calls must be the same whoever their parents are: stricter than need be, and simple.
      const calls = new Set([...(ours?.uses.values() ?? []), ...theirs.uses.values()].map(({ call }) => call));
      return ours === undefined || (ours.shape === theirs.shape && calls.size === 1 && ours.below.agrees(theirs.below));
    });
  }
}

function clashes({ uses }: Named, { parent, call }: NamedCall): boolean {
  return [...uses].some(
    ([name, use]) => use.call !== call && (name === parent.name || !use.isObject || !isObjectType(parent)),
  );
}

function shapeOf(field: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(field.type);
  return isCompositeType(named) ? String(field.type).replace(named.name, '{}') : String(field.type);
}
