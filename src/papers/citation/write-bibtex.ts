import { AuthorName, fullFamily } from './author-name';
import { citationKey } from './citation-key';
import { escapeTex } from './escape-tex';
import { Reference } from './reference';
import { writeTexTitle } from './write-tex-title';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One `@misc` entry, in UTF-8; an arXiv paper is an eprint, in the fields of arXiv's own export. */
export function writeBibtex(reference: Reference): string {
  const { arxiv, day } = reference;
  const fields: [string, string | null | undefined][] = [
    ['title', braced(writeTexTitle(reference.title))],
    ['author', reference.authors.length === 0 ? null : braced(reference.authors.map(writeName).join(' and '))],
    ['year', braced(String(reference.year))],
    ['month', day && MONTHS[day.month - 1]],
    ['eprint', arxiv && braced(arxiv.id)],
    ['archivePrefix', arxiv && braced('arXiv')],
    ['primaryClass', arxiv?.primaryClass && braced(arxiv.primaryClass)],
    ['doi', reference.doi && braced(reference.doi)],
    ['url', reference.url && braced(reference.url)],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
  return `@misc{${citationKey(reference)},\n${lines.join(',\n')}\n}\n`;
}

function braced(value: string): string {
  return `{${value}}`;
}

/** `von Last, Jr, First`, the one form BibTeX never misreads; braces keep any other name in one piece. */
function writeName(name: AuthorName): string {
  if (name.kind === 'whole') {
    return braced(escapeTex(name.name));
  }
  return [fullFamily(name), name.suffix, name.given]
    .filter((part) => part !== '')
    .map(escapeTex)
    .join(', ');
}
