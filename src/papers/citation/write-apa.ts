import { AuthorName, fullFamily } from './author-name';
import { Reference } from './reference';

/** APA 7, section 9.8: up to 20 authors are all named, of more the first 19 and the last. */
const MAX_AUTHORS = 20;

/** One entry of an APA 7 reference list, as plain text; the title keeps the capitals that it came with. */
export function writeApa(reference: Reference): string {
  const { arxiv, anyDoi, url } = reference;
  const authors = writeAuthors(reference.authors.map(writeName));
  const year = `(${reference.year}).`;
  const bareTitle = reference.title.replace(/(?<!\.)\.$/, '');
  const title = sentence(arxiv === null ? bareTitle : `${bareTitle} (arXiv:${arxiv.id})`);
  const opening = authors === '' ? [title, year] : [sentence(authors), year, title];
  const link = anyDoi === null ? url : `https://doi.org/${anyDoi}`;
  return [...opening, arxiv && 'arXiv.', link].filter((part) => part !== null && part !== '').join(' ');
}

function sentence(text: string): string {
  return text === '' || /[.?!]$/.test(text) ? text : `${text}.`;
}

function writeAuthors(names: string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length > MAX_AUTHORS) {
    return `${names.slice(0, MAX_AUTHORS - 1).join(', ')}, . . . ${last}`;
  }
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')}, & ${last}`;
}

function writeName(name: AuthorName): string {
  if (name.kind === 'whole') {
    return name.name;
  }
  if (/^\p{Script=Han}|^\p{Script=Hangul}/u.test(name.family)) {
    return name.family + name.given;
  }
  return [fullFamily(name), initials(name.given), name.suffix].filter((part) => part !== '').join(', ');
}

/** `Jean-Paul X.` gives `J.-P. X.`, `Sang-goo` gives `S.` as reference managers have it, a nickname nothing. */
function initials(given: string): string {
  return given
    .replace(/["“(].*?["”)]/g, '')
    .split(/[\s.]+/)
    .map((word) =>
      word
        .replace(/-\p{Ll}.*/u, '')
        .split('-')
        .map(initial)
        .filter(Boolean)
        .join('-'),
    )
    .filter(Boolean)
    .join(' ');
}

function initial(word: string): string {
  const letter = /\p{L}\p{M}*/u.exec(word)?.[0];
  return letter === undefined ? '' : `${letter.toUpperCase()}.`;
}
