import { hashToken } from '../../platform/crypto/random-token';
import type { Queryable } from '../../platform/database/queryable';
import { consent } from '../status/consent';

/** What a confirmation by this token agrees to, word for word; for a token that is none of ours, the text of today. */
export async function consentOfToken(database: Queryable, token: string): Promise<string> {
  const [asked] = await database.query<{ text: string }>(
    `select known.text
     from subscriber_tokens token
     join consent_texts known on known.version = (token.detail ->> 'consentVersion')::integer
     where token.hash = $1 and token.purpose = 'CONFIRM'`,
    [hashToken(token)],
  );
  return asked?.text ?? consent.text;
}
