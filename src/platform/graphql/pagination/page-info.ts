import { Field, ObjectType } from 'type-graphql';

/** Where a page stands in its list (Relay). What lies beyond a cursor is looked up where it is asked for. */
@ObjectType({ description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  constructor(
    private readonly page: {
      hasNextPage(): Promise<boolean>;
      hasPreviousPage(): Promise<boolean>;
      startCursor: string | null;
      endCursor: string | null;
    },
  ) {}

  @Field(() => Boolean, { description: 'Whether more follows behind the last edge.' })
  hasNextPage(): Promise<boolean> {
    return this.page.hasNextPage();
  }

  @Field(() => Boolean, { description: 'Whether something stands before the first edge.' })
  hasPreviousPage(): Promise<boolean> {
    return this.page.hasPreviousPage();
  }

  @Field(() => String, { nullable: true, description: 'The cursor of the first edge; null on an empty page.' })
  get startCursor(): string | null {
    return this.page.startCursor;
  }

  @Field(() => String, { nullable: true, description: 'The cursor of the last edge; null on an empty page.' })
  get endCursor(): string | null {
    return this.page.endCursor;
  }
}
