import { Field, InputType } from 'type-graphql';
import { AtMostCharacters } from '../platform/graphql/mutations/rules';

@InputType({ description: 'A token from a mail, or from an answer.' })
export class TokenInput {
  @Field({ description: 'As it was given.' })
  @AtMostCharacters(512)
  token!: string;
}
