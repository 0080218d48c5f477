import type { Database } from '../../src/platform/database/database';
import { completionText } from '../../src/search/completion/completion-text';
import { typoIn } from './typo-in';

const samplesOfTexts = 2_000;

/** Prefixes by kind, taken from titles and names that are in the database, so many of each. */
export async function makePrefixes(
  database: Database,
  count: number,
  random: () => number,
): Promise<Record<string, string[]>> {
  const titles = await sampleTexts(database, 'papers', 'title', random);
  const names = await sampleTexts(database, 'authors', 'name', random);
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
  const title = (): string[] => pick(titles) ?? [];
  const word = (longest: number): string => pick(title().filter((each) => each.length >= longest)) ?? word(longest);
  /** Up to the middle of a word behind others. */
  const begun = (words: readonly string[], whole: number, length: number): string =>
    [...words.slice(0, whole), words[whole]?.slice(0, length)].join(' ');
  const many = (make: () => string): string[] => Array.from({ length: count }, make);
  return {
    '1 letter': [...'abcdefghijklmnopqrstuvwxyz0123456789'],
    '2 letters': many(() => word(3).slice(0, 2)),
    '3 letters': many(() => word(4).slice(0, 3)),
    '4 to 7 letters': many(() => word(8).slice(0, 4 + Math.floor(random() * 4))),
    'any 2 letters': many(() => letters(2, random)),
    'any 3 letters': many(() => letters(3, random)),
    'two words': many(() => begun(title().slice(-2), 1, 1 + Math.floor(random() * 4))),
    'half a title': many(() => begun(title(), 4, 3)),
    'two far words': many(() => `${word(4)} ${word(4).slice(0, 3)}`),
    'a name': many(() => begun(pick(names) ?? [], 1, 3)),
    'a typo': many(() => typoIn(word(7), random)),
    'a typo, then a word': many(() => `${typoIn(word(7), random)} ${word(4).slice(0, 4)}`),
  };
}

async function sampleTexts(
  database: Database,
  table: 'papers' | 'authors',
  column: 'title' | 'name',
  random: () => number,
): Promise<string[][]> {
  const [{ largest } = { largest: 1 }] = await database.query<{ largest: number }>(
    `select max(id) as largest from ${table}`,
  );
  const rows = await database.query<{ text: string }>(
    `select ${column} as text from ${table} where id = any ($1::integer[])`,
    [Array.from({ length: samplesOfTexts }, () => 1 + Math.floor(random() * largest))],
  );
  return rows.map(({ text }) => completionText(text).split(' '));
}

function letters(count: number, random: () => number): string {
  return Array.from({ length: count }, () => String.fromCodePoint(97 + Math.floor(random() * 26))).join('');
}
