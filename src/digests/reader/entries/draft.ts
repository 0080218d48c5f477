import type { EntryTail } from '../page/classify-line';
import type { SourceLine } from '../page/split-lines';

/** What may become an entry: a title's lines and an abstract's, either of which may be missing. */
export interface Draft {
  title: SourceLine[];
  /** Each paragraph by its lines. */
  paragraphs: SourceLine[][];
  votes: number | null;
  tail: EntryTail;
}
