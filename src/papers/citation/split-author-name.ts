import { AuthorName } from './author-name';
import { tidyText } from './tidy-text';

/** As in `Laurens van der Maaten`; capitalised, the same words are part of the family name itself. */
const PARTICLES = new Set(
  `af al aus av bin ben ibn da das de degli del della delle den der des di do dos du el het in la las le lo los op
  te ten ter van vom von zu zum zur 's 't ’s ’t`.split(/\s+/),
);
/** Joins two family names, as in `Blaise Agüera y Arcas`. */
const FAMILY_JOINER = /^[yi]$/;
/** Flemish `Luc Van Gool`; in Vietnamese names the same word is a middle name. */
const CAPITAL_PARTICLE = /^(?:Van|Von)$/;
const VIETNAMESE_FAMILIES = new Set(
  'bui dang do duong hoang huynh le ly ngo nguyen pham phan tran truong vo vu'.split(' '),
);
const SUFFIX = /^(?:[JS]r\.?|I{2,3}|IV)$/;
const ORGANISATION =
  /^The |\b(?:Team|Collaboration|Consortium|Group|Labs?|Laboratory|Institute|University|Foundation|Community|Project|Research|Inc|AI)\b\.?/;
/** BibTeX parts a list of authors at this word, wherever it stands. */
const LISTS_PEOPLE = /(?:^|[ ,])and(?:[ ,]|$)/i;
/** Words of nothing but East Asian script, in which the family name comes first. */
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}々ー]+$/u;

/** Takes an author's name apart, as `Given Family` or `Family, Given`; what it cannot judge stays whole. */
export function splitAuthorName(raw: string): AuthorName {
  const name = tidyText(raw);
  if (ORGANISATION.test(name) || LISTS_PEOPLE.test(name)) {
    return { kind: 'whole', name };
  }
  const parts = name.split(',').map((part) => part.trim());
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 1) {
    return splitWords(name);
  }
  if (parts.length === 2 && SUFFIX.test(second)) {
    const rest = splitWords(first);
    return rest.kind === 'person' ? { ...rest, suffix: second } : { kind: 'whole', name };
  }
  if (parts.length === 2 && first !== '' && second !== '') {
    return { kind: 'person', given: second, ...splitFamily(first), suffix: '' };
  }
  if (parts.length === 3 && first !== '' && SUFFIX.test(second) && third !== '') {
    return { kind: 'person', given: third, ...splitFamily(first), suffix: second };
  }
  return { kind: 'whole', name };
}

function splitWords(name: string): AuthorName {
  const words = name.split(' ');
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  const [first = '', ...others] = words;
  if (others.length === 0) {
    return { kind: 'whole', name };
  }
  if (words.every((word) => EAST_ASIAN.test(word))) {
    return { kind: 'person', family: first, given: others.join(''), particle: '', suffix };
  }
  const start = words.findIndex((_, at) => at > 0 && at < words.length - 1 && startsFamily(words, at));
  const familyAt = start === -1 ? words.length - 1 : start;
  return {
    kind: 'person',
    given: words.slice(0, familyAt).join(' '),
    ...splitFamily(words.slice(familyAt).join(' ')),
    suffix,
  };
}

function startsFamily(words: string[], at: number): boolean {
  const [word = '', next = ''] = words.slice(at);
  const isVietnamese = [words[0], words.at(-1)].some((end) => VIETNAMESE_FAMILIES.has(plainLetters(end ?? '')));
  return PARTICLES.has(word) || FAMILY_JOINER.test(next) || (CAPITAL_PARTICLE.test(word) && !isVietnamese);
}

function splitFamily(family: string): { particle: string; family: string } {
  const words = family.split(' ');
  const nameAt = words.findIndex((word, at) => !PARTICLES.has(word) || at === words.length - 1);
  return { particle: words.slice(0, nameAt).join(' '), family: words.slice(nameAt).join(' ') };
}

function plainLetters(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
}
