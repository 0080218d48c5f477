import { parseArxivId } from './arxiv-id';

const prefix = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|^doi:\s*/i;
const shape = /^10\.\d{4,9}(?:\.\d+)*\/[^\s\p{C}]{1,200}$/u;
/** A URL cannot carry one: whoever reads it takes it for a way up. */
const dotSegment = /\/\.{1,2}(?:\/|$)/;
const arxivPrefix = '10.48550/arxiv.';

/** Reads a DOI, bare, behind "doi:", or as a resolver's URL, into lower case; null where the text is none. */
export function parseDoi(text: string): string | null {
  const bare = text.trim().replace(prefix, '').toLowerCase();
  return shape.test(bare) && !dotSegment.test(bare) ? bare : null;
}

/** The arXiv id of a DOI that arXiv itself handed out; null for any other. */
export function arxivIdOfDoi(doi: string): string | null {
  return doi.startsWith(arxivPrefix) ? (parseArxivId(doi.slice(arxivPrefix.length))?.id ?? null) : null;
}
