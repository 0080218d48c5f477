import { Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { type AccessContext, Scope, subscribersToo } from '../../access';
import { DeletePayload } from '../../platform/graphql/mutations/delete.payload';
import { Input } from '../../platform/graphql/mutations/input-argument';
import { NodeInput } from '../../platform/graphql/mutations/node.input';
import { runCommand } from '../../platform/graphql/mutations/run-command';
import { importSubscribers } from '../importing/import-subscribers';
import { ImportSubscribersInput } from '../importing/import-subscribers.input';
import { eraseSubscriber } from '../leaving/erase-subscriber';
import { unsubscribeSubscriber } from '../leaving/unsubscribe-subscriber';
import { ImportSubscribersPayload, SubscriberPayload } from '../payloads';
import { actorOf } from '../status/actor';
import { pauseSubscriber, PauseSubscriberInput } from './pause-subscriber';
import { resumeSubscriber } from './resume-subscriber';

const nothingImported = { accepted: 0, alreadyKnown: 0, suppressed: 0, invalid: 0, rows: [] };

/** Subscribers, to write: by themselves, or by programs. */
@Resolver()
export class SubscriberMutations {
  @Authorized(Scope.SUBSCRIBERS_WRITE, subscribersToo)
  @Mutation(() => SubscriberPayload, { description: 'Holds mail back for a while.' })
  pauseSubscriber(@Input() input: PauseSubscriberInput, @Ctx() context: AccessContext): Promise<SubscriberPayload> {
    const by = actorOf(context);
    return runCommand({
      context,
      input,
      command: (task) => pauseSubscriber({ ...task, by }),
      refused: { subscriber: null },
    });
  }

  @Authorized(Scope.SUBSCRIBERS_WRITE, subscribersToo)
  @Mutation(() => SubscriberPayload, { description: 'Ends a pause.' })
  resumeSubscriber(@Input() input: NodeInput, @Ctx() context: AccessContext): Promise<SubscriberPayload> {
    const by = actorOf(context);
    return runCommand({
      context,
      input,
      command: (task) => resumeSubscriber({ ...task, by }),
      refused: { subscriber: null },
    });
  }

  @Authorized(Scope.SUBSCRIBERS_WRITE, subscribersToo)
  @Mutation(() => SubscriberPayload, { description: 'Ends all mail to a subscriber.' })
  unsubscribeSubscriber(@Input() input: NodeInput, @Ctx() context: AccessContext): Promise<SubscriberPayload> {
    const by = actorOf(context);
    const { addressKeys } = context;
    return runCommand({
      context,
      input,
      command: (task) => unsubscribeSubscriber({ ...task, by, addressKeys }),
      refused: { subscriber: null },
    });
  }

  @Authorized(Scope.SUBSCRIBERS_WRITE, subscribersToo)
  @Mutation(() => DeletePayload, {
    description:
      'Forgets the person: a keyed hash of the address stays, so that nothing but their own new confirmation can bring ' +
      'mail back.',
  })
  eraseSubscriber(@Input() input: NodeInput, @Ctx() context: AccessContext): Promise<DeletePayload> {
    const by = actorOf(context);
    const { addressKeys } = context;
    return runCommand({
      context,
      input,
      command: (task) => eraseSubscriber({ ...task, by, addressKeys }),
      refused: { deletedId: null },
    });
  }

  @Authorized(Scope.SUBSCRIBERS_WRITE)
  @Mutation(() => ImportSubscribersPayload, {
    description:
      'Takes in addresses from elsewhere. Never revives one that unsubscribed, bounced or was erased; those and the ' +
      'ones that are known are outcomes, not errors.',
  })
  importSubscribers(
    @Input() input: ImportSubscribersInput,
    @Ctx() context: AccessContext,
  ): Promise<ImportSubscribersPayload> {
    const by = actorOf(context);
    const { addressKeys } = context;
    return runCommand({
      context,
      input,
      command: (task) => importSubscribers({ ...task, by, addressKeys }),
      refused: nothingImported,
    });
  }
}
