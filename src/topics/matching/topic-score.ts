/** What a paper's first topics must reach: a phrase of weight 1 in its title, or twice in its abstract. */
const MAIN_THRESHOLD = 0.5;

/** How many topics are held to no more than that. */
const MAIN_TOPICS = 2;

/** What each further one must reach: a paper is about few things, and what it mentions besides is rarely one of them. */
const FURTHER_THRESHOLD = 0.54;

/** What it must reach if only the abstract speaks of it. */
const UNVOUCHED_THRESHOLD = 0.62;

/** So many topics a reader gives to a paper at most, as a rule: one more must be beyond doubt. */
const USUAL_TOPICS = 4;
const CROWDED_THRESHOLD = 0.7;

/** The least weight of a phrase that can found a topic; weaker ones support what such a phrase says, and no more. */
export const FOUNDING_WEIGHT = 0.5;

/** A phrase in the title says what the paper is about; in the abstract it may stand in passing. */
const TITLE_FACTOR = 2;

/** The mass of a score of one half: two mentions of a phrase of weight 1, for the first one may be in passing. */
const HALF_SCORE_MASS = 1.5;

/** How often a paper holds a phrase, by where. */
export interface Mentions {
  title: number;
  abstract: number;
}

/**
 * What one phrase adds to its topic: its weight, doubled if the title holds it. Each further mention counts half of the
 * one before, so that repetition never reaches twice the first.
 */
export function phraseMass(weight: number, { title, abstract }: Mentions): number {
  const repetition = 2 - 2 ** (1 - title - abstract);
  return weight * repetition * (title > 0 ? TITLE_FACTOR : 1);
}

/** The score of a topic, in 0..1 and rounded to six decimals, from the sum of what its phrases add. */
export function topicScore(mass: number): number {
  return Math.round((1 - 2 ** (-mass / HALF_SCORE_MASS)) * 1e6) / 1e6;
}

/**
 * The score that a topic must reach to be the paper's, by its place among those that the paper may be about (the best is
 * 0), and by whether the title or a better one of its family vouches for it.
 */
export function thresholdAt(place: number, isVouchedFor: boolean): number {
  if (place < MAIN_TOPICS) return MAIN_THRESHOLD;
  if (place >= USUAL_TOPICS) return CROWDED_THRESHOLD;
  return isVouchedFor ? FURTHER_THRESHOLD : UNVOUCHED_THRESHOLD;
}
