import { lineOf } from '../text/line-of';

/** The first of many names: "Ada Lovelace, Charles Babbage and 7 more". A single one is never hidden by "and 1 more". */
export function listNames(
  names: readonly string[],
  { shown, longest, separator }: { shown: number; longest: number; separator: string },
): string {
  const first = names.slice(0, names.length === shown + 1 ? shown + 1 : shown);
  const listed = first.map((name) => lineOf(name, longest)).filter((name) => name !== '');
  const rest = names.length - first.length;
  return `${listed.join(separator)}${rest > 0 ? ` and ${rest} more` : ''}`.trim();
}
