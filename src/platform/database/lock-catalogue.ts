import type { Queryable } from './queryable';

const catalogue = 0x62_73_68_74;

/**
 * Waits until no other transaction writes papers, topics or digests, and keeps others waiting until this one ends.
 * One writer at a time is what lets a paper be recognised by several ids and its title without two of it being made,
 * and what keeps bulk writers from deadlocking. Readers and voters never wait for it.
 */
export async function lockCatalogue(transaction: Queryable): Promise<void> {
  await transaction.query('select pg_advisory_xact_lock($1)', [catalogue]);
}
