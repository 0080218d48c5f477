import type { Transaction } from '../../platform/database/transaction';
import type { Queryable } from '../../platform/database/queryable';

/** Keeps an address from being mailed, by its hash, until its owner confirms anew. */
export async function suppress(transaction: Queryable, addressHash: string, now: Date): Promise<void> {
  await transaction.query(
    `insert into suppressions (address_hash, at)
     values ($1, $2)
     on conflict do nothing`,
    [addressHash, now],
  );
}

/** Lets an address be mailed again: its owner has confirmed. */
export function liftSuppression(transaction: Transaction, addressHash: string): void {
  transaction.send('delete from suppressions where address_hash = $1', [addressHash]);
}
