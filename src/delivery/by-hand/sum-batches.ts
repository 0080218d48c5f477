import type { ScheduledBatch } from './schedule-day';

/**
 * Goes through all parts of a day's digests, one after the other, and sums up. Where it ends early, what was scheduled
 * stays, and who asks again goes on from there.
 */
export async function sumBatches<Batch extends ScheduledBatch>(
  schedule: (after: number) => Promise<Batch>,
): Promise<Batch> {
  let sum = await schedule(0);
  for (let next = sum.next; next !== null;) {
    const batch = await schedule(next);
    sum = { ...batch, scheduled: sum.scheduled + batch.scheduled, skipped: sum.skipped + batch.skipped };
    next = batch.next;
  }
  return sum;
}
