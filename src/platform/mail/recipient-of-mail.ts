import type { Queryable } from '../database/queryable';

/** Whom a mail of the outbox was for; null once it is erased or forgotten. */
export async function recipientOfMail(database: Queryable, key: string): Promise<string | null> {
  const [mail] = await database.query<{ recipient: string | null }>('select recipient from mails where id = $1', [key]);
  return mail?.recipient ?? null;
}
