import { seededRandom, type PaperRow } from '../made-up-papers';

const newest = Date.UTC(2026, 0, 1);
const tenYearsMillis = 10 * 365 * 86_400_000;

/**
 * As many papers as are wanted: the samples themselves first, then papers whose titles are the front of one sample's
 * title and the back of another's, and whose abstracts are sentences of three, so that words keep their frequencies.
 * Dates lie evenly over ten years, in no order.
 */
export function* resample(samples: readonly PaperRow[], count: number): Generator<PaperRow> {
  const random = seededRandom(7);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const sentences = samples.map(({ abstract }) => abstract.match(/[^.!?]+[.!?]?\s*/g) ?? [abstract]);
  for (let index = 0; index < count; index += 1) {
    const sample = samples[index] ?? combine();
    const publishedAt = new Date(newest - Math.floor(random() * tenYearsMillis)).toISOString();
    yield { ...sample, arxivId: arxivIdOf(index), publishedAt, votes: Math.floor(random() ** 8 * 300) };
  }

  function combine(): Omit<PaperRow, 'arxivId' | 'publishedAt' | 'votes'> {
    const [front, back] = [pick(samples), pick(samples)];
    const [frontWords, backWords] = [front?.title.split(/\s+/) ?? [], back?.title.split(/\s+/) ?? []];
    const cut = 1 + Math.floor(random() * Math.max(1, frontWords.length - 1));
    const title = [...frontWords.slice(0, cut), ...backWords.slice(-Math.max(3, frontWords.length - cut))].join(' ');
    const sources = [1, 2, 3].map(() => pick(sentences) ?? []);
    let abstract = '';
    for (let place = 0; abstract.length < 1_250 && place < 14; place += 1) {
      abstract += pick(sources[place % 3] ?? []) ?? '';
    }
    const links = random() < 0.3 ? [{ url: 'https://github.com/example/project' }] : [];
    return {
      title: title || 'Untitled',
      abstract: abstract.trim() || 'No abstract.',
      authors: [...(front?.authors.slice(0, 4) ?? []), ...(back?.authors.slice(-3) ?? [])],
      categories: back?.categories ?? [],
      links,
    };
  }
}

/** Ids of the new form that no real paper has. */
function arxivIdOf(index: number): string {
  return `${8_000 + Math.floor(index / 90_000)}.${String(10_000 + (index % 90_000)).padStart(5, '0')}`;
}
