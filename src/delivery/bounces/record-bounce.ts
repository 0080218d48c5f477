import type { Transaction } from '../../platform/database/transaction';
import type { BouncedMessage } from '../../platform/mail';
import { endForComplaint, isAllowed, moveSubscriber, type Subscriber, SubscriberStatus } from '../../subscribers';
import { cleanDiagnostic } from './clean-diagnostic';
import type { Finding } from './judge-report';
import { lockReceiver, type Receiver } from './lock-receiver';

const softBouncesUntilBounced = 5;
const countedDays = 30;
const dayMillis = 86_400_000;

/**
 * What a report changed. UNKNOWN where the message or its subscriber is forgotten, OUTDATED where the address was confirmed
 * since the message, REPEATED where it was told before.
 */
export type BounceOutcome = 'UNKNOWN' | 'OUTDATED' | 'REPEATED' | 'COUNTED' | 'BOUNCED' | 'UNSUBSCRIBED';

/**
 * Notes what came back of a message, and draws the consequence for its subscriber: HARD makes them BOUNCED at once, SOFT
 * the fifth time within 30 days, a COMPLAINT ends all mail. Told again, it changes nothing; nor does a failure of what was
 * sent before the address was last confirmed, which whoever kept an old mail could hand in. It locks the subscriber, so it
 * wants a transaction that holds no lock which others take after that one.
 */
export async function recordBounce(
  transaction: Transaction,
  { message, finding, now, saidAt }: { message: BouncedMessage; finding: Finding; now: Date; saidAt?: Date },
): Promise<BounceOutcome> {
  const receiver = await lockReceiver(transaction, message);
  if (receiver === null || receiver.subscriber.status === SubscriberStatus.ERASED) {
    return 'UNKNOWN';
  }
  const { subscriber } = receiver;
  if (finding.verdict !== 'COMPLAINT' && isOutdated(receiver, saidAt)) {
    return 'OUTDATED';
  }
  if (!(await note(transaction, { subscriber, message, finding, now }))) {
    return 'REPEATED';
  }
  if (finding.verdict === 'COMPLAINT') {
    await endForComplaint({ transaction, subscriber, now });
    return 'UNSUBSCRIBED';
  }
  const to = SubscriberStatus.BOUNCED;
  const isEnough = finding.verdict === 'HARD' || (await hasEnoughSoftOnes(transaction, subscriber, now));
  if (!isEnough || !isAllowed('BOUNCED', subscriber.status, to)) {
    return 'COUNTED';
  }
  await moveSubscriber({ transaction, subscriber, cause: 'BOUNCED', to, by: { kind: 'BOUNCE' }, now });
  return 'BOUNCED';
}

/** A message that is forgotten is older than any that still comes back. Of what was said to our face the time is known. */
function isOutdated({ subscriber: { confirmedAt }, sentAt }: Receiver, saidAt = sentAt): boolean {
  return saidAt === null || (confirmedAt !== null && saidAt < confirmedAt);
}

async function note(
  transaction: Transaction,
  task: { subscriber: Subscriber; message: BouncedMessage; finding: Finding; now: Date },
): Promise<boolean> {
  const { subscriber, message, finding, now } = task;
  const noted = await transaction.query<object>(
    `insert into bounces (subscriber_id, message_kind, message_id, verdict, code, detail, at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (subscriber_id, message_kind, message_id, verdict) do nothing
     returning subscriber_id`,
    [
      subscriber.key,
      message.kind,
      message.key,
      finding.verdict,
      finding.code,
      cleanDiagnostic(finding.diagnostic, subscriber.email),
      now,
    ],
  );
  return noted.length > 0;
}

/** What came before the address was last confirmed is settled by that. */
async function hasEnoughSoftOnes(transaction: Transaction, subscriber: Subscriber, now: Date): Promise<boolean> {
  const [counted] = await transaction.query<{ soft: number }>(
    `select count(*)::integer as soft
     from bounces bounce
     where bounce.subscriber_id = $1
       and bounce.verdict = 'SOFT'
       and bounce.at > greatest($2::timestamptz, $3::timestamptz)`,
    [subscriber.key, new Date(now.getTime() - countedDays * dayMillis), subscriber.confirmedAt],
  );
  return (counted?.soft ?? 0) >= softBouncesUntilBounced;
}
