import { Field, ID, ObjectType } from 'type-graphql';
import { Payload } from './payload';

@ObjectType({ description: 'What was deleted.' })
export class DeletePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id that is gone; null where nothing was deleted.' })
  deletedId!: string | null;
}
