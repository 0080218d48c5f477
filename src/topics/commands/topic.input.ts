import { IsOptional, Matches, ValidateNested } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { IsNotBlank } from '../../platform/graphql/mutations/is-not-blank';
import { IsPlainText } from '../../platform/graphql/mutations/is-plain-text';
import { AtMostCharacters, AtMostItems, Within } from '../../platform/graphql/mutations/rules';

const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const slugMessage = 'Expected a slug of lower-case letters and digits in words joined by hyphens, got "$value".';

@InputType({ description: 'Words that bring papers into a topic.' })
export class TopicPhraseInput {
  @Field({ description: 'At most 200 characters; case, accents, hyphens and plain plurals do not count.' })
  @AtMostCharacters(200)
  @IsPlainText()
  phrase!: string;

  @Field(() => Float, {
    defaultValue: 1,
    description:
      'How strongly, 0 to 10: 1 brings a paper in by its title, or by two places of its abstract; 0 makes an exception, ' +
      'within whose words no other phrase of the topic counts.',
  })
  @Within(0, 10)
  weight!: number;
}

@InputType({ description: 'A new topic.' })
export class TopicInput {
  @Field({ description: 'Lower-case words joined by hyphens, unique, at most 80 characters.' })
  @AtMostCharacters(80)
  @Matches(slugShape, { message: slugMessage })
  slug!: string;

  @Field({ description: 'The name as people write it, at most 120 characters.' })
  @IsNotBlank()
  @AtMostCharacters(120)
  @IsPlainText()
  name!: string;

  @Field({ defaultValue: '', description: 'What belongs here, in a sentence.' })
  @AtMostCharacters(2_000)
  @IsPlainText()
  description!: string;

  @Field(() => String, { nullable: true, description: 'The slug of the topic above it.' })
  @IsOptional()
  @IsPlainText()
  parent?: string | null;

  @Field(() => [TopicPhraseInput], {
    defaultValue: [],
    description: 'Weighted phrases that bring a paper in, at most 500; they hold for papers that arrive from now on.',
  })
  @AtMostItems(500)
  @ValidateNested({ each: true })
  phrases!: TopicPhraseInput[];
}

@InputType({ description: 'What shall be different; a field that is left out stays, a list replaces the list.' })
export class TopicChanges {
  @Field(() => String, { nullable: true, description: 'Lower-case words joined by hyphens, unique.' })
  @IsOptional()
  @AtMostCharacters(80)
  @Matches(slugShape, { message: slugMessage })
  slug?: string | null;

  @Field(() => String, { nullable: true, description: 'The name as people write it.' })
  @IsOptional()
  @IsNotBlank()
  @AtMostCharacters(120)
  @IsPlainText()
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What belongs here, in a sentence.' })
  @IsOptional()
  @AtMostCharacters(2_000)
  @IsPlainText()
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'The slug of the topic above it; null puts it at the top.' })
  @IsOptional()
  @IsPlainText()
  parent?: string | null;

  @Field(() => [TopicPhraseInput], { nullable: true, description: 'Replace all phrases; at most 500.' })
  @IsOptional()
  @AtMostItems(500)
  @ValidateNested({ each: true })
  phrases?: TopicPhraseInput[] | null;
}

@InputType({ description: 'A topic, and what shall be different about it.' })
export class UpdateTopicInput {
  @Field(() => ID, { description: 'The topic.' })
  id!: string;

  @Field(() => TopicChanges, { description: 'What shall be different.' })
  @ValidateNested()
  changes!: TopicChanges;
}
