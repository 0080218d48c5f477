import { Field, InputType } from 'type-graphql';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { requireAddress } from '../address/require-address';
import { chargeNetwork } from '../allowances/charge-network';
import { requestsOfNetwork } from '../allowances/take-allowance';
import { leaveRequests } from '../requests/leave-requests';

@InputType({ description: 'An e-mail address.' })
export class EmailInput {
  @Field({ description: 'As people write it.' })
  email!: string;
}

/** Asks for the way to the subscriptions of an address. As with `subscribe`, all that differs is done by a job. */
export async function requestManageLink({
  input,
  transaction,
  now,
  network,
}: CommandTask<EmailInput> & { network: string }): Promise<{ accepted: boolean }> {
  const email = requireAddress(input.email, ['email']);
  const of = [{ email, digest: null }];
  leaveRequests({ transaction, kind: 'MANAGE_LINK', of, network, now });
  await chargeNetwork({ transaction, allowance: requestsOfNetwork, network, now });
  return { accepted: true };
}
