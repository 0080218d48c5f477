import { handleJob, type JobHandler, type JobTask } from '../jobs/handle-job';
import { noPayload } from '../jobs/job';
import type { Schedule } from '../jobs/schedule';
import { messageName } from './message-name';
import type { Transport } from './transport';

/** Long enough to find out why somebody got no mail, and for no cause to come a second time. */
const keptDays = 30;
const mailsAtOnce = 1_000;
const dayMillis = 86_400_000;

const job = { name: 'forget-old-mails', parse: noPayload };

/** Deletes mails, and the files that they were captured in, 30 days after they were left, whatever became of them. */
export function forgetOldMailsJob(transport: Transport): JobHandler {
  return handleJob(job, (task) => forgetOldMails(task, transport));
}

/** Once a night. */
export const forgettingOldMails: Schedule = { job, cron: '41 3 * * *' };

async function forgetOldMails({ database, clock, signal }: JobTask<object>, transport: Transport): Promise<void> {
  const before = new Date(clock.now().getTime() - keptDays * dayMillis);
  while (!signal.aborted) {
    const old = await database.query<{ key: string; messageKey: string; createdAt: Date }>(
      `select id as key, message_key as "messageKey", created_at as "createdAt"
       from mails
       where created_at < $1
       order by created_at, id
       limit $2`,
      [before, mailsAtOnce],
    );
    if (old.length === 0) {
      return;
    }
    // Files first: without the row nobody would know their names.
    await transport.forget(old.map(messageName));
    await database.query('delete from mails where id = any ($1::bigint[])', [old.map(({ key }) => key)]);
  }
}
