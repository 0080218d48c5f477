import { Field, Float, ObjectType } from 'type-graphql';

/** A paper that is like another. Its paper is found by the resolver. */
@ObjectType({ simpleResolvers: true, description: 'A paper that is like another, and how much.' })
export class SimilarPaper {
  paperKey!: number;

  @Field(() => Float, { description: 'How alike the two are in what they are about, 0 to 1, rounded to six decimals.' })
  score!: number;
}
