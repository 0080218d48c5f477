import { createHash } from 'node:crypto';

/**
 * The name of a mail's message, such as "20250314080000000-1f3a…": the left half of its Message-ID, and the file that it is
 * captured in. It comes from the row alone, so that a second try cannot pass for a second mail, and sorts by age. The
 * key stays unreadable in it: a Message-ID is shown to strangers.
 */
export function messageName({ messageKey, createdAt }: { messageKey: string; createdAt: Date }): string {
  return `${nameTime(createdAt)}-${createHash('sha256').update(messageKey).digest('hex').slice(0, 32)}`;
}

/** What the names of messages begin with that come from an instant: those of before it sort before that. */
export function nameTime(instant: Date): string {
  return instant.toISOString().replace(/\D/g, '').slice(0, 17);
}

/** Whether a text has the shape of such a name: nothing in it can lead to another folder. */
export function isMessageName(text: string): boolean {
  return /^\d{17}-[0-9a-f]{32}$/.test(text);
}
