import { Field, InputType } from 'type-graphql';
import { ErrorPolicy } from '../../platform/graphql/mutations/error-policy';
import { AtMostItems } from '../../platform/graphql/mutations/rules';
import { SubscribeInput } from '../consenting/subscribe';

@InputType({ description: 'Addresses from elsewhere. None that has left is brought back by it.' })
export class ImportSubscribersInput {
  @Field(() => [SubscribeInput], { description: 'At most 10,000.' })
  @AtMostItems(10_000)
  subscribers!: SubscribeInput[];

  @Field(() => ErrorPolicy, {
    defaultValue: ErrorPolicy.REJECT_EVERYTHING,
    description: 'What one bad row means for the others.',
  })
  errorPolicy!: ErrorPolicy;

  @Field({ defaultValue: false, description: 'Says what would happen, and does nothing.' })
  dryRun!: boolean;

  @Field({
    defaultValue: false,
    description: 'That all of them have consented elsewhere; else each is mailed the question whether it wants mail.',
  })
  alreadyConfirmed!: boolean;
}
