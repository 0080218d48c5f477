import type { Queryable } from '../database/queryable';
import type { ChangeAction, ChangeType } from './change.entity';

/** Appends what the transaction did to the change log. Call it in the transaction that does it. */
export async function recordChanges(change: {
  transaction: Queryable;
  type: ChangeType;
  action: ChangeAction;
  keys: readonly number[];
  now: Date;
}): Promise<void> {
  if (change.keys.length === 0) {
    return;
  }
  await change.transaction.query(
    `insert into changes (transaction_id, event_id, type, action, subject_id, at)
     select (pg_current_xact_id()::text)::bigint, gen_random_uuid(), $1::text, $2::text, subject_id, $4::timestamptz
     from unnest($3::integer[]) as subject_id`,
    [change.type, change.action, change.keys, change.now],
  );
}
