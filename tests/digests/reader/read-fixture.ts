import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** The text of a page under tests/fixtures/digests. */
export function readFixture(name: string): string {
  return readFileSync(join(root, 'tests/fixtures/digests', name), 'utf8');
}

/** The digest that the product is seeded from. */
export function readSeed(): string {
  return readFileSync(join(root, 'seeds/digests/2025-03-13.txt'), 'utf8');
}
