/** A phrase of the field and how much of a topic it carries; 1 is enough in the title, or twice in the abstract. */
export interface WeightedPhrase {
  phrase: string;
  /**
   * 0 makes an exception: the phrase adds nothing and hides the topic's shorter phrases inside it. Below 0.5 it supports
   * others and assigns nothing without one of 0.5 or more.
   */
  weight: number;
}

/** A topic as the matcher needs it. Its score stands on its own phrases alone; the parent says which topics are kin. */
export interface TaxonomyTopic {
  slug: string;
  parent: string | null;
  phrases: WeightedPhrase[];
}

/** The parts of a paper that topics are read from, plain text. */
export interface MatchablePaper {
  title: string;
  abstract: string;
}

/** A topic that a paper carries, and why. */
export interface TopicMatch {
  slug: string;
  /** 0.5 to 1, rounded to six decimals. */
  score: number;
  /** The words of the paper that say so, exactly as they stand there, each phrase once, in the order of the text. */
  evidence: string[];
}

/** Assigns the topics of one taxonomy; keeps nothing between papers. */
export interface TopicMatcher {
  /** The topics of a paper, best first, equals by slug. Takes time linear in its length. */
  match(paper: MatchablePaper): TopicMatch[];
}
