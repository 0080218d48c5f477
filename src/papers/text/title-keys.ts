import { createHash } from 'node:crypto';
import { fold } from '../../platform/text/fold';

/**
 * By what a paper without ids is known again: a digest of its title's letters and digits, and of the signs that tell
 * C++ from C and Q* from Q. White space, hyphens and punctuation differ between copies of one title and do not count.
 */
export function titleKey(title: string): string {
  const letters = fold(title).replace(/[^\p{L}\p{N}+#*]+/gu, '');
  return createHash('sha256')
    .update(letters || title)
    .digest('hex')
    .slice(0, 32);
}

const longestSortTitle = 200;

/** By what titles are put in order: letters and digits first, without case and accents, at most 200 characters. */
export function sortTitle(title: string): string {
  const words = fold(title)
    .replace(/[^\p{L}\p{N}+#*]+/gu, ' ')
    .trim();
  return Array.from(words || title)
    .slice(0, longestSortTitle)
    .join('');
}
