import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../platform/graphql/context/request-context';
import { readListSize } from '../../platform/graphql/pagination/page-arguments';
import { TopicCount } from '../../topics';
import { PaperConnection } from '../lists/paper-connection';
import { facetsOfList } from './load-facets';
import { PaperFacets } from './paper-facets';

/** The facets of a list of papers. */
@Resolver(() => PaperConnection)
export class PaperConnectionResolver {
  @FieldResolver(() => PaperFacets, {
    description: 'Counts over the whole result, not the page; counted only where asked for.',
  })
  facets(@Root() connection: PaperConnection, @Ctx() context: RequestContext): Promise<PaperFacets> {
    return facetsOfList(context).load(connection.wanted);
  }
}

/** The topics of a list of papers, as many as are asked for. */
@Resolver(() => PaperFacets)
export class PaperFacetsResolver {
  @FieldResolver(() => [TopicCount], { description: 'The topics that most papers carry.' })
  topics(
    @Root() facets: PaperFacets,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many: 1 to 100.' })
    first: number | null,
  ): readonly TopicCount[] {
    return facets.counts.slice(0, readListSize('first', first, 10));
  }
}
