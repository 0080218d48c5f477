import type { NodeInput } from '../../platform/graphql/mutations/node.input';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import type { Actor } from '../status/actor';
import { lockSubscriptionFor } from './lock-subscription';

/** Takes a digest subscription away. The subscriber stays, with the others; links in its mails still end all mail. */
export async function deleteDigestSubscription({
  input,
  transaction,
  by,
}: CommandTask<NodeInput> & { by: Actor }): Promise<{ deletedId: string }> {
  const { subscription } = await lockSubscriptionFor(by, { transaction, id: input.id });
  await transaction.query('delete from digest_subscriptions where id = $1', [subscription.key]);
  return { deletedId: input.id };
}
