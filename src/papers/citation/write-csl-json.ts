import { AuthorName } from './author-name';
import { citationKey } from './citation-key';
import { Reference } from './reference';

/** A CSL-JSON document, which is a list, of one item of the type that CSL 1.0.2 has for preprints. */
export function writeCslJson(reference: Reference): string {
  const { arxiv, authors, day, year } = reference;
  const item = {
    id: citationKey(reference),
    type: 'article',
    title: reference.title,
    ...(authors.length > 0 && { author: authors.map(describeName) }),
    issued: { 'date-parts': [day ? [year, day.month, day.day] : [year]] },
    ...(arxiv && { number: `arXiv:${arxiv.id}`, publisher: 'arXiv' }),
    ...(reference.anyDoi !== null && { DOI: reference.anyDoi }),
    ...(reference.url !== null && { URL: reference.url }),
  };
  return JSON.stringify([item], null, 2);
}

function describeName(name: AuthorName): Record<string, string> {
  if (name.kind === 'whole') {
    return { literal: name.name };
  }
  return {
    family: name.family,
    given: name.given,
    ...(name.particle !== '' && { 'non-dropping-particle': name.particle }),
    ...(name.suffix !== '' && { suffix: name.suffix }),
  };
}
