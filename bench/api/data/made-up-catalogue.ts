import type { FoundTopic } from '../../../src/papers/store/assign-topics';
import { PaperLinkKind } from '../../../src/papers/links/paper-link-kind';
import { stateOfNew } from '../../../src/papers/store/merge-record';
import type { PaperState } from '../../../src/papers/store/paper-record';
import { seededRandom } from '../../made-up-papers';

const vocabulary = 20_000;
const names = 40_000;
const topicsAPaper = 3;
const authorsAPaper = 4;
const newest = Date.UTC(2026, 0, 1);
const tenYearsMillis = 10 * 365 * 86_400_000;
const consonants = [...'bdfgklmnprstvz'];
const vowels = [...'aeiou'];

/** Ten topics with five below each. */
export const topicSlugs = Array.from({ length: 60 }, (_, place) => ({
  slug: place < 10 ? `field-${place + 1}` : `subject-${place - 9}`,
  parent: place < 10 ? null : `field-${1 + ((place - 10) % 10)}`,
}));

/** A paper, and the topics that it carries. */
export interface MadeUpPaper {
  state: PaperState;
  topics: FoundTopic[];
}

/**
 * So many papers under the keys 1, 2, …: titles of 10 words, abstracts of 180, words by Zipf's law, four authors and
 * three topics each, some of them far more common than others. They arrive over ten years, nearly in order.
 */
export function* madeUpPapers(count: number): Generator<MadeUpPaper> {
  const random = seededRandom(42);
  const below = (most: number): number => Math.floor(random() * most);
  const words = (length: number): string =>
    Array.from({ length }, () => madeUpWord(Math.floor(vocabulary ** random()))).join(' ');
  for (let key = 1; key <= count; key += 1) {
    const age = (1 - key / count) * tenYearsMillis + below(30) * 86_400_000;
    const state = stateOfNew(key, {
      title: capitalised(words(10)),
      abstract: `${[30, 40, 50, 60].map((length) => capitalised(words(length))).join('. ')}.`,
      arxivId: `${8_000 + Math.floor(key / 90_000)}.${String(10_000 + (key % 90_000)).padStart(5, '0')}`,
      arxivVersion: 1 + below(3),
      publishedAt: new Date(newest - Math.floor(age / 1_000) * 1_000),
      authors: drawDistinct(authorsAPaper, () => madeUpName(Math.floor(names * random() ** 2))),
      categories: ['cs.CL', `cs.${'ABCDEFGHIJ'[below(10)]}I`],
      links: random() < 0.3 ? [{ url: `https://github.com/example/project-${key}`, kind: PaperLinkKind.CODE }] : [],
      votes: Math.floor(random() ** 8 * 300),
    });
    const topics = drawDistinct(topicsAPaper, () => 1 + Math.floor(topicSlugs.length * random() ** 1.5)).map(
      (topic) => ({
        paper_id: key,
        topic_id: topic,
        score: Math.round(random() * 1e6) / 1e6,
        evidence: [words(2)],
      }),
    );
    yield { state, topics };
  }
}

/** Every name that a paper may be signed with. */
export function madeUpNames(): string[] {
  return Array.from({ length: names }, (_, place) => madeUpName(place));
}

function madeUpName(place: number): string {
  return `${capitalised(madeUpWord(place % 400))} ${capitalised(madeUpWord(1_000 + Math.floor(place / 400)))}`;
}

/** A word that can be spoken, another one for each number. */
export function madeUpWord(number: number): string {
  let word = '';
  for (let rest = number + consonants.length * vowels.length; rest > 0;) {
    word += consonants[rest % consonants.length];
    rest = Math.floor(rest / consonants.length);
    word += vowels[rest % vowels.length];
    rest = Math.floor(rest / vowels.length);
  }
  return word;
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function drawDistinct<Item>(count: number, draw: () => Item): Item[] {
  const drawn = new Set<Item>();
  while (drawn.size < count) {
    drawn.add(draw());
  }
  return [...drawn];
}
