import { Field, Int, ObjectType } from 'type-graphql';
import { rawSql, sql } from '../../platform/database/sql';
import { InSql, rows, type Use } from '../../platform/planner/sql-form';
import type { TopicCount } from '../../topics';

/** How many papers were published in a year. */
@ObjectType({ simpleResolvers: true, description: 'How many papers of a year.' })
export class YearCount {
  @Field(() => Int, { description: 'By the date that PUBLISHED_AT sorts by, in UTC.' })
  year!: number;

  @Field(() => Int, { description: 'Its papers.' })
  count!: number;
}

/** Counts over a whole list of papers. */
@ObjectType({
  simpleResolvers: true,
  description:
    'Counts over the whole result, not the page. Of a query that finds more than 10,000 papers, and of any other list ' +
    'of more than 100,000, over the newest ones.',
})
export class PaperFacets {
  /** Every topic of the papers, the most frequent first. */
  counts!: readonly TopicCount[];

  @InSql(
    rows(
      ({ row }: Use) => sql`
        select (counted->>'year')::integer as "year", (counted->>'count')::integer as "count"
        from json_array_elements(${rawSql(row)}."years") as counted`,
      null,
    ),
  )
  @Field(() => [YearCount], { description: 'Papers by year, the newest first; years without papers are left out.' })
  years!: YearCount[];

  @Field(() => Int, { description: 'Papers with a link to their code.' })
  withCode!: number;
}
