import { type CronItem, parseCronItems, type ParsedCronItem } from 'graphile-worker';
import type { Job, NoPayload } from './job';

/** A job that comes again and again, once each time however many workers run. */
export interface Schedule {
  job: Job<NoPayload>;
  /** Minute, hour, day, month and weekday in UTC, such as "17 3 * * *". */
  cron: string;
  /** How far back it is made up for when no worker ran at its time; not at all unless said. */
  catchUpMillis?: number;
}

/** Schedules as the queue's library takes them. A job that still waits is not enqueued a second time. */
export function toCronItems(schedules: readonly Schedule[]): ParsedCronItem[] {
  return parseCronItems(
    schedules.map(({ job, cron, catchUpMillis }): CronItem => ({
      task: job.name,
      identifier: job.name,
      match: cron,
      options: {
        backfillPeriod: catchUpMillis ?? 0,
        jobKey: job.name,
        ...(job.maxAttempts !== undefined && { maxAttempts: job.maxAttempts }),
        ...(job.queue !== undefined && { queueName: job.queue }),
      },
    })),
  );
}
