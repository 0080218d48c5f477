import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { soonForAll } from '../../platform/jobs/soon-for-all';
import { answerRequests } from './answer-requests';

/** Nobody waits for an answer by mail so closely, and one job answers a hundred for little more than the price of ten. */
const gapMillis = 50;

/**
 * Leaves the job that answers what was requested, soon: one for all that comes within a moment, since a job costs more
 * than an answer. Where the process dies before, the clock has the requests answered within a minute.
 */
export const wakeAnswerer = soonForAll(gapMillis, (database) =>
  enqueueJob(database, answerRequests, { payload: {}, key: answerRequests.name }),
);
