import type { FoundLink } from '../../papers';

/** How often a digest like this one appears, where its page says so. */
export type DigestCadence = 'DAILY' | 'WEEKLY' | 'MONTHLY';

/** What a page says of the digest as a whole. */
export interface DigestHead {
  /** YYYY-MM-DD; the first day, where the page stands for a week or a month. */
  date: string;
  /** The page's heading, null where it has none. */
  title: string | null;
  cadence: DigestCadence | null;
}

/** Lines of the text, counted from 1, both included. */
export interface LineRange {
  from: number;
  to: number;
}

/** One paper of a digest. */
export interface DigestReadingEntry {
  title: string;
  /** Plain text on one line; an empty line between paragraphs where there are several. */
  abstract: string;
  titleLine: number;
  /** From the title to the end of the abstract. */
  lines: LineRange;
  /** 0 where the page has "-" for none, null where it does not say. */
  votes: number | null;
  links: FoundLink[];
  authorCount: number | null;
  organisation: string | null;
  /** YYYY-MM-DD. */
  publishedOn: string | null;
}

/** What could not be read: what was expected on a line (counted from 1), and what stands there. */
export interface ReadingProblem {
  line: number;
  message: string;
}

/** Everything a page was found to say. */
export interface DigestReading {
  /** Null where nothing could be read, or the day is known from nowhere. */
  digest: DigestHead | null;
  entries: DigestReadingEntry[];
  problems: ReadingProblem[];
}
