import { Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessContext, Scope } from '../../access';
import { Input } from '../../platform/graphql/mutations/input-argument';
import { runCommand } from '../../platform/graphql/mutations/run-command';
import { sendDigest, SendDigestInput, SendDigestPayload } from './send-digest';
import { sumBatches } from './sum-batches';

/** Deliveries, to cause by hand. */
@Resolver()
export class DeliveryMutations {
  @Authorized(Scope.DELIVERIES_SEND)
  @Mutation(() => SendDigestPayload, {
    description:
      'Has the digests of a day sent now. Nobody gets a second one for that day, or a paper again: asked again, it ' +
      'schedules what is not there yet. Of many subscriptions each 10,000 are a transaction of their own.',
  })
  sendDigest(@Input() input: SendDigestInput, @Ctx() context: AccessContext): Promise<SendDigestPayload> {
    return sumBatches((after) =>
      runCommand({
        context,
        input,
        command: (task) => sendDigest({ ...task, after }),
        refused: { scheduled: 0, skipped: 0, next: null },
      }),
    );
  }
}
