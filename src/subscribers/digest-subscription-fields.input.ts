import { Field, InputType, Int } from 'type-graphql';
import { Cadence, Weekday } from './cadence';

@InputType({ description: 'What a digest by mail holds, how often it comes, and at what local hour.' })
export class DigestSubscriptionFields {
  @Field(() => Cadence, { defaultValue: Cadence.DAILY, description: 'How often.' })
  cadence!: Cadence;

  @Field(() => Weekday, { nullable: true, description: 'For WEEKLY; Monday if left out.' })
  weekday?: Weekday | null;

  @Field(() => Int, { defaultValue: 8, description: 'At which hour of the day, 0 to 23, local time.' })
  hour!: number;

  @Field({ defaultValue: 'UTC', description: 'An IANA name, such as "Europe/Berlin".' })
  timeZone!: string;

  @Field(() => Int, { defaultValue: 10, description: 'How many papers a mail holds at most, 1 to 100.' })
  maxPapers!: number;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Slugs, at most 50; a topic stands for itself and all below it.',
  })
  topics!: string[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Saved searches in the language of PaperFilter.query, at most 50 of 500 characters.',
  })
  searches!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Names of authors, at most 50.' })
  authors!: string[];

  @Field(() => Int, { defaultValue: 0, description: 'Only papers with so many votes or more.' })
  minVotes!: number;

  @Field({ defaultValue: false, description: 'No mail on Saturday and Sunday, local time.' })
  skipWeekends!: boolean;
}
