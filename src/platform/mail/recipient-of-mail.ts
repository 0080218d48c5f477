import type { Queryable } from '../database/queryable';

/** Whom a mail of the outbox was for, and when it left or was left; null once it is erased or forgotten. */
export async function recipientOfMail(
  database: Queryable,
  key: string,
): Promise<{ recipient: string; sentAt: Date } | null> {
  const [mail] = await database.query<{ recipient: string; sentAt: Date }>(
    `select mail.recipient, coalesce(mail.settled_at, mail.created_at) as "sentAt"
     from mails mail
     where mail.id = $1 and mail.recipient is not null`,
    [key],
  );
  return mail ?? null;
}
