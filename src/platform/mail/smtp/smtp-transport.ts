import { setTimeout as sleep } from 'node:timers/promises';
import type { MailRates } from '../../config/mail-rates';
import type { SmtpServer } from '../../config/smtp-server';
import type { Log } from '../../logging/request-log';
import type { Message, Receipt, Transport } from '../transport';
import { admit, type Breaker, closedBreaker, pauseMillis, reportTo } from './breaker';
import { RateKeeper } from './rate-keeper';
import { hasAnswered, readReceipt } from './read-receipt';
import { type Loan, SessionPool } from './session-pool';
import { smtpFailure, type SmtpOutcome } from './smtp-outcome';
import { SmtpSession } from './smtp-session';
import { type SmtpTiming, usualSmtpTiming } from './smtp-timing';

/** What came of the messages so far, for whoever watches. */
export type SmtpTally = Record<Receipt['kind'] | 'answersLost', number>;

/** Sends by SMTP, over a few connections that are kept. */
export interface SmtpTransport extends Transport {
  /** Counted since the start. */
  readonly tally: Readonly<SmtpTally>;
}

/**
 * Gives messages to a mail server. It never throws for what that does, and asks nobody during an outage: after a few
 * failures in a row `send` answers "unavailable" at once for a while, then one message tries.
 */
export function smtpTransport({
  server,
  rates,
  log,
  timing = usualSmtpTiming,
}: {
  server: SmtpServer;
  rates: MailRates;
  log: Log;
  timing?: SmtpTiming;
}): SmtpTransport {
  const { connections, messages } = server;
  const pool = new SessionPool(() => SmtpSession.open(server, timing), {
    connections,
    messages,
    idleMillis: timing.idleMillis,
    onFull: ({ reply }, sessions) =>
      log.warn({ reply, sessions }, 'the mail server opens no further connection: mail goes over those that there are'),
  });
  const rateKeeper = new RateKeeper(rates);
  const tally: SmtpTally = { accepted: 0, deferred: 0, refused: 0, unavailable: 0, postponed: 0, answersLost: 0 };
  let breaker = closedBreaker;

  /** Moves the breaker, and says so where mail begins to wait or goes on. */
  function change(next: Breaker, why?: SmtpOutcome): void {
    if (breaker.kind === 'closed' && next.kind === 'open' && why?.kind === 'failed') {
      // What it replied to MAIL FROM may hold a token.
      const { stage, code, reply } = why;
      const fields = { stage, code, ...(stage === 'opening' && { reply }) };
      if (code !== null && code >= 500) log.error(fields, 'the mail server refuses us: mail waits until it does not');
      else log.warn(fields, 'the mail server takes no mail: sending pauses');
    } else if (breaker.kind !== 'closed' && next.kind === 'closed') {
      log.info({}, 'the mail server takes mail again');
    }
    breaker = next;
  }

  async function deliver(message: Message, loan: Loan, isCalledOff: () => boolean): Promise<Receipt> {
    if (isCalledOff()) {
      return calledOff;
    }
    const admission = admit(breaker, performance.now());
    change(admission.breaker);
    if (admission.waitMillis !== null) {
      const reply = 'the mail server took no mail a moment ago, and is left alone for a while';
      return { kind: 'unavailable', reply, retryAfterMillis: Math.ceil(admission.waitMillis) };
    }
    let outcome: SmtpOutcome = smtpFailure('opening', 'the attempt was broken off');
    try {
      await pause(rateKeeper.waitMillis(performance.now()));
      outcome = await converse(message, loan, isCalledOff);
    } finally {
      change(reportTo(breaker, hasAnswered(outcome), performance.now()), outcome);
    }
    return readReceipt(outcome, Math.ceil(pauseMillis(breaker, performance.now())));
  }

  return {
    tally,
    send: async (message, isCalledOff = never) => {
      const receipt = await attempt(message, isCalledOff);
      tally[receipt.kind] += 1;
      if (receipt.kind === 'deferred' && receipt.answerLost) {
        tally.answersLost += 1;
        log.warn({ message: message.name }, 'the answer to a message was lost: it may have been taken, and goes again');
      }
      return receipt;
    },
    forget: async () => {},
    close: async () => pool.close(),
  };

  async function attempt(message: Message, isCalledOff: () => boolean): Promise<Receipt> {
    if (!isAddress(message.recipient)) {
      return { kind: 'refused', reply: '553 5.1.3 not sent: no address that could stand in an envelope', code: 553 };
    }
    const turn = rateKeeper.turnFor(message.recipient, performance.now());
    if (turn.kind === 'later') {
      const { retryAfterMillis } = turn;
      return { kind: 'postponed', reply: "held back by the rate for the recipient's domain", retryAfterMillis };
    }
    await pause(turn.waitMillis);
    return pool.during((loan) => deliver(message, loan, isCalledOff));
  }
}

const calledOff: Receipt = { kind: 'postponed', reply: 'called off before it was handed over', retryAfterMillis: 0 };

/**
 * Over a connection that is there, else over a new one. That the server has meanwhile closed the one that is there shows
 * only when it is used, and says nothing of the message: it goes over a new one.
 */
async function converse(message: Message, loan: Loan, isCalledOff: () => boolean): Promise<SmtpOutcome> {
  const idle = loan.takeIdle();
  if (idle !== null) {
    const outcome = await idle.send(message, isCalledOff);
    loan.putBack(idle);
    if (outcome.kind === 'accepted' || outcome.code !== null || outcome.stage !== 'recipient') {
      return outcome;
    }
  }
  const session = await loan.open();
  if (!(session instanceof SmtpSession)) {
    return session;
  }
  const outcome = await session.send(message, isCalledOff);
  loan.putBack(session);
  return outcome;
}

/** A recipient that cannot end its line, or its bracket, in the envelope. */
function isAddress(text: string): boolean {
  return /^[^\s<>\p{Cc}]+@[^\s<>@\p{Cc}]+$/u.test(text) && text.length <= 254;
}

function never(): boolean {
  return false;
}

async function pause(millis: number): Promise<void> {
  if (millis > 0) {
    await sleep(millis);
  }
}
