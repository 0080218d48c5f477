import { type Job, type NoPayload, noPayload } from '../../platform/jobs/job';
import type { Schedule } from '../../platform/jobs/schedule';

/** Answers all requests that wait. The job is told nothing: the requests stand in their table until they are answered. */
export const answerRequests: Job<NoPayload> = { name: 'answer-subscription-requests', parse: noPayload };

/** Every minute, for requests whose own job was lost with the process that took them. */
export const answeringRequests: Schedule = { job: answerRequests, cron: '* * * * *' };
