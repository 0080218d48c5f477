import { Field, ObjectType } from 'type-graphql';
import { DeliveryPaper } from '../../subscribers';

@ObjectType({
  description:
    'A mail as it would be sent, but for the tokens in its links. All of it is empty where nothing would be sent.',
})
export class DeliveryPreview {
  @Field(() => String, { description: 'The subject line.' })
  subject!: string;

  @Field(() => String, { description: 'The mail as HTML. Its links to unsubscribe lead nowhere.' })
  html!: string;

  @Field(() => String, { description: 'The same as text.' })
  text!: string;

  @Field(() => [DeliveryPaper], { description: 'What it holds, the best first.' })
  papers!: DeliveryPaper[];
}
