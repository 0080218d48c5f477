import type { Queryable } from '../../database/queryable';
import { sql } from '../../database/sql';
import { jobsOfRows } from '../../jobs/enqueue-jobs';
import { sendMail } from '../send-mail';

/** Fetching a job and noting that it is done costs more than a small mail. */
const mailsOfJob = 10;
const mailsAtOnce = 1_000;

/**
 * Leaves jobs that send the mails which were left and committed. Each goes to one job, whoever else hands over at this
 * moment.
 */
export async function handOverMails(database: Queryable): Promise<void> {
  let count: number;
  do {
    const [taken] = await database.query<{ count: number }>(handingOver);
    count = taken?.count ?? 0;
  } while (count === mailsAtOnce);
}

const handingOver = sql`
  with taken as (
    delete from mails_to_hand_over
    where mail_id in (
      select waiting.mail_id
      from mails_to_hand_over waiting
      order by waiting.mail_id
      limit ${mailsAtOnce}
      for update skip locked
    )
    returning mail_id
  ),
  numbered as (
    select taken.mail_id, row_number() over (order by taken.mail_id) - 1 as number
    from taken
  ),
  lots as (
    select json_build_object('mails', json_agg(numbered.mail_id::text order by numbered.mail_id)) as payload,
      null::text as key,
      0::double precision as delay_millis
    from numbered
    group by numbered.number / ${mailsOfJob}::integer
  )
  select (select count(*)::integer from taken) as count
  from (select count(*) from ${jobsOfRows(sendMail, sql`lots as given`)}) as jobs`.prepared();
