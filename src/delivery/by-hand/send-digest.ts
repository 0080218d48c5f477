import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ArrayNotEmpty, IsOptional } from 'class-validator';
import type { Transaction } from '../../platform/database/transaction';
import { decodeNodeId } from '../../platform/graphql/nodes/node-id';
import { InputRefused, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { Payload } from '../../platform/graphql/mutations/payload';
import { AtMostItems } from '../../platform/graphql/mutations/rules';
import { readDay } from './read-day';
import { scheduleDay, type ScheduledBatch } from './schedule-day';

@InputType({ description: 'Digests to be sent by hand.' })
export class SendDigestInput {
  @Field(() => String, {
    nullable: true,
    description: 'The day, in the time zone of each subscription, such as 2026-03-13; the present one if left out.',
  })
  date?: string | null;

  @IsOptional()
  @ArrayNotEmpty({ message: 'Expected at least one id; leave the list out for all subscriptions.' })
  @AtMostItems(1000)
  @Field(() => [ID], {
    nullable: true,
    description:
      'For which, whatever their cadence; if left out for all that are live and due on that day by theirs. At most 1,000.',
  })
  subscriptionIds?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Counts, and schedules nothing.' })
  dryRun!: boolean;
}

@ObjectType({ description: 'What became of the digests of a day.' })
export class SendDigestPayload extends Payload {
  @Field(() => Int, { description: 'How many mails are scheduled, to be sent at once; in a dry run, would be.' })
  scheduled!: number;

  @Field(() => Int, {
    description:
      'How many subscriptions get none: they are not due on that day, or it has not begun there; they have one for it, ' +
      'or had a later one; of those that were named, also the ones that want no mail.',
  })
  skipped!: number;
}

const subscriptionsAtOnce = 10_000;

/** Schedules digests of a day for a part of those asked for: the one that begins behind the key `after`. */
export async function sendDigest({
  input,
  transaction,
  now,
  after,
  size = subscriptionsAtOnce,
}: CommandTask<SendDigestInput> & { after: number; size?: number }): Promise<ScheduledBatch> {
  const { date, subscriptionIds, dryRun } = input;
  return scheduleDay(transaction, {
    day: typeof date === 'string' ? readDay(date, now) : null,
    keys: subscriptionIds ? await readKeys(transaction, subscriptionIds) : null,
    dryRun,
    now,
    after,
    size,
  });
}

/** Refuses ids that stand for no subscription, each with its place. */
async function readKeys(transaction: Transaction, ids: readonly string[]): Promise<number[]> {
  const keys = ids.map((id) => {
    const decoded = decodeNodeId(id);
    return decoded?.type === 'DigestSubscription' ? decoded.key : null;
  });
  const rows = await transaction.query<{ key: number }>(
    'select subscription.id as "key" from digest_subscriptions subscription where subscription.id = any ($1::integer[])',
    [keys.filter((key) => key !== null)],
  );
  const known = new Set(rows.map(({ key }) => key));
  const userErrors = ids.flatMap((id, place) => {
    const key = keys[place] ?? null;
    return key !== null && known.has(key)
      ? []
      : [
          {
            code: UserErrorCode.NOT_FOUND,
            field: ['subscriptionIds', String(place)],
            message: `Expected the id of a digest subscription, but none has ${JSON.stringify(id.slice(0, 80))}.`,
          },
        ];
  });
  if (userErrors.length > 0) {
    throw new InputRefused(userErrors);
  }
  return [...known];
}
