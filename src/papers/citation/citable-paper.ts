/** What a citation needs to know of a paper; every text may hold whatever its source sent. */
export interface CitablePaper {
  title: string;
  /** In the order of the paper, each as the source writes it: `Ada Lovelace` or `Lovelace, Ada`. */
  authors: string[];
  /** Without version. */
  arxivId: string | null;
  doi: string | null;
  url: string | null;
  publishedAt: Date | null;
  /** Gives the year, and nothing finer, where `publishedAt` is null. */
  fallbackDate: Date;
  /** The primary one first. */
  categories: string[];
}
