import type { FilterablePaper } from '../../src/papers';
import { SubscriptionIndex } from '../../src/subscribers';
import { type PaperRow, seededRandom } from '../made-up-papers';
import { makeUpInterests, topicsOf } from './made-up-interests';

const mebibyte = 2 ** 20;

/** Fills an index with made-up subscriptions, and asks it about a day of papers, one after the other. */
export function measureMatching(
  samples: readonly PaperRow[],
  { subscriptions, papers }: { subscriptions: number; papers: number },
): object {
  const start = process.cpuUsage();
  const before = usedMemory();
  const index = new SubscriptionIndex();
  let key = 0;
  for (const interests of makeUpInterests(samples, subscriptions)) {
    key += 1;
    index.put(key, interests);
  }
  const fillSeconds = secondsSince(start);
  const indexMebibytes = Math.round((usedMemory() - before) / mebibyte);
  const day = makeUpDay(samples, papers);
  const asked = process.cpuUsage();
  let reached = 0;
  for (const paper of day) {
    reached += index.reachedBy(paper).length;
  }
  const matchSeconds = secondsSince(asked);
  const rssMebibytes = Math.round(process.memoryUsage().rss / mebibyte);
  process.stdout.write(
    `${subscriptions} subscriptions, ${papers} papers: filled in ${fillSeconds} s, matched in ${matchSeconds} s of CPU, ` +
      `${reached} reached; index ${indexMebibytes} MiB, process ${rssMebibytes} MiB\n`,
  );
  return { subscriptions, papers, fillSeconds, matchSeconds, reached, indexMebibytes, rssMebibytes };
}

function makeUpDay(samples: readonly PaperRow[], count: number): FilterablePaper[] {
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

/** Of the heap and of the arrays outside of it, after a collection where Node was started with --expose-gc. */
function usedMemory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return Number(((user + system) / 1e6).toFixed(2));
}
