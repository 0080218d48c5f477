import type { Receipt } from '../transport';
import type { SmtpOutcome } from './smtp-outcome';

/** By RFC 4954: the server wants to know us better, whatever the message. */
const codesOfAuthentication = new Set([530, 534, 535, 538]);
/** Too large, which MAIL FROM is told already (RFC 1870). */
const tooLarge = 552;

/**
 * What an outcome means for the message. What concerns us rather than it, from a server that cannot be reached to one
 * that does not want us as a sender, makes the transport unavailable and costs no message a try. Where a recipient is
 * refused for policy's sake (X.7.Z of RFC 3463, such as "relay access denied"), one cannot tell whom that concerns: the
 * message is put off, so that an hour of misconfiguration does not end subscriptions.
 */
export function readReceipt(outcome: SmtpOutcome, retryAfterMillis: number): Receipt {
  if (outcome.kind === 'accepted') {
    return outcome;
  }
  const { stage, reply, code } = outcome;
  if (stage === 'sender' && code === tooLarge) {
    return { kind: 'refused', reply, code };
  }
  if (stage === 'opening' || stage === 'sender' || (code !== null && codesOfAuthentication.has(code))) {
    return { kind: 'unavailable', reply, retryAfterMillis };
  }
  if (code === null) {
    return { kind: 'deferred', reply, ...(stage === 'answer' && { answerLost: true as const }) };
  }
  const isPolicy = stage === 'recipient' && /^5\d\d[ -]5\.7\.\d/.test(reply);
  return { kind: code >= 500 && !isPolicy ? 'refused' : 'deferred', reply, code };
}

/** Whether the server answered for the message itself, so that there is nothing the matter with the way to it. */
export function hasAnswered(outcome: SmtpOutcome): boolean {
  return outcome.kind === 'accepted' || (outcome.code !== null && readReceipt(outcome, 0).kind !== 'unavailable');
}
