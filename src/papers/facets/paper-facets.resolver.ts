import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { rawSql, sql } from '../../platform/database/sql';
import { readListSize } from '../../platform/graphql/pagination/page-arguments';
import { InSql, rows, type Use } from '../../platform/planner/sql-form';
import { TopicCount } from '../../topics';
import { PaperFacets } from './paper-facets';

/** The topics of a list of papers, as many as are asked for. */
@Resolver(() => PaperFacets)
export class PaperFacetsResolver {
  @InSql(
    rows(
      ({ row, args }: Use<{ first?: number | null }>) => sql`
        select (counted->>'topicKey')::integer as "topicKey", (counted->>'count')::integer as "count"
        from json_array_elements(${rawSql(row)}."counts") as counted
        limit ${rawSql(String(readListSize('first', args.first, 10)))}`,
      null,
    ),
  )
  @FieldResolver(() => [TopicCount], { description: 'The topics that most papers carry.' })
  topics(
    @Root() facets: PaperFacets,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10, description: 'How many: 1 to 100.' })
    first: number | null,
  ): readonly TopicCount[] {
    return facets.counts.slice(0, readListSize('first', first, 10));
  }
}
