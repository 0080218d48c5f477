import type { Queryable } from '../../platform/database/queryable';
import { type UserError, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { parseAddress } from '../address/parse-address';
import { describeBadAddress } from '../address/require-address';
import type { SubscribeInput } from '../consenting/subscribe';
import { judgeDigests, type JudgedDigest } from '../judging/judge-digests';

/** A row of an import as it was read. */
export interface JudgedRow {
  /** Null where it is none. */
  email: string | null;
  digest: JudgedDigest;
  /** With the path into the input. */
  userErrors: UserError[];
}

/** Reads the rows of an import, by themselves. */
export async function judgeRows(database: Queryable, rows: readonly SubscribeInput[]): Promise<JudgedRow[]> {
  const digests = await judgeDigests(
    database,
    rows.map(({ digest }, index) => ({ fields: digest ?? null, path: ['subscribers', `${index}`, 'digest'] })),
  );
  return digests.map(({ digest, userErrors }, index) => {
    const text = rows[index]?.email ?? '';
    const email = parseAddress(text);
    const field = ['subscribers', `${index}`, 'email'];
    const bad: UserError[] =
      email === null ? [{ code: UserErrorCode.INVALID, field, message: describeBadAddress(text) }] : [];
    return { email, digest, userErrors: [...bad, ...userErrors] };
  });
}
