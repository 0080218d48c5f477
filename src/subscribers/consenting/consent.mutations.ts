import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { AccessContext } from '../../access';
import { Input } from '../../platform/graphql/mutations/input-argument';
import { runCommand } from '../../platform/graphql/mutations/run-command';
import { undoUnsubscribe } from '../leaving/undo-unsubscribe';
import { unsubscribe, UnsubscribeInput } from '../leaving/unsubscribe';
import { EmailInput, requestManageLink } from '../managing/request-manage-link';
import { AcceptedPayload, ConfirmPayload, UnsubscribePayload } from '../payloads';
import { TokenInput } from '../token.input';
import { confirmSubscription } from './confirm-subscription';
import { subscribe, SubscribeInput } from './subscribe';

/** What anyone may do who has an address, or a token from a mail to it. */
@Resolver()
export class ConsentMutations {
  @Mutation(() => AcceptedPayload, {
    description:
      'Asks the address by mail whether it wants digests. The answer is the same whether or not the address is known.',
  })
  subscribe(@Input() input: SubscribeInput, @Ctx() context: AccessContext): Promise<AcceptedPayload> {
    const { network } = context;
    return runCommand({
      context,
      input,
      command: (task) => subscribe({ ...task, network }),
      refused: { accepted: false },
    });
  }

  @Mutation(() => ConfirmPayload, { description: 'Takes the token of a confirmation mail: from here on mail comes.' })
  async confirmSubscription(@Input() input: TokenInput, @Ctx() context: AccessContext): Promise<ConfirmPayload> {
    const { network, addressKeys } = context;
    const payload = await runCommand({
      context,
      input,
      command: (task) => confirmSubscription({ ...task, network, addressKeys }),
      refused: { subscriber: null, manageToken: null },
    });
    return withSecret(context, payload, payload.manageToken);
  }

  @Mutation(() => AcceptedPayload, {
    description: 'Mails a link to manage subscriptions. The answer is the same whether or not the address is known.',
  })
  requestManageLink(@Input() input: EmailInput, @Ctx() context: AccessContext): Promise<AcceptedPayload> {
    const { network } = context;
    return runCommand({
      context,
      input,
      command: (task) => requestManageLink({ ...task, network }),
      refused: { accepted: false },
    });
  }

  @Mutation(() => UnsubscribePayload, {
    description:
      'Takes the token that every mail carries: ends that subscription, or all. It shows nothing of the person, since ' +
      'mails are forwarded.',
  })
  async unsubscribe(@Input() input: UnsubscribeInput, @Ctx() context: AccessContext): Promise<UnsubscribePayload> {
    const { network, addressKeys } = context;
    const payload = await runCommand({
      context,
      input,
      command: (task) => unsubscribe({ ...task, network, addressKeys }),
      refused: { ended: false, undoToken: null },
    });
    return withSecret(context, payload, payload.undoToken);
  }

  @Mutation(() => AcceptedPayload, { description: 'Takes an undo token: brings back what was ended.' })
  undoUnsubscribe(@Input() input: TokenInput, @Ctx() context: AccessContext): Promise<AcceptedPayload> {
    const { network } = context;
    return runCommand({
      context,
      input,
      command: (task) => undoUnsubscribe({ ...task, network }),
      refused: { accepted: false },
    });
  }
}

/** An answer that is remembered leaves the secret out. */
function withSecret<Shown>(context: AccessContext, payload: Shown, secret: string | null): Shown {
  if (secret !== null) {
    context.secretsShown.add(secret);
  }
  return payload;
}
