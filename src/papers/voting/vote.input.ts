import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IsPlainText } from '../../platform/graphql/mutations/is-plain-text';
import { AtMostCharacters } from '../../platform/graphql/mutations/rules';

@InputType({ description: 'A vote for a paper, or one to take back.' })
export class VoteInput {
  @Field(() => ID, { description: 'The paper.' })
  paperId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "An id of the key's own choosing for the person who votes; required with a key, refused from a subscriber.",
  })
  @IsOptional()
  @AtMostCharacters(255)
  @IsPlainText()
  voter?: string | null;
}
