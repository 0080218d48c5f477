import { refreshStanding } from '../../papers';
import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { Queryable } from '../../platform/database/queryable';
import { Digest } from '../digest.entity';

/** A digest as it was read. */
interface DigestToWrite {
  transaction: Queryable;
  now: Date;
  source: string;
  /** Such as "2025-03-13". */
  date: string;
  /** Null: one is made from source and date. */
  title: string | null;
  /** In the digest's order, each once. */
  paperKeys: readonly number[];
  /** Papers were added or differ in more than votes, which makes a new revision even of the same list. */
  papersChanged: boolean;
}

const columns = selectColumns(Digest, 'digest');

/** Adds the digest, or makes a new revision of the one that its source has for that day, if anything differs. */
export async function writeDigest(digest: DigestToWrite): Promise<Digest> {
  const { transaction, source, date } = digest;
  const [known] = await transaction.query<Digest & { paperKeys: number[] }>(
    `select ${columns},
       array(
         select entry.paper_id
         from digest_entries entry
         where entry.digest_id = digest.id
         order by entry.position
       ) as "paperKeys"
     from digests digest
     where digest.source = $1 and digest.date = $2`,
    [source, date],
  );
  const title = digest.title ?? madeUpTitle(source, date);
  if (known === undefined) {
    return insertDigest(digest, title);
  }
  const sameList = JSON.stringify(known.paperKeys) === JSON.stringify(digest.paperKeys);
  if (sameList && known.title === title && !digest.papersChanged) {
    return toEntity(Digest, known);
  }
  return replaceDigest(digest, title, known);
}

async function insertDigest(
  { transaction, source, date, paperKeys, now }: DigestToWrite,
  title: string,
): Promise<Digest> {
  const rows = await transaction.query<Digest>(
    `insert into digests as digest (source, date, title, paper_count, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $5)
     returning ${columns}`,
    [source, date, title, paperKeys.length, now],
  );
  const stored = only(rows);
  await writeEntries(transaction, stored.key, paperKeys);
  const keys = [stored.key];
  await recordChanges({ transaction, type: ChangeType.DIGEST, action: ChangeAction.CREATED, keys, now });
  return stored;
}

async function replaceDigest(
  { transaction, paperKeys, now }: DigestToWrite,
  title: string,
  known: Digest & { paperKeys: number[] },
): Promise<Digest> {
  const rows = await transaction.query<Digest>(
    `update digests digest
     set title = $2,
       paper_count = $3,
       revision = digest.revision + 1,
       updated_at = $4
     where digest.id = $1
     returning ${columns}`,
    [known.key, title, paperKeys.length, now],
  );
  await transaction.query('delete from digest_entries where digest_id = $1', [known.key]);
  await writeEntries(transaction, known.key, paperKeys);
  await refreshStanding(transaction, known.paperKeys);
  const keys = [known.key];
  await recordChanges({ transaction, type: ChangeType.DIGEST, action: ChangeAction.UPDATED, keys, now });
  return only(rows);
}

async function writeEntries(transaction: Queryable, digestKey: number, paperKeys: readonly number[]): Promise<void> {
  await transaction.query(
    `insert into digest_entries (digest_id, position, paper_id)
     select $1, given.position, given.paper_id
     from unnest($2::integer[]) with ordinality as given (paper_id, position)`,
    [digestKey, paperKeys],
  );
  await refreshStanding(transaction, paperKeys);
}

function only(rows: readonly Digest[]): Digest {
  const [row] = rows;
  if (row === undefined) {
    throw new Error('Expected the digest that was just written, got no row.');
  }
  return toEntity(Digest, row);
}

/** "Daily papers, 13 March 2025" */
function madeUpTitle(source: string, date: string): string {
  const words = source.replaceAll('-', ' ');
  const day = new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${day}`;
}
