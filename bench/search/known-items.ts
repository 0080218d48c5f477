import { seededRandom, type PaperRow } from '../made-up-papers';
import type { ScratchApp } from '../scratch-app';
import { plainWords } from './workloads';

const asked = 500;
const query = 'query ($filter: PaperFilter) { papers(first: 10, filter: $filter) { nodes { title } } }';

/** The mean reciprocal rank, within ten, of a real paper that is asked for by three words of its title. */
export async function knownItemMrr({ ask }: ScratchApp, samples: readonly PaperRow[]): Promise<number> {
  const random = seededRandom(5);
  const known = samples.filter(({ title }) => new Set(plainWords(title)).size >= 3);
  let sum = 0;
  for (let turn = 0; turn < asked; turn += 1) {
    const paper = known[Math.floor(random() * known.length)];
    if (paper === undefined) {
      return 0;
    }
    const words = [...new Set(plainWords(paper.title))];
    while (words.length > 3) {
      words.splice(Math.floor(random() * words.length), 1);
    }
    const { papers } = await ask(query, { filter: { query: words.join(' ') } });
    const rank = papers.nodes.findIndex(
      ({ title }: { title: string }) => title === paper.title.replace(/\s+/g, ' ').trim(),
    );
    sum += rank === -1 ? 0 : 1 / (rank + 1);
  }
  return Math.round((sum / asked) * 1_000) / 1_000;
}
