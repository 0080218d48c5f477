import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'One object, by its id.' })
export class NodeInput {
  @Field(() => ID, { description: "The object's id." })
  id!: string;
}
