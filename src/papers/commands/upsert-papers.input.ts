import { Field, InputType } from 'type-graphql';
import { ErrorPolicy } from '../../platform/graphql/mutations/error-policy';
import { PaperInput } from './paper.input';
import { AtMostItems } from '../../platform/graphql/mutations/rules';

@InputType({
  description:
    'Papers are known again by arXiv id, DOI, or else by title; one that was known by title alone takes on the id that ' +
    'arrives; an arXiv id and a DOI that point at two papers are a CONFLICT.',
})
export class UpsertPapersInput {
  /** Each is judged by itself, so that one bad row can be told from the others. */
  @Field(() => [PaperInput], { description: 'At most 500.' })
  @AtMostItems(500)
  papers!: PaperInput[];

  @Field(() => ErrorPolicy, {
    defaultValue: ErrorPolicy.REJECT_EVERYTHING,
    description: 'What one bad paper means for the others.',
  })
  errorPolicy!: ErrorPolicy;
}
