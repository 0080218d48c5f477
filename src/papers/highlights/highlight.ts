import { Field, ObjectType } from 'type-graphql';

/** A text of a paper with what matched marked in it. */
@ObjectType({ description: 'A text of a paper, with marks around what the query looks for.' })
export class Highlight {
  @Field({ description: 'title, abstract or authors; of authors, one for each name that matches.' })
  field!: string;

  @Field({
    description: 'HTML: the text escaped, <mark> around what matched; of a long abstract the best 300 characters.',
  })
  html!: string;
}
