import { createHash } from 'node:crypto';
import type { Queryable } from '../../platform/database/queryable';

/** What an answer is remembered by. */
export interface IdempotencyClaim {
  caller: string;
  /** The mutations of the operation. */
  operation: string;
  key: string;
  /** What was asked: the same key with another body is refused. */
  requestHash: string;
}

/** What was asked, in a form that can be compared. A text may hold several operations, of which one is named. */
export function hashRequest(query: string, operationName: string | null, variables: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([query, operationName, variables ?? {}]))
    .digest('hex');
}

/**
 * Takes the key for this transaction: null where it is ours now, else what is remembered. While another transaction
 * holds the same key, this waits for it to end.
 */
export async function claimAnswer(
  transaction: Queryable,
  claim: IdempotencyClaim,
  now: Date,
): Promise<{ requestHash: string; answer: string | null } | null> {
  const { caller, operation, key, requestHash } = claim;
  const claimed = await transaction.query(
    `insert into idempotency_answers (caller, operation, idempotency_key, request_hash, created_at)
     values ($1, $2, $3, $4, $5)
     on conflict (caller, operation, idempotency_key) do update
     set request_hash = excluded.request_hash,
       answer = null,
       created_at = excluded.created_at
     where idempotency_answers.created_at <= $6
     returning caller`,
    [caller, operation, key, requestHash, now, oldestRemembered(now)],
  );
  if (claimed.length > 0) {
    return null;
  }
  const [known] = await transaction.query<{ requestHash: string; answer: string | null }>(
    `select known.request_hash as "requestHash", known.answer
     from idempotency_answers known
     where known.caller = $1 and known.operation = $2 and known.idempotency_key = $3`,
    [caller, operation, key],
  );
  return known ?? null;
}

/** Keeps the answer under the key that the transaction holds. */
export async function rememberAnswer(
  transaction: Queryable,
  { caller, operation, key }: IdempotencyClaim,
  answer: string,
): Promise<void> {
  await transaction.query(
    `update idempotency_answers
     set answer = $4
     where caller = $1 and operation = $2 and idempotency_key = $3`,
    [caller, operation, key, answer],
  );
}

const rememberedMillis = 86_400_000;

function oldestRemembered(now: Date): Date {
  return new Date(now.getTime() - rememberedMillis);
}

/** Forgets answers older than a day. */
export async function forgetAnswers(database: Queryable, now: Date): Promise<void> {
  await database.query('delete from idempotency_answers where created_at <= $1', [oldestRemembered(now)]);
}

/**
 * Forgets what answers hold of an erased person: all that was answered to them, and their address in what was answered
 * to others. Those still answer a repeated request, with null where the address stood.
 */
export async function forgetPerson(
  transaction: Queryable,
  { caller, address }: { caller: string; address: string },
): Promise<void> {
  await transaction.query('delete from idempotency_answers where caller = $1', [caller]);
  await transaction.query(
    `update idempotency_answers
     set answer = replace(replace(answer, to_json($1::text)::text, 'null'), $1, '…')
     where position($1 in answer) > 0`,
    [address],
  );
}
