import { createDataSource } from '../ormconfig';
import {
  bringBackStraysJob,
  bringingBackStrays,
  forgetOldBounces,
  forgetOldDeliveriesJob,
  forgetSubscriberJob,
  forgettingOldBounces,
  forgettingOldDeliveries,
  planDeliveriesJob,
  planningDeliveries,
  sendDeliveriesJob,
  wakeShards,
} from './delivery';
import { openPost } from './open-post';
import { reassignTopicsJob, searchTiersFollower } from './papers';
import type { ChangeFollower } from './platform/change-log/change-follower';
import { followChanges } from './platform/change-log/follow-changes';
import { type Clock, createClock } from './platform/clock/clock';
import type { Config } from './platform/config/config';
import { AddressKeys } from './platform/crypto/address-keys';
import type { Connection } from './platform/database/data-source-options';
import { Database } from './platform/database/database';
import { forgetFailedJobs, forgettingFailedJobs } from './platform/jobs/forget-failed-jobs';
import type { JobHandler } from './platform/jobs/handle-job';
import type { JobTiming } from './platform/jobs/job-timing';
import type { Schedule } from './platform/jobs/schedule';
import { startJobRunner } from './platform/jobs/start-job-runner';
import type { Logger } from './platform/logging/create-logger';
import { forgettingOldMails, handingOverMails, mailJobs, type Post } from './platform/mail';
import {
  completionFollower,
  dictionaryFollower,
  refreshPopularJob,
  refreshingPopular,
  similarFollower,
} from './search';
import {
  answeringRequests,
  answerRequestsJob,
  instantFollower,
  tellOfEndJob,
  tendingSubscribers,
  tendSubscribersJob,
} from './subscribers';
import { announceTaxonomyChange } from './topics';

/** What is done of the jobs that commands and schedules leave. */
function handlersOf({ secrets }: Config, post: Post): readonly JobHandler[] {
  const addressKeys = new AddressKeys(secrets.suppressionKey);
  return [
    answerRequestsJob(addressKeys),
    bringBackStraysJob,
    forgetFailedJobs,
    forgetOldBounces,
    forgetOldDeliveriesJob(post.transport),
    forgetSubscriberJob(post.transport),
    planDeliveriesJob,
    reassignTopicsJob,
    refreshPopularJob,
    sendDeliveriesJob({ post, addressKeys }),
    tellOfEndJob(addressKeys),
    tendSubscribersJob(addressKeys),
  ];
}

/** What comes again by the clock. */
const schedules: readonly Schedule[] = [
  answeringRequests,
  bringingBackStrays,
  forgettingFailedJobs,
  forgettingOldBounces,
  forgettingOldDeliveries,
  forgettingOldMails,
  handingOverMails,
  planningDeliveries,
  refreshingPopular,
  tendingSubscribers,
];

/** What trails the change log; one keeps an index of its own in memory. */
const createFollowers = (): readonly ChangeFollower[] => [
  completionFollower,
  dictionaryFollower,
  instantFollower(),
  searchTiersFollower,
  similarFollower,
];

/** A running worker: all that happens behind the API. */
export interface Worker {
  /**
   * Finishes what is in flight until the deadline, gives the rest back to other workers, and says how many jobs that
   * are: they still run in this process, which should end.
   */
  close(deadlineMillis: number): Promise<number>;
}

/** Starts to work on a database that is up to date, with connections of its own. */
export async function startWorker(task: {
  config: Config;
  connection: Connection;
  log: Logger;
  /** Where the API answers, for the links in mails; as the configuration has it unless said. */
  publicUrl?: string;
  clock?: Clock;
  timing?: JobTiming;
}): Promise<Worker> {
  const { config, connection, log, clock = createClock(task.config.clockStart), timing } = task;
  const { publicUrl = `http://${config.http.host}:${config.http.port}` } = task;
  const post = openPost(config, config.http.publicUrl ?? publicUrl, log);
  const dataSource = await createDataSource(connection).initialize();
  const database = Database.of(dataSource);
  const workplace = { connection, database, clock, log };
  const handlers = handlersOf(config, post);
  // Costs nothing where papers are as they should be. They may not be after a restore, or a change made by hand.
  const jobs = await announceTaxonomyChange(database)
    // Whoever was here before may have been killed in the midst of sending.
    .then(() => wakeShards(database, clock.now()))
    .then(() => startJobRunner({ ...workplace, handlers: [...handlers, ...mailJobs(post)], schedules, timing }))
    .catch(async (error: unknown) => {
      await dataSource.destroy();
      throw error;
    });
  const followed = followChanges({ database, followers: createFollowers(), log });
  return {
    close: async (deadlineMillis) => {
      const [left] = await Promise.all([jobs.stop(deadlineMillis), followed.stop()]);
      await post.transport.close?.();
      if (left === 0) {
        await dataSource.destroy();
      }
      return left;
    },
  };
}
