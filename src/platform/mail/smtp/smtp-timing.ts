/** How long each stage may take, and an idle connection may stay. */
export interface SmtpTiming {
  /** From the lookup of the name to a session that may send: connection, greeting, TLS, EHLO and AUTH. */
  openMillis: number;
  /** From MAIL FROM until the server wants the message. */
  envelopeMillis: number;
  /** From then until it answers for the message. */
  contentMillis: number;
  /** Until a connection that nobody needs is given up. */
  idleMillis: number;
}

/**
 * After the message the patience of RFC 5321 (4.5.3.2.6): whoever gives up sooner sends twice what a slow server has
 * taken. Before it, impatience costs nothing but a try.
 */
export const usualSmtpTiming: SmtpTiming = {
  openMillis: 30_000,
  envelopeMillis: 120_000,
  contentMillis: 600_000,
  idleMillis: 10_000,
};
