import type { Queryable } from '../../platform/database/queryable';
import { consent } from './consent';

/**
 * What was agreed to, or shall be, by versions: not always the text that this process knows. While a new version of the
 * program is brought out, old and new ones answer each other's requests.
 */
export async function readConsentTexts(
  database: Queryable,
  versions: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const texts = new Map<number, string>([[consent.version, consent.text]]);
  const others = versions.filter((version) => !texts.has(version));
  if (others.length === 0) {
    return texts;
  }
  const rows = await database.query<{ version: number; text: string }>(
    `select known.version, known.text
     from consent_texts known
     where known.version = any ($1::integer[])`,
    [[...new Set(others)]],
  );
  rows.forEach(({ version, text }) => texts.set(version, text));
  return texts;
}
