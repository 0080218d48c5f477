import { createHash, randomBytes } from 'node:crypto';

/** A secret that nobody can guess: 256 random bits as base64url, behind a prefix that secret scanners can look for. */
export function createToken(prefix = ''): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/**
 * What is stored of a token, in hex. It is looked up by this: how long that takes says something of the hash, and the
 * hash nothing of the token. With so many random bits a slow hash would protect nothing more.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
