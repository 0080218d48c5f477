import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ImportOutcome {
  ACCEPTED = 'ACCEPTED',
  ALREADY_KNOWN = 'ALREADY_KNOWN',
  SUPPRESSED = 'SUPPRESSED',
  INVALID = 'INVALID',
}

registerEnumType(ImportOutcome, {
  name: 'ImportOutcome',
  description: 'What became of a row.',
  valuesConfig: {
    ACCEPTED: { description: 'A new subscriber, or one in a dry run that would be.' },
    ALREADY_KNOWN: { description: 'A subscriber already, or the address of an earlier row; left as it is.' },
    SUPPRESSED: { description: 'Unsubscribed, bounced or erased; left alone.' },
    INVALID: { description: 'Not understood.' },
  },
});

@ObjectType({ description: 'What became of one row of an import.' })
export class ImportRow {
  @Field(() => Int, { description: 'The place of the row in the input, from 0.' })
  index!: number;

  @Field(() => ImportOutcome, { description: 'What became of it.' })
  outcome!: ImportOutcome;

  @Field(() => String, { nullable: true, description: 'Why, where it was not accepted.' })
  reason!: string | null;
}
