import { AuthorName } from './author-name';
import { CitablePaper } from './citable-paper';
import { splitAuthorName } from './split-author-name';
import { tidyText } from './tidy-text';
import { tidyUrl } from './tidy-url';

/** A paper made ready for the writers: texts on one line, names taken apart, dates as numbers (UTC). */
export interface Reference {
  title: string;
  authors: AuthorName[];
  year: number;
  /** Counts months from 1; null where the source does not say when it published. */
  day: { month: number; day: number } | null;
  arxiv: { id: string; primaryClass: string | null } | null;
  /** The paper's own DOI. */
  doi: string | null;
  /** The paper's own DOI, or the one that arXiv registers for each of its papers (https://info.arxiv.org/help/doi.html). */
  anyDoi: string | null;
  /** The page of the paper at arXiv, else the one it came with. */
  url: string | null;
}

/** Reads out of a paper what every format says of it. */
export function describeReference(paper: CitablePaper): Reference {
  const date = paper.publishedAt ?? paper.fallbackDate;
  const arxivId = tidyOrNull(paper.arxivId);
  const doi = tidyOrNull(paper.doi);
  const anyDoi = doi ?? (arxivId === null ? null : `10.48550/arXiv.${arxivId}`);
  return {
    title: tidyText(paper.title),
    authors: paper.authors.filter((author) => tidyText(author) !== '').map(splitAuthorName),
    year: date.getUTCFullYear(),
    day: paper.publishedAt === null ? null : { month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    arxiv: arxivId === null ? null : { id: arxivId, primaryClass: primaryClass(paper.categories) },
    doi,
    anyDoi,
    url: arxivId === null ? tidyOrNull(paper.url) : `https://arxiv.org/abs/${arxivId}`,
  };
}

function tidyOrNull(text: string | null): string | null {
  const tidy = tidyUrl(text ?? '');
  return tidy === '' ? null : tidy;
}

function primaryClass(categories: string[]): string | null {
  const first = categories[0] ?? '';
  return /^[A-Za-z-]+(?:\.[A-Za-z-]+)?$/.test(first) ? first : null;
}
