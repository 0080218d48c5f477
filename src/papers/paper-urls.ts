import type { Paper } from './paper.entity';

/** Where to read about a paper: as its source says, else at arXiv, else where the DOI leads. */
export function urlOf({ sourceUrl, arxivId, doi }: Pick<Paper, 'sourceUrl' | 'arxivId' | 'doi'>): string | null {
  if (sourceUrl !== null) {
    return sourceUrl;
  }
  if (arxivId !== null) {
    return `https://arxiv.org/abs/${arxivId}`;
  }
  return doi === null ? null : doiUrl(doi);
}

/** A DOI may hold ? and #, which would end the path. */
function doiUrl(doi: string): string {
  return new URL(`https://doi.org/${encodeURI(doi).replace(/[?#]/g, encodeURIComponent)}`).href;
}

/** The PDF of a paper that is at arXiv. */
export function pdfUrlOf({ arxivId }: Pick<Paper, 'arxivId'>): string | null {
  return arxivId === null ? null : `https://arxiv.org/pdf/${arxivId}`;
}
