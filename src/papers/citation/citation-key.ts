import { Reference } from './reference';

const STOP_WORDS = new Set(
  'a an and are as at by can do for from how in into is it of on or the to towards via what with'.split(' '),
);
const TITLE_WORDS = 3;
const MAX_PART_LENGTH = 40;

/** A readable key of letters and digits, such as `vaswani2017attentionallyou`; the same paper always gets the same. */
export function citationKey(reference: Reference): string {
  const [first] = reference.authors;
  const author = first === undefined ? '' : first.kind === 'person' ? first.family : first.name;
  const title = reference.title
    .split(/[\s:–—/-]+/)
    .map(asciiWord)
    .filter((word) => word !== '' && !STOP_WORDS.has(word))
    .slice(0, TITLE_WORDS)
    .join('');
  const key = `${shorten(asciiWord(author))}${reference.year}${shorten(title)}`;
  return /^\d+$/.test(key) ? `paper${key}${asciiWord(reference.arxiv?.id ?? '')}` : key;
}

function asciiWord(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');
}

function shorten(text: string): string {
  return text.slice(0, MAX_PART_LENGTH);
}
