import type { DigestCadence } from '../digest-reading';
import type { EntryTail } from './classify-line';
import type { DatedLine } from '../date/decide-date';
import type { SourceLine } from './split-lines';

/** What stands between a line of text and the line of text before it; of several, the strongest sign of a new entry. */
export type Gap = 'NOTHING' | 'BLANK' | 'FURNITURE' | 'TAIL' | 'VOTES';

/** A line of a title or an abstract: which of them is for the segmentation to say. */
export interface TextItem {
  kind: 'TEXT';
  line: SourceLine;
  gap: Gap;
}

/** What a page holds, in its order. */
export type PageItem =
  | TextItem
  | { kind: 'VOTES'; line: SourceLine; votes: number }
  | { kind: 'TAIL'; line: SourceLine; tail: EntryTail }
  /** Lines without a letter in them, a run of such lines as one. */
  | { kind: 'WORDLESS'; line: SourceLine; to: number };

/** What the lines about the page itself say. */
export interface PageHead {
  title: string | null;
  cadence: DigestCadence | null;
  dated: DatedLine | null;
  /** A later date of the page that differs from the first. */
  otherDate: DatedLine | null;
}
