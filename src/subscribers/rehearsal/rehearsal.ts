import { Extensions, Field, Float, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars/scalars';
import { mostMails } from './rehearse';
import { DeliveryPaper } from './delivery-paper';

@ObjectType({ description: 'A mail that would have been sent.' })
export class RehearsedDelivery {
  @Field(() => DateTimeScalar, { description: 'When it would have been due.' })
  scheduledFor!: Date;

  @Field(() => [DeliveryPaper], { description: 'What it would have held, the best first.' })
  papers!: DeliveryPaper[];
}

@ObjectType({ description: 'What a subscription would have sent over past days.' })
export class Rehearsal {
  @Extensions({ listSize: mostMails })
  @Field(() => [RehearsedDelivery], {
    description:
      'The mails in order; when nothing was there to send, none is sent. Of an INSTANT digest the last 31, if there ' +
      'are more.',
  })
  deliveries!: RehearsedDelivery[];

  @Field(() => Float, { description: 'How many papers a mail holds on the average; 0 without any mail.' })
  papersPerDelivery!: number;
}
