import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import { lockCatalogue } from '../../platform/database/lock-catalogue';
import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import type { NodeInput } from '../../platform/graphql/mutations/node.input';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { withTopicCounts } from '../store/with-topic-counts';
import { refreshStanding } from '../trending/refresh-standing';

/** Forgets a paper and its votes. The digests that listed it close up, as a new revision. */
export async function deletePaper({ input, transaction, now }: CommandTask<NodeInput>): Promise<{ deletedId: string }> {
  const key = keyOfNode(input.id, 'Paper', ['id']);
  await lockCatalogue(transaction);
  const digests = await transaction.query<{ key: number }>(
    `with listing as (
       select entry.digest_id, entry.position
       from digest_entries entry
       where entry.paper_id = $1
     )
     update digests digest
     set revision = digest.revision + 1,
       paper_count = digest.paper_count - 1,
       updated_at = $2
     from listing
     where digest.id = listing.digest_id
     returning digest.id as "key"`,
    [key, now],
  );
  const digestKeys = digests.map((digest) => digest.key);
  const deleted: object[] = [];
  await withTopicCounts(transaction, [key], async () => {
    deleted.push(...(await transaction.query<object>('delete from papers where id = $1 returning id', [key])));
  });
  if (deleted.length === 0) {
    throw refuse(UserErrorCode.NOT_FOUND, ['id'], `Expected the id of a paper, but none has "${input.id}".`);
  }
  await refreshStanding(transaction, await closeGaps(transaction, digestKeys));
  await recordChanges({ transaction, type: ChangeType.PAPER, action: ChangeAction.DELETED, keys: [key], now });
  await recordChanges({ transaction, type: ChangeType.DIGEST, action: ChangeAction.UPDATED, keys: digestKeys, now });
  return { deletedId: input.id };
}

/**
 * Positions count from 1 without gaps. A row at a time and in order, since each position is unique throughout. Returns
 * the papers that moved up, which trend by their places.
 */
async function closeGaps(
  transaction: CommandTask<NodeInput>['transaction'],
  digestKeys: readonly number[],
): Promise<number[]> {
  const entries = await transaction.query<{ digest: number; paper: number; position: number; place: number }>(
    `select entry.digest_id as digest, entry.paper_id as paper, entry.position,
       row_number() over (partition by entry.digest_id order by entry.position)::integer as place
     from digest_entries entry
     where entry.digest_id = any ($1::integer[])
     order by entry.digest_id, entry.position`,
    [digestKeys],
  );
  const misplaced = entries.filter((entry) => entry.position !== entry.place);
  for (const { digest, position, place } of misplaced) {
    await transaction.query('update digest_entries set position = $3 where digest_id = $1 and position = $2', [
      digest,
      position,
      place,
    ]);
  }
  return misplaced.map((entry) => entry.paper);
}
