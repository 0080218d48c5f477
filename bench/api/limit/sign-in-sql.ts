import { createHmac } from 'node:crypto';
import type { SignedCursor } from '../queries/api-query';

const blockBytes = 64;

/**
 * Writes the product's cursors in SQL: base64url of 12 bytes of HMAC-SHA256 (RFC 2104: two hashes over a padded key) and
 * of what they carry. So an answer with a cursor deep inside is still one text. A test of the benchmark's is that it
 * equals the product's own answers.
 */
export function signInSql(secret: string): SignedCursor {
  const key = createHmac('sha256', secret).update('broadsheet cursors').digest();
  const [inner, outer] = [0x36, 0x5c].map((pad) => {
    const block = Buffer.alloc(blockBytes, pad);
    key.forEach((byte, place) => (block[place] = byte ^ pad));
    return `'\\x${block.toString('hex')}'::bytea`;
  });
  return (payload) => {
    const bytes = `textsend(${payload})`;
    const signature = `substring(sha256(${outer} || sha256(${inner} || ${bytes})) for 12)`;
    // PostgreSQL breaks base64 into lines.
    return `translate(encode(${signature} || ${bytes}, 'base64'), E'+/=\\n', '-_')`;
  };
}
