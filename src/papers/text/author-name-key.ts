import { fold } from '../../platform/text/fold';

/** What makes two spellings of a name one author: the name without case, accents, dots and superfluous spaces. */
export function authorNameKey(name: string): string {
  const key = fold(name)
    .replace(/[\s.]+/gu, ' ')
    .trim();
  return key === '' ? name.trim() : key;
}
