import { keyOfNode } from '../../platform/graphql/mutations/key-of-node';
import type { NodeInput } from '../../platform/graphql/mutations/node.input';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';

/** Ends a key at once, on all processes: each request looks its key up. */
export async function revokeApiKey({
  input,
  transaction,
  now,
}: CommandTask<NodeInput>): Promise<{ deletedId: string }> {
  const key = keyOfNode(input.id, 'ApiKey', ['id']);
  const revoked = await transaction.query(
    'update api_keys set revoked_at = $2 where id = $1 and revoked_at is null returning id',
    [key, now],
  );
  if (revoked.length === 0) {
    throw refuse(UserErrorCode.NOT_FOUND, ['id'], `Expected the id of an API key, but none has "${input.id}".`);
  }
  return { deletedId: input.id };
}
