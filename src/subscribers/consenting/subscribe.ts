import { ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { requireAddress } from '../address/require-address';
import { requestsOfNetwork } from '../allowances/take-allowance';
import { chargeNetwork } from '../allowances/charge-network';
import { DigestSubscriptionFields } from '../digest-subscription-fields.input';
import { leaveRequests } from '../requests/leave-requests';
import { judgeDigest } from '../judging/judge-digests';

@InputType({ description: 'An address, and what it shall be sent.' })
export class SubscribeInput {
  @Field({ description: 'Where mail shall go.' })
  email!: string;

  @Field(() => DigestSubscriptionFields, {
    nullable: true,
    description: 'What the digest holds and when it comes; every day at 8 UTC what trends, if left out.',
  })
  @ValidateNested()
  digest?: DigestSubscriptionFields | null;
}

/**
 * Asks for a subscription in the name of an address. What is done is the same whatever the address is: what differs is
 * done by the job that answers the request.
 */
export async function subscribe({
  input,
  transaction,
  now,
  network,
}: CommandTask<SubscribeInput> & { network: string }): Promise<{ accepted: boolean }> {
  const email = requireAddress(input.email, ['email']);
  const digest = await judgeDigest(transaction, { fields: input.digest ?? null, path: ['digest'] });
  leaveRequests({ transaction, kind: 'SUBSCRIBE', of: [{ email, digest }], network, now });
  await chargeNetwork({ transaction, allowance: requestsOfNetwork, network, now });
  return { accepted: true };
}
