import { createHash } from 'node:crypto';

/** A paper as tests/fixtures/topics/labels.json holds it; what the fields mean stands in the README beside it. */
export interface LabelledPaper {
  arxivId: string;
  title: string;
  abstract: string;
  categories: string[];
  origin: string;
  half: string;
  /** The slugs of what a careful reader says that the paper is about. */
  topics: string[];
  /** The slugs of which a reader could go either way. */
  arguable: string[];
}

/** Which half a paper belongs to; a rule on its id alone, so that nobody chooses. */
export function halfOf(arxivId: string): 'tuning' | 'held-out' {
  const [firstByte = 0] = createHash('sha256').update(`half ${arxivId}`).digest();
  return firstByte % 2 === 1 ? 'held-out' : 'tuning';
}
