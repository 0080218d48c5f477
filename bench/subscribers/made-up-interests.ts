import type { Interests } from '../../src/subscribers';
import { type PaperRow, seededRandom } from '../made-up-papers';

const topicCount = 200;
const fields = 20;

/** What subscriptions can ask for, the most frequent first. */
export interface Vocabulary {
  words: readonly string[];
  authors: readonly string[];
}

/** The words of the titles, and the authors. */
export function vocabularyOf(samples: readonly PaperRow[]): Vocabulary {
  return {
    words: byFrequency(samples.flatMap(({ title }) => title.split(/[^\p{L}\p{N}-]+/u))),
    authors: byFrequency(samples.flatMap((paper) => paper.authors)),
  };
}

/** Six in ten follow 1 to 3 topics, three save a search of 1 to 4 words, one follows an author; all by Zipf's law. */
export function* makeUpInterests({ words, authors }: Vocabulary, count: number): Generator<Interests> {
  const random = seededRandom(7);
  const nothing: Interests = { topics: [], searches: [], authors: [], minVotes: 0 };
  for (let made = 0; made < count; made += 1) {
    const share = random();
    const minVotes = random() < 0.2 ? 10 : 0;
    if (share < 0.6) {
      const topics = Array.from({ length: 1 + Math.floor(random() * 3) }, () => slugOf(zipf(topicCount, random)));
      yield { ...nothing, topics, minVotes };
    } else if (share < 0.9) {
      const length = 1 + Math.floor(random() * 4);
      const search = Array.from({ length }, () => words[zipf(words.length, random)] ?? '').join(' ');
      yield { ...nothing, searches: [shaped(search, random)], minVotes };
    } else {
      yield { ...nothing, authors: [authors[zipf(authors.length, random)] ?? ''], minVotes };
    }
  }
}

/** A few topics, as papers carry them: each with the one above it. */
export function topicsOf(random: () => number): string[] {
  const carried = Array.from({ length: 3 }, () => zipf(topicCount, random));
  return [...new Set(carried.flatMap((topic) => [slugOf(topic), slugOf(topic % fields)]))];
}

/** Of ten searches one is a phrase, one a beginning, one has an alternative, one an exclusion. */
function shaped(search: string, random: () => number): string {
  const shapes = [`"${search}"`, `${search}*`, search.replace(' ', ' OR '), search.replace(' ', ' -')];
  return shapes[Math.floor(random() * 10)] ?? search;
}

function slugOf(topic: number): string {
  return `topic-${topic}`;
}

/** A place below `count`, each in inverse proportion to its rank, about. */
function zipf(count: number, random: () => number): number {
  return Math.floor(count ** random()) - 1;
}

function byFrequency(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text.length > 1) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([text]) => text);
}
