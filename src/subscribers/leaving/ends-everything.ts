import { hashToken } from '../../platform/crypto/random-token';
import type { Queryable } from '../../platform/database/queryable';

/** Whether a token from a mail ends all mail, as those do that came for no digest; false for one that is none of ours. */
export async function endsEverything(database: Queryable, token: string): Promise<boolean> {
  const found = await database.query<object>(
    `select
     from unsubscribe_tokens token
     where token.hash = $1 and token.ends = 'EVERYTHING'`,
    [hashToken(token)],
  );
  return found.length > 0;
}
