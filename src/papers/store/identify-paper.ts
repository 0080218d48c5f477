import { titleKey } from '../text/title-keys';
import type { PaperRecord, PaperState } from './paper-record';

/** A record that names two papers at once. */
export interface IdentityConflict {
  field: 'arxivId' | 'doi';
  message: string;
}

/**
 * The papers that records can be about, by what they are known by. A paper is known again by arXiv id, then DOI, else
 * by title: a record without ids by the paper of that title that has none either, else by the oldest one, and a record
 * with ids only by a paper that has none yet.
 */
export class PaperIndex {
  private readonly byArxivId = new Map<string, PaperState>();
  private readonly byDoi = new Map<string, PaperState>();
  private readonly byTitle = new Map<string, PaperState[]>();

  constructor(papers: readonly PaperState[]) {
    papers.forEach((paper) => this.put(paper, null));
  }

  /** Makes the paper known as it is now, and no longer as it was before: an id or a title that it left is free. */
  put(paper: PaperState, before: PaperState | null): void {
    if (before !== null) {
      this.forget(before);
    }
    if (paper.arxivId !== null) {
      this.byArxivId.set(paper.arxivId, paper);
    }
    if (paper.doi !== null) {
      this.byDoi.set(paper.doi, paper);
    }
    const sameTitle = [...(this.byTitle.get(paper.titleKey) ?? []), paper];
    this.byTitle.set(
      paper.titleKey,
      sameTitle.sort((a, b) => a.key - b.key),
    );
  }

  private forget(paper: PaperState): void {
    this.byArxivId.delete(paper.arxivId ?? '');
    this.byDoi.delete(paper.doi ?? '');
    const sameTitle = this.byTitle.get(paper.titleKey) ?? [];
    this.byTitle.set(
      paper.titleKey,
      sameTitle.filter((other) => other !== paper),
    );
  }

  /** The paper a record is about; null for a new one. */
  find(record: PaperRecord): PaperState | IdentityConflict | null {
    const byArxivId = record.arxivId === undefined ? undefined : this.byArxivId.get(record.arxivId);
    const byDoi = record.doi === undefined ? undefined : this.byDoi.get(record.doi);
    if (byArxivId && byDoi && byArxivId !== byDoi) {
      return {
        field: 'doi',
        message: `The arXiv id ${record.arxivId} and the DOI ${record.doi} are known as two papers, "${byArxivId.title}" and "${byDoi.title}".`,
      };
    }
    if (byDoi && record.arxivId !== undefined && byDoi.arxivId !== null && byDoi.arxivId !== record.arxivId) {
      return {
        field: 'arxivId',
        message: `The DOI ${record.doi} is known with the arXiv id ${byDoi.arxivId}, not ${record.arxivId}.`,
      };
    }
    return byArxivId ?? byDoi ?? this.findByTitle(record);
  }

  private findByTitle(record: PaperRecord): PaperState | null {
    const sameTitle = this.byTitle.get(titleKey(record.title)) ?? [];
    const withoutIds = sameTitle.find((paper) => paper.arxivId === null && paper.doi === null);
    const hasIds = record.arxivId !== undefined || record.doi !== undefined;
    return withoutIds ?? (hasIds ? null : (sameTitle[0] ?? null));
  }
}

/** Tells a conflict from a paper. */
export function isConflict(found: PaperState | IdentityConflict | null): found is IdentityConflict {
  return found !== null && 'message' in found;
}
