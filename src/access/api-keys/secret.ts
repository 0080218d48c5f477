import { createHash, randomBytes } from 'node:crypto';

const shownCharacters = 12;

/** A new API key: 256 random bits behind a prefix that secret scanners can look for. */
export function createSecret(): string {
  return `bsk_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a key. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** What is shown of a key, to tell one from another. */
export function secretPrefix(secret: string): string {
  return secret.slice(0, Math.min(shownCharacters, Math.floor(secret.length / 2)));
}
