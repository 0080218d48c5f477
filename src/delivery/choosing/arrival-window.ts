import { type ArrivedPaper, loadArrivals } from '../../papers';
import type { Queryable } from '../../platform/database/queryable';

/** What papers are wanted for: all that arrived later than one instant, as they stood at another or later. */
export interface WantedPapers {
  readonly since: Date;
  /** What came in before is there for certain. */
  readonly freshAt: Date;
  readonly now: Date;
}

const dayMillis = 86_400_000;
/** So long are votes and topics taken to stand as they were. */
const keptMillis = 30_000;
/** What most subscriptions look back to, so that they share one window. */
const usualMillis = 4 * dayMillis;
/** Bound the memory of a window that reaches far back: the words of a paper take some 10 kB. */
const mostPapers = 10_000;
const mostADay = 500;

interface Window {
  readonly from: Date;
  readonly loadedAt: Date;
  readonly papers: Promise<readonly ArrivedPaper[]>;
}

/** The papers of the last days, kept for a while: of a thousand mails of one hour all choose among the same. */
export class ArrivalWindow {
  private window: Window | null = null;

  constructor(private readonly database: Queryable) {}

  /** Papers that arrived later than asked for, and perhaps some that arrived before. */
  async papers(wanted: WantedPapers): Promise<readonly ArrivedPaper[]> {
    const window = this.window !== null && serves(this.window, wanted) ? this.window : this.load(wanted);
    this.window = window;
    try {
      return await window.papers;
    } catch (error) {
      this.window = null;
      throw error;
    }
  }

  private load({ since, now }: WantedPapers): Window {
    const from = new Date(Math.floor(Math.min(since.getTime(), now.getTime() - usualMillis) / dayMillis) * dayMillis);
    const to = new Date(now.getTime() + 1);
    const days = Math.ceil((to.getTime() - from.getTime()) / dayMillis);
    const ofADay = Math.min(mostADay, Math.ceil(mostPapers / days));
    return { from, loadedAt: now, papers: loadArrivals(this.database, { from, to, mostADay: ofADay }) };
  }
}

/** A clock that was set back makes a window look as if it came from the future. */
function serves({ from, loadedAt }: Window, { since, freshAt, now }: WantedPapers): boolean {
  const age = now.getTime() - loadedAt.getTime();
  return from <= since && loadedAt >= freshAt && age >= 0 && age <= keptMillis;
}
