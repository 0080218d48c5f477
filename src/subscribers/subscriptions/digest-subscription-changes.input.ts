import { Field, ID, InputType, Int } from 'type-graphql';
import { Cadence, Weekday } from '../cadence';

@InputType({ description: 'What shall be different; a field that is left out stays, a list replaces the list.' })
export class DigestSubscriptionChanges {
  @Field(() => Cadence, { nullable: true, description: 'How often.' })
  cadence?: Cadence | null;

  @Field(() => Weekday, { nullable: true, description: 'For WEEKLY; null stands for Monday.' })
  weekday?: Weekday | null;

  @Field(() => Int, { nullable: true, description: 'At which hour of the day, 0 to 23, local time.' })
  hour?: number | null;

  @Field(() => String, { nullable: true, description: 'An IANA name, such as "Europe/Berlin".' })
  timeZone?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many papers a mail holds at most, 1 to 100.' })
  maxPapers?: number | null;

  @Field(() => [String], { nullable: true, description: 'Slugs, at most 50.' })
  topics?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Saved searches, at most 50 of 500 characters.' })
  searches?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Names of authors, at most 50.' })
  authors?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Only papers with so many votes or more.' })
  minVotes?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'No mail on Saturday and Sunday, local time.' })
  skipWeekends?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False ends it, true takes it up again; what a subscriber has ended, only they take up again.',
  })
  active?: boolean | null;
}

@InputType({ description: 'A digest subscription, and what shall be different about it.' })
export class UpdateDigestSubscriptionInput {
  @Field(() => ID, { description: 'The digest subscription.' })
  id!: string;

  @Field(() => DigestSubscriptionChanges, { description: 'What shall be different.' })
  changes!: DigestSubscriptionChanges;
}
