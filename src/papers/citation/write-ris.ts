import { AuthorName, fullFamily } from './author-name';
import { Reference } from './reference';

/** One RIS record, lines ending in CRLF; its type is GEN, as DataCite gives it for arXiv. */
export function writeRis(reference: Reference): string {
  const { arxiv, day, year } = reference;
  const lines: [string, string | null][] = [
    ['TY', 'GEN'],
    ['TI', reference.title],
    ...reference.authors.map((author): [string, string] => ['AU', writeName(author)]),
    ['PY', String(year)],
    ['DA', day && `${year}/${twoDigits(day.month)}/${twoDigits(day.day)}/`],
    ['PB', arxiv && 'arXiv'],
    ['AN', arxiv && `arXiv:${arxiv.id}`],
    ['KW', arxiv && arxiv.primaryClass],
    ['DO', reference.anyDoi],
    ['UR', reference.url],
    ['ER', ''],
  ];
  return lines.flatMap(([tag, value]) => (value === null ? [] : [`${tag}  - ${value}\r\n`])).join('');
}

function writeName(name: AuthorName): string {
  return name.kind === 'whole'
    ? name.name
    : [fullFamily(name), name.given, name.suffix].filter((part) => part !== '').join(', ');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
