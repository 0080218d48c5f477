import { Field, ObjectType } from 'type-graphql';

/** Where a page stands in its list (Relay). */
@ObjectType({ description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field({ description: 'Whether more follows behind the last edge.' })
  hasNextPage!: boolean;

  @Field({ description: 'Whether something stands before the first edge.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}
