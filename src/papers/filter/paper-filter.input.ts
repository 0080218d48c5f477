import { Field, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars/date.scalar';

/**
 * Which papers: the one filter of lists, subscriptions, webhooks and feeds. A field that is left out or null asks
 * for nothing; a list holds where any of its items does, so an empty list holds for no paper.
 */
@InputType('PaperFilter', {
  description:
    'One filter for every channel. The fields of one object hold together (AND). A list holds where any of its items ' +
    'does; an empty one for no paper. and, or, not nest to a depth of 5, with at most 100 conditions in all and 100 ' +
    'items a list.',
})
export class PaperFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Full-text search over titles, abstracts and authors, without regard to case, accents and plural: bare words (all ' +
      'of them), "a phrase", -exclusion, OR between alternatives, prefix*; also an arXiv id, a DOI, or the URL of one. ' +
      'Any text is a query; one without a word to look for finds nothing.',
  })
  query?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Any of these topic slugs; a topic stands for itself and all below it.',
  })
  topics?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Any of these authors, by name without regard to case and accents.',
  })
  authors?: string[] | null;

  @Field(() => [String], { nullable: true, description: "Any of these classes of the paper's source, such as cs.CL." })
  categories?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'On this day or later, UTC; by the date that PUBLISHED_AT sorts by.',
  })
  publishedFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'On this day or earlier, UTC; by the date that PUBLISHED_AT sorts by.',
  })
  publishedTo?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'In a digest of this day or later.' })
  digestFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'In a digest of this day or earlier; with digestFrom, one digest lies within both.',
  })
  digestTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'With, or without, a link to its code.' })
  hasCode?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'At least so many votes.' })
  minVotes?: number | null;

  @Field(() => [PaperFilter], { nullable: true, description: 'All of these hold.' })
  and?: PaperFilter[] | null;

  @Field(() => [PaperFilter], { nullable: true, description: 'Any of these holds.' })
  or?: PaperFilter[] | null;

  @Field(() => PaperFilter, { nullable: true, description: 'This does not hold.' })
  not?: PaperFilter | null;
}
