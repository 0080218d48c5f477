import type { JobHandler } from '../jobs/handle-job';
import { forgetMessagesJob } from './forget-messages';
import { forgetOldMailsJob } from './forget-old-mails.job';
import { handOverMailsJob } from './handing-over/hand-over-mails.job';
import { type Post, sendMailJob } from './send-mail.job';

/** All that a worker does about mail: sees to it that it is sent, sends it, and forgets it. */
export function mailJobs(post: Post): JobHandler[] {
  return [handOverMailsJob, sendMailJob(post), forgetMessagesJob(post.transport), forgetOldMailsJob(post.transport)];
}
