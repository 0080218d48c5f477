/**
 * How far a message came when something was in its way: no session was opened; the server would not have the sender, or
 * the recipient; while it took the message; or once it had all of it, when its answer was to come.
 */
export type SmtpStage = 'opening' | 'sender' | 'recipient' | 'content' | 'answer';

/** What was in a message's way. */
export interface SmtpFailure {
  readonly kind: 'failed';
  readonly stage: SmtpStage;
  /** What the server replied, or in our words what happened instead. */
  readonly reply: string;
  /** Of the server's reply; null where none came. */
  readonly code: number | null;
}

/** What a session made of a message. */
export type SmtpOutcome = { readonly kind: 'accepted'; readonly reply: string } | SmtpFailure;

const longestReply = 500;

/** A failure in words that fit a row and a log line. */
export function smtpFailure(stage: SmtpStage, reply: string, code: number | null = null): SmtpFailure {
  return { kind: 'failed', stage, reply: tidyReply(reply), code };
}

/** A server may reply with anything: one line, without control characters, of a bearable length. */
export function tidyReply(reply: string): string {
  return reply
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestReply);
}
