import { randomFillSync } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeDigits = 10;
const randomDigits = 16;

// Random bytes by the pool: asking the system for sixteen at a time costs ten times as much.
const pool = new Uint8Array(randomDigits * 256);
let used = pool.length;

/** A ULID (https://github.com/ulid/spec): 26 characters that sort by time, for request ids and references to the log. */
export function newId(millis: number = Date.now()): string {
  let time = '';
  for (let rest = Math.floor(millis), digit = 0; digit < timeDigits; digit += 1) {
    time = alphabet.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let random = '';
  for (const end = used + randomDigits; used < end; used += 1) random += alphabet.charAt((pool[used] ?? 0) % 32);
  return time + random;
}
