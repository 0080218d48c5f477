import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { readListSize } from '../../platform/graphql/pagination/page-arguments';
import { TopicCount } from '../../topics';
import { PaperFacets } from './paper-facets';

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
