import { loadPaperSummaries, type PaperSummary } from '../../papers';
import type { Queryable } from '../../platform/database/queryable';

const keptMillis = 30_000;

/** What mails say of papers, kept for a while: those of one hour hold the same few. */
export class PaperShelf {
  private papers = new Map<number, PaperSummary>();
  private filledAt = -Infinity;

  constructor(
    private readonly database: Queryable,
    private readonly elapsedMillis: () => number = () => performance.now(),
  ) {}

  /** Papers by their keys; those that were deleted are not there. */
  async get(keys: readonly number[]): Promise<ReadonlyMap<number, PaperSummary>> {
    const now = this.elapsedMillis();
    if (now - this.filledAt > keptMillis) {
      this.papers = new Map();
      this.filledAt = now;
    }
    const shelf = this.papers;
    const missing = [...new Set(keys)].filter((key) => !shelf.has(key));
    if (missing.length > 0) {
      const found = await loadPaperSummaries(this.database, missing);
      found.forEach((paper) => shelf.set(paper.key, paper));
    }
    return shelf;
  }
}
