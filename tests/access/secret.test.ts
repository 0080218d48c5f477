import { createHash } from 'node:crypto';
import { createSecret, secretPrefix } from '../../src/access/api-keys/secret';
import { hashToken } from '../../src/platform/crypto/random-token';

describe('Secrets of API keys', () => {
  it('are 32 random bytes behind a prefix that scanners know', () => {
    const secrets = Array.from({ length: 1_000 }, createSecret);
    expect(new Set(secrets).size).toBe(1_000);
    for (const secret of secrets) {
      expect(secret).toMatch(/^bsk_[A-Za-z0-9_-]{43}$/);
      expect(Buffer.from(secret.slice(4), 'base64url')).toHaveLength(32);
    }
  });

  it('are stored as their SHA-256', () => {
    expect(hashToken('bsk_a')).toBe(createHash('sha256').update('bsk_a').digest('hex'));
    expect(hashToken('bsk_a')).not.toBe(hashToken('bsk_b'));
  });

  it('are told apart by twelve characters, but never by more than half of one', () => {
    expect(secretPrefix('bsk_0123456789abcdef0123456789')).toBe('bsk_01234567');
    expect(secretPrefix('short-secret')).toBe('short-');
    expect(secretPrefix('a')).toBe('');
  });
});
