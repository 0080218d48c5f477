import { Field, Int, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/mutations/payload';
import { DigestSubscription } from './digest-subscription.entity';
import { ImportRow } from './importing/import-outcome';
import { Subscriber } from './subscriber.entity';

@ObjectType({ description: 'That something was taken up; what comes of it is not told here.' })
export class AcceptedPayload extends Payload {
  @Field({ description: 'False where it was refused.' })
  accepted!: boolean;
}

@ObjectType({ description: 'What a confirmation brought.' })
export class ConfirmPayload extends Payload {
  @Field(() => Subscriber, { nullable: true, description: 'As they stand now; null where nothing was confirmed.' })
  subscriber!: Subscriber | null;

  @Field(() => String, {
    nullable: true,
    description: 'Goes behind Authorization: Bearer to manage the subscriptions. Good for 24 hours; shown once.',
  })
  manageToken!: string | null;
}

@ObjectType({ description: 'What was ended.' })
export class UnsubscribePayload extends Payload {
  @Field({ description: 'Whether what the token stands for sends no more mail.' })
  ended!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Undoes it within 24 hours; null where nothing was ended now. Shown once.',
  })
  undoToken!: string | null;
}

@ObjectType({ description: 'The subscriber that was changed.' })
export class SubscriberPayload extends Payload {
  @Field(() => Subscriber, { nullable: true, description: 'As they stand now; null where nothing was done.' })
  subscriber!: Subscriber | null;
}

@ObjectType({ description: 'The digest subscription that was made or changed.' })
export class DigestSubscriptionPayload extends Payload {
  @Field(() => DigestSubscription, { nullable: true, description: 'As it stands now; null where nothing was done.' })
  subscription!: DigestSubscription | null;
}

@ObjectType({ description: 'What became of an import.' })
export class ImportSubscribersPayload extends Payload {
  @Field(() => Int, { description: 'Rows that brought a new subscriber.' })
  accepted!: number;

  @Field(() => Int, { description: 'Rows of subscribers that there were already.' })
  alreadyKnown!: number;

  @Field(() => Int, { description: 'Rows of addresses that have left.' })
  suppressed!: number;

  @Field(() => Int, { description: 'Rows that were not understood.' })
  invalid!: number;

  @Field(() => [ImportRow], { description: 'Each row in the order of the input; empty where all was refused.' })
  rows!: ImportRow[];
}
