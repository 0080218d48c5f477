import { Field, InputType, registerEnumType } from 'type-graphql';
import { SortDirection } from '../../platform/graphql/pagination/sort-direction';

export enum PaperOrderField {
  RELEVANCE = 'RELEVANCE',
  PUBLISHED_AT = 'PUBLISHED_AT',
  VOTES = 'VOTES',
  TRENDING = 'TRENDING',
  TITLE = 'TITLE',
}

registerEnumType(PaperOrderField, {
  name: 'PaperOrderField',
  description: 'What papers are put in order by; ties are settled by arrival.',
  valuesConfig: {
    RELEVANCE: {
      description: 'Best match of the query first, among up to 1,000 candidates; without a query, like PUBLISHED_AT.',
    },
    PUBLISHED_AT: {
      description: 'Falls back to the day of the first digest, then to the day of arrival; it is never null.',
    },
    VOTES: { description: 'All votes, whatever their age.' },
    TRENDING: { description: 'Votes weighed by their age.' },
    TITLE: { description: 'By alphabet, without case, accents and punctuation.' },
  },
});

@InputType('PaperOrder', { description: 'The order of a list of papers.' })
export class PaperOrder {
  @Field(() => PaperOrderField, { description: 'What to sort by.' })
  field!: PaperOrderField;

  @Field(() => SortDirection, { description: 'Which end first.', defaultValue: SortDirection.DESC })
  direction!: SortDirection;
}
