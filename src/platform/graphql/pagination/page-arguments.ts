import { ArgsType, Field, Int } from 'type-graphql';
import { badUserInput } from '../errors/errors';

/** What every connection takes: forwards with first and after, backwards with last and before. */
@ArgsType()
export class PageArguments {
  @Field(() => Int, { nullable: true, description: 'How many, from the front: 1 to 100; 20 if left out.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes behind this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many, from the end: 1 to 100.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}

/** A page that was asked for, with its size settled. */
export interface PageRequest {
  size: number;
  /** Counted from the end of the list. */
  backward: boolean;
  after: string | null;
  before: string | null;
  /** Whether the rows at the cursors belong to the page too. */
  inclusive: boolean;
}

export const defaultPageSize = 20;
export const largestPageSize = 100;

/** Judges the arguments; BAD_USER_INPUT names the one that is off. */
export function readPageArguments(args: PageArguments): PageRequest {
  if (typeof args.first === 'number' && typeof args.last === 'number') {
    throw badUserInput('Expected "first" or "last", got both: ask for a page from one end.');
  }
  const backward = typeof args.last === 'number';
  return {
    size: backward
      ? readListSize('last', args.last, defaultPageSize)
      : readListSize('first', args.first, defaultPageSize),
    backward,
    after: args.after ?? null,
    before: args.before ?? null,
    inclusive: false,
  };
}

/** The size of a page or a list, or the default where none is given; BAD_USER_INPUT names the argument. */
export function readListSize(argument: string, size: number | null | undefined, otherwise: number): number {
  if (typeof size === 'number' && (size < 1 || size > largestPageSize)) {
    throw badUserInput(`Expected "${argument}" to be from 1 to ${largestPageSize}, got ${size}.`);
  }
  return size ?? otherwise;
}
