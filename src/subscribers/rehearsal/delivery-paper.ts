import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A paper of a mail, and why it is in there.' })
export class DeliveryPaper {
  @Field(() => String, { description: 'Which topic, search or author of the subscription brought the paper in.' })
  reason!: string;

  paperKey!: number;
}
