import { handleJob } from '../../../platform/jobs/handle-job';
import { noPayload } from '../../../platform/jobs/job';
import type { Schedule } from '../../../platform/jobs/schedule';
import { refreshPopular } from './refresh-popular';

const job = { name: 'refresh-popular', parse: noPayload };

/** Notes which papers have the most votes by now; new papers cause that anyway. */
export const refreshPopularJob = handleJob(job, ({ database }) => database.transaction(refreshPopular));

/** Votes move nothing by themselves: what they have changed shows within ten minutes. */
export const refreshingPopular: Schedule = { job, cron: '*/10 * * * *' };
