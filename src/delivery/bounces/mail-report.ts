/** What became of a message for one recipient, as a server says it. */
export interface RecipientStatus {
  /** As RFC 3464 has them; null where there is none that is known. */
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded' | null;
  /** An enhanced status code (RFC 3463), such as 5.1.1. */
  readonly status: string | null;
  /** What the remote server said, such as "550 5.1.1 no such user": a stranger's text, which may hold addresses. */
  readonly diagnostic: string | null;
}

/** What a message says that came back to an envelope sender. */
export type MailReport =
  | { readonly kind: 'status'; readonly recipients: readonly RecipientStatus[] }
  /** What a reader, or their provider, thinks of it (RFC 5965); `envelopeSender` is whom the message was from. */
  | { readonly kind: 'complaint'; readonly type: string; readonly envelopeSender: string | null }
  /** Holiday notices, receipts, rubbish. */
  | { readonly kind: 'none' };

/** A report, and whom the envelope that it came in was for, as far as its headers say. */
export interface ReceivedReport {
  readonly report: MailReport;
  readonly recipients: readonly string[];
}
