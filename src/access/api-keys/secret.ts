import { createToken } from '../../platform/crypto/random-token';

const shownCharacters = 12;

/** A new API key: 256 random bits behind a prefix that secret scanners can look for. */
export function createSecret(): string {
  return createToken('bsk_');
}

/** What is shown of a key, to tell one from another. */
export function secretPrefix(secret: string): string {
  return secret.slice(0, Math.min(shownCharacters, Math.floor(secret.length / 2)));
}
