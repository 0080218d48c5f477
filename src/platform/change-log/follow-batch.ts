import type { Database } from '../database/database';
import type { Transaction } from '../database/transaction';
import type { ChangeFollower, FollowedChange } from './change-follower';

/** What became of a batch: some changes were worked off, none can be read yet, or another process has its turn. */
export type BatchOutcome = 'moved' | 'idle' | 'elsewhere';

/** Gives a follower its place at the beginning of the log, unless it has one. */
export async function enrolFollower(database: Database, { name }: ChangeFollower): Promise<void> {
  await database.query('insert into change_followers (name) values ($1) on conflict (name) do nothing', [name]);
}

/**
 * Works off the next changes in one transaction, which also moves the follower on: either both happen or neither. At
 * most `limit` changes are read, those of other types included.
 */
export async function followBatch(
  database: Database,
  follower: ChangeFollower,
  limit = follower.batchSize,
): Promise<BatchOutcome> {
  // Asked outside of a transaction, since most answers are "nothing": to take the turn writes to the log of the database.
  if (!(await hasMore(database, follower))) {
    return 'idle';
  }
  return database.transaction(async (transaction) => {
    const position = await takeTurn(transaction, follower);
    if (position === null) {
      return 'elsewhere';
    }
    const changes = await readOn(transaction, position, limit);
    const last = changes.at(-1);
    if (last === undefined) {
      return 'idle';
    }
    const wanted = changes.filter(({ type }) => follower.types.includes(type));
    if (wanted.length > 0) {
      await follower.handle(transaction, wanted);
    }
    await moveTo(transaction, follower, last);
    return 'moved';
  });
}

interface Position {
  transactionId: string;
  changeKey: string;
}

/** Nothing can appear any more before the oldest transaction that is still open. */
const settled = 'change.transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint';

async function hasMore(database: Database, { name }: ChangeFollower): Promise<boolean> {
  const [row] = await database.query<{ more: boolean }>(
    `select exists (
       select
       from changes change
       where (change.transaction_id, change.id) > (position.transaction_id, position.change_id) and ${settled}
     ) as "more"
     from change_followers position
     where position.name = $1`,
    [name],
  );
  return row?.more ?? false;
}

/** Where the follower stands, and the right to go on from there until the transaction ends; null where another has it. */
async function takeTurn(transaction: Transaction, { name }: ChangeFollower): Promise<Position | null> {
  const [position] = await transaction.query<Position>(
    `select position.transaction_id as "transactionId", position.change_id as "changeKey"
     from change_followers position
     where position.name = $1
     for update skip locked`,
    [name],
  );
  return position ?? null;
}

function readOn(
  transaction: Transaction,
  { transactionId, changeKey }: Position,
  limit: number,
): Promise<(FollowedChange & Position)[]> {
  return transaction.query(
    `select change.transaction_id as "transactionId", change.id as "changeKey", change.type, change.action,
       change.subject_id as "subjectKey", change.event_id as "eventId", change.at
     from changes change
     where (change.transaction_id, change.id) > ($1::bigint, $2::bigint) and ${settled}
     order by change.transaction_id, change.id
     limit $3`,
    [transactionId, changeKey, limit],
  );
}

async function moveTo(transaction: Transaction, { name }: ChangeFollower, position: Position): Promise<void> {
  await transaction.query('update change_followers set transaction_id = $2, change_id = $3 where name = $1', [
    name,
    position.transactionId,
    position.changeKey,
  ]);
}
