import type { Cadence, Weekday } from '../../subscribers';

/** What a digest by mail is made of. Texts may hold whatever their source sent: setDigestLetter makes them safe. */
export interface DigestLetter {
  /** The local day of the subscription: "2026-03-13". */
  readonly date: string;
  readonly subscription: LetterSubscription;
  /** At least one, the best first. */
  readonly papers: readonly LetterEntry[];
  readonly unsubscribeToken: string;
}

/** What was asked for, as the footer says it. */
export interface LetterSubscription {
  readonly cadence: Cadence;
  /** Local, 0 to 23. */
  readonly hour: number;
  readonly timeZone: string;
  readonly weekday: Weekday | null;
  /** The day on which the subscriber consented, "2026-03-01"; null where it is not known. */
  readonly confirmedOn: string | null;
}

export interface LetterEntry {
  /** The same object in all mails that it stands in, so that it is set but once; it must not change. */
  readonly paper: LetterPaper;
  /** Why it is in there, as reasonText has it. */
  readonly reason: string;
}

export interface LetterPaper {
  readonly title: string;
  readonly authors: readonly string[];
  readonly topics: readonly string[];
  readonly abstract: string;
  /** Our own page about it, where there is one: the title leads there, else to `url`. */
  readonly pageUrl?: string | null;
  /** Where its source has it, else arXiv or the DOI. */
  readonly url: string | null;
  readonly pdfUrl: string | null;
  readonly codeUrl: string | null;
}
