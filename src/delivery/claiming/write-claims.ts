import type { Transaction } from '../../platform/database/transaction';
import { type DeliveryCode, DeliveryStatus } from '../delivery-status';
import { deliveriesOf } from '../shards';
import { giveBackPapers } from './give-back-papers';

/** What a delivery becomes when it is taken up. */
export type ClaimRecord = { readonly key: number; readonly subscriberKey: number } & (
  | {
      readonly status: DeliveryStatus.SENDING;
      readonly paperKeys: readonly number[];
      readonly reasonKeys: readonly number[];
      /** Papers that were its own before it was chosen anew. */
      readonly givenBack?: readonly number[];
      /** Papers that are its own from now on. */
      readonly taken?: readonly number[];
    }
  | {
      readonly status: DeliveryStatus.SUPPRESSED;
      readonly reason: DeliveryCode;
      readonly detail: string | null;
      /** Papers that were its own. */
      readonly givenBack: readonly number[];
    }
  | {
      readonly status: DeliveryStatus.EMPTY;
      readonly emptySince: Date;
      readonly emptyTimes: number;
      /** The delivery before it, where that was EMPTY as well: one row stands for both. */
      readonly folds: number | null;
      readonly givenBack: readonly number[];
    }
);

/** Writes what became of the deliveries of a batch. */
export async function writeClaims(
  transaction: Transaction,
  { shard, now, records }: { shard: number; now: Date; records: readonly ClaimRecord[] },
): Promise<void> {
  if (records.length === 0) {
    return;
  }
  await giveBackPapers(
    transaction,
    records.map((record) => ({ ...record, paperKeys: record.givenBack ?? [] })),
  );
  await takePapers(transaction, records);
  const folded = records.flatMap((record) => ('folds' in record && record.folds !== null ? [record.folds] : []));
  if (folded.length > 0) {
    await transaction.query(`delete from ${deliveriesOf(shard)} where id = any ($1::integer[])`, [folded]);
  }
  await transaction.query(
    `update ${deliveriesOf(shard)} delivery
     set status = given.status,
       reason = given.reason,
       detail = given.detail,
       attempts = delivery.attempts + case when given.status = 'SENDING' then 1 else 0 end,
       made_at = case when given.status = 'SENDING' then coalesce(delivery.made_at, $2) else delivery.made_at end,
       paper_ids = given.paper_ids,
       reason_ids = given.reason_ids,
       empty_since = given.empty_since,
       empty_times = given.empty_times
     from json_to_recordset($1::json) as given (
       id integer, status text, reason text, detail text, paper_ids integer[], reason_ids integer[],
       empty_since timestamptz, empty_times integer
     )
     where delivery.id = given.id`,
    [JSON.stringify(records.map(toRow)), now],
  );
}

function toRow(record: ClaimRecord): object {
  const { key: id, status } = record;
  switch (record.status) {
    case DeliveryStatus.SENDING:
      return { id, status, paper_ids: record.paperKeys, reason_ids: record.reasonKeys };
    case DeliveryStatus.SUPPRESSED:
      return { id, status, reason: record.reason, detail: record.detail };
    case DeliveryStatus.EMPTY:
      return { id, status, empty_since: record.emptySince, empty_times: record.emptyTimes };
  }
}

/** Fails where somebody else has taken one: then the whole batch is taken up anew. */
async function takePapers(transaction: Transaction, records: readonly ClaimRecord[]): Promise<void> {
  const taken = records.flatMap((record) =>
    'taken' in record
      ? (record.taken ?? []).map((paperKey) => ({ subscriberKey: record.subscriberKey, paperKey }))
      : [],
  );
  if (taken.length > 0) {
    await transaction.query(
      `insert into delivered_papers (subscriber_id, paper_id)
       select *
       from unnest($1::integer[], $2::integer[])`,
      [taken.map(({ subscriberKey }) => subscriberKey), taken.map(({ paperKey }) => paperKey)],
    );
  }
}
