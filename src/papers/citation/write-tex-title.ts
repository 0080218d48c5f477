import { escapeTex } from './escape-tex';
import { splitMath } from './tex-math';

/** A word between its punctuation, so that the colon stays outside: styles look for it before they lower a capital. */
const WORD = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;

/**
 * A title as the value of a BibTeX field: specials escaped, math kept, and braces around the words whose capitals a
 * style must not lower (`{DeepSeek-R1}`, `{3D}`, but not `Self-Supervised`).
 */
export function writeTexTitle(title: string): string {
  return splitMath(title)
    .map((piece) => (piece.isMath ? `{${piece.text}}` : piece.text.split(' ').map(protect).join(' ')))
    .join('');
}

function protect(word: string): string {
  const [, before = '', core = '', after = ''] = WORD.exec(word) ?? [];
  const hasOwnCase = core.split(/[-–/]/).some((part) => /.\p{Lu}/u.test(part) || /\p{Lu}.*\p{N}/u.test(part));
  return hasOwnCase ? `${escapeTex(before)}{${escapeTex(core)}}${escapeTex(after)}` : escapeTex(word);
}
