import { Field, ObjectType } from 'type-graphql';
import { UserError } from './user-error';

/** What every mutation answers with, beside what it did. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'What the caller got wrong; empty on success.' })
  userErrors!: UserError[];
}
