import type { Transaction } from '../../platform/database/transaction';
import { rateLimited } from '../../platform/graphql/errors/errors';
import { type Allowance, takeAllowance } from './take-allowance';

/** Takes a token from a network; throws RATE_LIMITED where it has none left. */
export async function chargeNetwork(charge: {
  transaction: Transaction;
  allowance: Allowance;
  network: string;
  now: Date;
}): Promise<void> {
  const { transaction, allowance, network, now } = charge;
  if (await takeAllowance(transaction, allowance, network, now)) {
    return;
  }
  const [bucket] = await transaction.query<{ takenAt: Date[] }>(
    'select taken_at as "takenAt" from mail_allowances where subject = $1',
    [`${allowance.name}:${network}`],
  );
  const firstBack = Math.min(...(bucket?.takenAt ?? [now]).map((at) => at.getTime())) + allowance.perMillis;
  throw rateLimited((firstBack - now.getTime()) / 1_000);
}
