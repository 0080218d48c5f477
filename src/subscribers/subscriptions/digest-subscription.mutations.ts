import { Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessContext, Scope, subscribersToo } from '../../access';
import { DeletePayload } from '../../platform/graphql/mutations/delete.payload';
import { Input } from '../../platform/graphql/mutations/input-argument';
import { NodeInput } from '../../platform/graphql/mutations/node.input';
import { runCommand } from '../../platform/graphql/mutations/run-command';
import { DigestSubscriptionPayload } from '../payloads';
import { actorOf } from '../status/actor';
import { createDigestSubscription, CreateDigestSubscriptionInput } from './create-digest-subscription';
import { deleteDigestSubscription } from './delete-digest-subscription';
import { UpdateDigestSubscriptionInput } from './digest-subscription-changes.input';
import { updateDigestSubscription } from './update-digest-subscription';

/** Digest subscriptions, to write: by whose they are, or by programs. */
@Resolver()
export class DigestSubscriptionMutations {
  @Authorized(Scope.SUBSCRIBERS_WRITE, subscribersToo)
  @Mutation(() => DigestSubscriptionPayload, { description: 'Gives a subscriber one more digest; at most 20.' })
  createDigestSubscription(
    @Input() input: CreateDigestSubscriptionInput,
    @Ctx() context: AccessContext,
  ): Promise<DigestSubscriptionPayload> {
    const by = actorOf(context);
    return runCommand({
      context,
      input,
      command: (task) => createDigestSubscription({ ...task, by }),
      refused: { subscription: null },
    });
  }

  @Authorized(Scope.SUBSCRIBERS_WRITE, subscribersToo)
  @Mutation(() => DigestSubscriptionPayload, { description: 'Changes what a digest holds, or when it comes.' })
  updateDigestSubscription(
    @Input() input: UpdateDigestSubscriptionInput,
    @Ctx() context: AccessContext,
  ): Promise<DigestSubscriptionPayload> {
    const by = actorOf(context);
    return runCommand({
      context,
      input,
      command: (task) => updateDigestSubscription({ ...task, by }),
      refused: { subscription: null },
    });
  }

  @Authorized(Scope.SUBSCRIBERS_WRITE, subscribersToo)
  @Mutation(() => DeletePayload, { description: 'Takes a digest away.' })
  deleteDigestSubscription(@Input() input: NodeInput, @Ctx() context: AccessContext): Promise<DeletePayload> {
    const by = actorOf(context);
    return runCommand({
      context,
      input,
      command: (task) => deleteDigestSubscription({ ...task, by }),
      refused: { deletedId: null },
    });
  }
}
