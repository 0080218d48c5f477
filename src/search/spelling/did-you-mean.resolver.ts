import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PaperConnection } from '../../papers';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { didYouMean } from './did-you-mean';

/** What spelling adds to lists of papers. */
@Resolver(() => PaperConnection)
export class DidYouMeanResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The filter's query in a spelling that finds something, where as typed it finds nothing; null everywhere else. " +
      'Operators and quotes stay as typed.',
  })
  didYouMean(@Root() connection: PaperConnection, @Ctx() context: RequestContext): Promise<string | null> {
    return didYouMean(connection, context);
  }
}
