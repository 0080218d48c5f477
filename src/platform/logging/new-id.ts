import { randomFillSync } from 'node:crypto';

const alphabet = Buffer.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const timeDigits = 10;
const randomDigits = 16;

// Random bytes by the pool: asking the system for sixteen at a time costs ten times as much.
const pool = new Uint8Array(randomDigits * 256);
let used = pool.length;

// A string that is added to digit by digit would be as many strings.
const text = Buffer.alloc(timeDigits + randomDigits);

/** A ULID (https://github.com/ulid/spec): 26 characters that sort by time, for request ids and references to the log. */
export function newId(millis: number = Date.now()): string {
  for (let rest = Math.floor(millis), digit = timeDigits - 1; digit >= 0; digit -= 1) {
    text[digit] = alphabet[rest % 32] ?? 0;
    rest = Math.floor(rest / 32);
  }
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  for (let digit = timeDigits; digit < text.length; digit += 1) {
    text[digit] = alphabet[(pool[used] ?? 0) % 32] ?? 0;
    used += 1;
  }
  return text.toString('latin1');
}
