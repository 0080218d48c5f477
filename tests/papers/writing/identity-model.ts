/** What a row says that decides which paper it is about. */
export interface ModelRow {
  title: string;
  arxivId: string | null;
  doi: string | null;
}

interface ModelPaper extends ModelRow {
  /** Counts up in the order in which papers arrive. */
  number: number;
}

/** Where a row belongs: the paper's number, or the field that contradicts what is known. */
export type Place = { paper: number } | { conflict: 'arxivId' | 'doi' };

/** The rules of identity in their plainest form: a list that is searched from its beginning, one row at a time. */
export class IdentityModel {
  readonly papers: ModelPaper[] = [];

  add(row: ModelRow): Place {
    const byArxivId = this.papers.find(({ arxivId }) => row.arxivId !== null && arxivId === row.arxivId);
    const byDoi = this.papers.find(({ doi }) => row.doi !== null && doi === row.doi);
    if (byArxivId && byDoi && byArxivId !== byDoi) {
      return { conflict: 'doi' };
    }
    if (row.arxivId !== null && byDoi && byDoi.arxivId !== null && byDoi.arxivId !== row.arxivId) {
      return { conflict: 'arxivId' };
    }
    const known = byArxivId ?? byDoi ?? this.findByTitle(row);
    if (known) {
      known.title = row.title;
      known.arxivId = row.arxivId ?? known.arxivId;
      known.doi = row.doi ?? known.doi;
      return { paper: known.number };
    }
    const number = this.papers.length;
    this.papers.push({ ...row, number });
    return { paper: number };
  }

  private findByTitle(row: ModelRow): ModelPaper | undefined {
    const sameTitle = this.papers.filter(({ title }) => title.toLowerCase() === row.title.toLowerCase());
    const bare = sameTitle.find(({ arxivId, doi }) => arxivId === null && doi === null);
    return bare ?? (row.arxivId === null && row.doi === null ? sameTitle[0] : undefined);
  }
}
