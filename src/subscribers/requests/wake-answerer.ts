import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { soonForAll } from '../../platform/jobs/soon-for-all';
import { answerRequests } from './answer-requests';

/**
 * Leaves the job that answers what was requested, soon: one for all that comes within a moment, since a job costs more
 * than an answer. Where the process dies before, the clock has the requests answered within a minute.
 */
export const wakeAnswerer = soonForAll((database) =>
  enqueueJob(database, answerRequests, { payload: {}, key: answerRequests.name }),
);
