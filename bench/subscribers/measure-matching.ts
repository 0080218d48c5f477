import type { FilterablePaper } from '../../src/papers';
import { SubscriptionIndex } from '../../src/subscribers';
import { makeUpInterests, type Vocabulary } from './made-up-interests';

const mebibyte = 2 ** 20;

/** Fills an index with made-up subscriptions, and asks it about a day of papers, one after the other. */
export function measureMatching({
  vocabulary,
  day,
  subscriptions,
}: {
  vocabulary: Vocabulary;
  day: readonly FilterablePaper[];
  subscriptions: number;
}): object {
  const start = process.cpuUsage();
  const before = usedMemory();
  const index = new SubscriptionIndex();
  let key = 0;
  for (const interests of makeUpInterests(vocabulary, subscriptions)) {
    key += 1;
    index.put(key, interests);
  }
  const fillSeconds = secondsSince(start);
  const indexMebibytes = Math.round((usedMemory() - before) / mebibyte);
  const asked = process.cpuUsage();
  let reached = 0;
  for (const paper of day) {
    reached += index.reachedBy(paper).length;
  }
  const matchSeconds = secondsSince(asked);
  // In kibibytes.
  const peakMebibytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  process.stdout.write(
    `${subscriptions} subscriptions, ${day.length} papers: filled in ${fillSeconds} s, matched in ${matchSeconds} s of CPU, ` +
      `${reached} reached; index ${indexMebibytes} MiB, process ${peakMebibytes} MiB at most\n`,
  );
  return { subscriptions, papers: day.length, fillSeconds, matchSeconds, reached, indexMebibytes, peakMebibytes };
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
