import type { PaperFilter } from '../../papers';
import { type Interests, isForAll } from './interests';

/** The papers that a digest may hold: minVotes AND (any topic OR any search OR any author). */
export function subscriptionFilter(interests: Interests): PaperFilter {
  const { topics, searches, authors, minVotes } = interests;
  const or: PaperFilter[] = [
    ...(topics.length > 0 ? [{ topics: [...topics] }] : []),
    ...searches.map((query) => ({ query })),
    ...(authors.length > 0 ? [{ authors: [...authors] }] : []),
  ];
  return { ...(minVotes > 0 && { minVotes }), ...(!isForAll(interests) && { or }) };
}
