import { handleJob } from '../../jobs/handle-job';
import { noPayload } from '../../jobs/job';
import type { Schedule } from '../../jobs/schedule';
import { handOverMails } from './hand-over-mails';

const job = { name: 'hand-over-mails', parse: noPayload };

/** Hands over what a process left that died before it could. */
export const handOverMailsJob = handleJob(job, ({ database }) => handOverMails(database));

/** Every minute. */
export const handingOverMails: Schedule = { job, cron: '* * * * *' };
