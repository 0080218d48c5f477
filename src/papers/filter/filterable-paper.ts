/** What a filter asks of one paper, as it was at one moment. */
export interface FilterablePaper {
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
  readonly arxivId: string | null;
  readonly doi: string | null;
  readonly categories: readonly string[];
  /** The slugs of its topics and of all above them. */
  readonly topics: readonly string[];
  readonly hasCode: boolean;
  readonly votes: number;
  /** What PUBLISHED_AT sorts by. */
  readonly sortDate: Date;
  /** The days of the digests that list it. */
  readonly digestDates: readonly string[];
}
