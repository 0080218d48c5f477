import type { FilterablePaper } from '../../src/papers';
import { type PaperRow, seededRandom } from '../made-up-papers';
import { topicsOf } from './made-up-interests';

/** Some of the papers, with topics by Zipf's law. */
export function makeUpDay(samples: readonly PaperRow[], count: number): FilterablePaper[] {
  const random = seededRandom(3);
  return Array.from({ length: count }, () => {
    const row = samples[Math.floor(random() * samples.length)];
    if (row === undefined) {
      throw new Error('Expected papers to make up a day of, got none.');
    }
    const { title, abstract, authors, arxivId, categories, publishedAt, votes } = row;
    const topics = topicsOf(random);
    const sortDate = new Date(publishedAt);
    return {
      title,
      abstract,
      authors,
      arxivId,
      doi: null,
      categories,
      topics,
      hasCode: false,
      votes,
      sortDate,
      digestDates: [],
    };
  });
}
