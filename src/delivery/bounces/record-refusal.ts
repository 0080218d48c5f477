import type { Transaction } from '../../platform/database/transaction';
import type { BouncedMessage } from '../../platform/mail';
import { judgeFailure } from './judge-failure';
import { type BounceOutcome, recordBounce } from './record-bounce';

/**
 * Counts what a server said to a message that it did not take, such as "550 5.1.1 no such user", as if it had taken it
 * and reported so afterwards; see recordBounce.
 */
export function recordRefusal(
  transaction: Transaction,
  { message, reply, now }: { message: BouncedMessage; reply: string; now: Date },
): Promise<BounceOutcome> {
  const finding = { ...judgeFailure({ status: null, diagnostic: reply }), diagnostic: reply };
  return recordBounce(transaction, { message, finding, now, saidAt: now });
}
