import { splitWords } from '../../src/papers/search-index/split-words';
import { seededRandom, type PaperRow } from '../made-up-papers';

/** One request: what is sent. */
export interface Request {
  query: string;
  variables: object;
}

/** A class of queries by its name, and a way to draw one. */
export interface Workload {
  name: string;
  draw(): Request;
}

const page = `query ($filter: PaperFilter, $orderBy: PaperOrder, $after: String) {
  papers(first: 20, filter: $filter, orderBy: $orderBy, after: $after) { nodes { id title } }
}`;
const counted = `query ($filter: PaperFilter) {
  papers(first: 20, filter: $filter) { totalCount totalCountIsExact nodes { id title } }
}`;
const faceted = `query ($filter: PaperFilter) {
  papers(first: 20, filter: $filter) {
    nodes { id title }
    facets { topics { topic { slug } count } years { year count } withCode }
  }
}`;
const spelled = 'query ($filter: PaperFilter) { papers(first: 20, filter: $filter) { nodes { id } didYouMean } }';
const suggested = `query ($prefix: String!) {
  suggest(prefix: $prefix) { __typename ... on Paper { title } ... on Topic { name } ... on Author { name } }
}`;

/** The classes of queries that a reader's search box sends, over words as the papers hold them; the same in every run. */
export function workloads(samples: readonly PaperRow[], deepCursor: string): Workload[] {
  const random = seededRandom(99);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const byFrequency = wordsByFrequency(samples);
  const heldBy = (atMost: number, moreThan = 0) =>
    byFrequency.filter(({ share }) => share <= atMost && share > moreThan).map(({ word }) => word);
  const [rare, medium, common] = [heldBy(0.000_5), heldBy(0.02, 0.005), heldBy(1, 0.1)];
  const word = (from: readonly string[]): string => pick(from) ?? 'model';
  const titleWords = (): string[] => plainWords(pick(samples)?.title ?? 'language models');
  const some = (count: number): string => {
    const words = titleWords();
    const from = Math.floor(random() * Math.max(1, words.length - count));
    return words.slice(from, from + count).join(' ');
  };
  const search =
    (draw: () => object | string, query = page, more: object = {}) =>
    (): Request => {
      const drawn = draw();
      return { query, variables: { filter: typeof drawn === 'string' ? { query: drawn } : drawn, ...more } };
    };
  const misspelt = (): string => swapLetters(titleWords().find(({ length }) => length > 6) ?? 'reinforcement', random);
  return [
    { name: 'rare word', draw: search(() => word(rare)) },
    { name: 'medium word', draw: search(() => word(medium)) },
    { name: 'common word', draw: search(() => word(common)) },
    { name: 'two or three words', draw: search(() => some(2 + Math.floor(random() * 2))) },
    { name: 'common words', draw: search(() => `${word(common)} ${word(common)} ${word(medium)}`) },
    { name: 'whole question', draw: search(() => `how does ${titleWords().slice(0, 8).join(' ')} work?`) },
    { name: 'phrase', draw: search(() => `"${some(3)}"`) },
    { name: 'phrase of common words', draw: search(() => `"${word(common)} ${word(common)}"`) },
    {
      name: 'prefix',
      draw: search(
        () =>
          `${
            titleWords()
              .find(({ length }) => length > 5)
              ?.slice(0, 5) ?? 'trans'
          }*`,
      ),
    },
    { name: 'short prefix and word', draw: search(() => `${word(rare).slice(0, 2)}* ${word(medium)}`) },
    { name: 'exclusion', draw: search(() => `${word(medium)} -${word(common)}`) },
    { name: 'exclusion alone', draw: search(() => `-${word(common)}`) },
    { name: 'typo', draw: search(misspelt, spelled) },
    {
      name: 'filtered',
      draw: search(() => ({
        query: word(common),
        topics: ['reinforcement-learning'],
        hasCode: true,
        publishedFrom: '2021-01-01',
      })),
    },
    { name: 'filter alone', draw: search(() => ({ topics: ['retrieval'], categories: ['cs.IR'], minVotes: 3 })) },
    { name: 'by votes', draw: search(() => word(common), page, { orderBy: { field: 'VOTES' } }) },
    { name: 'counted', draw: search(() => word(random() < 0.5 ? medium : common), counted) },
    { name: 'faceted', draw: search(() => word(random() < 0.5 ? medium : common), faceted) },
    { name: 'deep page', draw: search(() => ({}), page, { after: deepCursor }) },
    { name: 'trending', draw: search(() => ({}), page, { orderBy: { field: 'TRENDING' } }) },
    { name: 'suggest', draw: () => ({ query: suggested, variables: { prefix: beginning(titleWords(), random) } }) },
  ];
}

/** Every word, and the share of the papers that hold it. */
function wordsByFrequency(samples: readonly PaperRow[]): { word: string; share: number }[] {
  const papers = new Map<string, number>();
  for (const { title, abstract } of samples) {
    for (const word of new Set(plainWords(`${title} ${abstract}`))) {
      papers.set(word, (papers.get(word) ?? 0) + 1);
    }
  }
  return [...papers].map(([word, count]) => ({ word, share: count / samples.length }));
}

/** Words that need no quoting in a query: letters alone, stop words left out. */
export function plainWords(text: string): string[] {
  return splitWords(text).flatMap(({ segments, start, end }) => {
    const [part] = segments[0]?.parts ?? [];
    const word = text.slice(start, end);
    return part?.isStopWord === false && /^[A-Za-z]{2,}$/.test(word) ? [word] : [];
  });
}

/** What a person has typed of a title so far. */
function beginning(words: readonly string[], random: () => number): string {
  const [first = 'la', second = ''] = words.slice(Math.floor(random() * words.length));
  const typed = random() < 0.5 ? first : `${first} ${second}`;
  return typed.slice(0, 1 + Math.floor(random() * typed.length));
}

function swapLetters(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 3));
  return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
}
