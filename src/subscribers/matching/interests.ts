/** What a digest is to hold: papers with so many votes, of any of these; with none of them named, of whatever trends. */
export interface Interests {
  /** Slugs; a topic stands for itself and all below it. */
  readonly topics: readonly string[];
  /** In the language of PaperFilter.query. */
  readonly searches: readonly string[];
  /** Names, without regard to case and accents. */
  readonly authors: readonly string[];
  readonly minVotes: number;
}

/** Whether nothing is named, so that all papers are meant. */
export function isForAll({ topics, searches, authors }: Interests): boolean {
  return topics.length + searches.length + authors.length === 0;
}
