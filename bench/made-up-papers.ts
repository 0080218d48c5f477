import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** A paper as `upsertPapers` takes it. */
export interface PaperRow {
  title: string;
  abstract: string;
  arxivId: string;
  authors: string[];
  categories: string[];
  publishedAt: string;
  votes: number;
  links: { url: string }[];
}

const vocabulary = 20_000;

/** Papers of the length that real ones have (title 10 words, abstract 180, 7 authors), words by Zipf's law. */
export function makeUpPapers(count: number): PaperRow[] {
  const random = seededRandom(42);
  const word = (): string => `w${Math.floor(vocabulary ** random())}`;
  const words = (length: number): string => Array.from({ length }, word).join(' ');
  return Array.from({ length: count }, (_, index) => ({
    title: `${words(9)} language model ${index}`,
    abstract: `${words(90)} reinforcement learning ${words(90)}.`,
    arxivId: `${2401 + Math.floor(index / 90_000)}.${String(10_000 + (index % 90_000)).padStart(5, '0')}`,
    authors: Array.from({ length: 7 }, () => `Author ${Math.floor(random() * 30_000)}`),
    categories: ['cs.CL'],
    publishedAt: new Date(1_704_067_200_000 + index * 60_000).toISOString(),
    votes: Math.floor(random() * 100),
    links: [{ url: `https://github.com/example/project-${index}` }],
  }));
}

/** Papers from a gzipped JSON Lines file with the fields of a daily-papers archive. */
export async function readPapers(file: string): Promise<PaperRow[]> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  const papers: PaperRow[] = [];
  for await (const line of lines) {
    const {
      arxivId,
      title,
      abstract,
      authors = [],
      categories = [],
      publishedAt,
      upvotes = 0,
      links = [],
    } = JSON.parse(line);
    const urls = links.map(({ url }: { url: string }) => ({ url }));
    papers.push({ arxivId, title, abstract, authors, categories, publishedAt, votes: upvotes, links: urls });
  }
  return papers;
}

/** mulberry32: the same numbers in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
