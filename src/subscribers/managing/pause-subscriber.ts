import { Field, ID, InputType } from 'type-graphql';
import { parseInstant } from '../../platform/calendar/parse-instant';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { Actor } from '../status/actor';
import { lockSubscriberFor } from '../status/lock-subscriber';
import { moveSubscriber } from '../status/move-subscriber';
import { readSubscriber } from '../status/read-subscriber';
import type { Subscriber } from '../subscriber.entity';
import { SubscriberStatus } from '../subscriber-status';

@InputType({ description: 'Who wants no mail for a while.' })
export class PauseSubscriberInput {
  @Field(() => ID, { description: 'The subscriber.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'When mail goes on by itself, an instant or a day of RFC 3339; without end if left out.',
  })
  until?: string | null;
}

/** Holds mail back until an instant, or until `resumeSubscriber`. For one who is paused, it changes the end. */
export async function pauseSubscriber({
  input,
  transaction,
  now,
  by,
}: CommandTask<PauseSubscriberInput> & { by: Actor }): Promise<{ subscriber: Subscriber | null }> {
  const pausedUntil = readEnd(input.until ?? null, now);
  const subscriber = await lockSubscriberFor(by, { transaction, id: input.id, field: 'id' });
  if (subscriber.status === SubscriberStatus.PAUSED) {
    await transaction.query('update subscribers set paused_until = $2 where id = $1', [subscriber.key, pausedUntil]);
  } else {
    await moveSubscriber({
      transaction,
      subscriber,
      cause: 'PAUSED',
      to: SubscriberStatus.PAUSED,
      by,
      now,
      pausedUntil,
    });
  }
  return { subscriber: await readSubscriber(transaction, subscriber.key) };
}

function readEnd(text: string | null, now: Date): Date | null {
  if (text === null) {
    return null;
  }
  const until = parseInstant(text);
  if (until === null || until <= now) {
    const message = `Expected an instant or a day of RFC 3339 in the future, got ${JSON.stringify(text.slice(0, 60))}.`;
    throw refuse(UserErrorCode.INVALID, ['until'], message);
  }
  return until;
}
