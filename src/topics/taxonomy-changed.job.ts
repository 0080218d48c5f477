import type { Queryable } from '../platform/database/queryable';
import { enqueueJob } from '../platform/jobs/enqueue-jobs';
import { type Job, type NoPayload, noPayload } from '../platform/jobs/job';

/** What comes behind a change of the taxonomy: whoever keeps papers looks at them again. */
export const taxonomyChanged: Job<NoPayload> = {
  name: 'taxonomy-changed',
  parse: noPayload,
  queue: 'taxonomy-changed',
};

/** Says that papers may belong under other topics now. However often it is said, one job waits. */
export function announceTaxonomyChange(transaction: Queryable): Promise<void> {
  return enqueueJob(transaction, taxonomyChanged, { payload: {}, key: taxonomyChanged.name });
}
