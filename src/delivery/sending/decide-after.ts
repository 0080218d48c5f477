import { longestRetryMillis, type Receipt, retryDelayMillis } from '../../platform/mail';
import { type DeliveryCode, DeliveryStatus } from '../delivery-status';

/** How a delivery stands after a try. */
export interface Fate {
  readonly status: DeliveryStatus.SENT | DeliveryStatus.SCHEDULED | DeliveryStatus.FAILED | DeliveryStatus.SUPPRESSED;
  readonly reason: DeliveryCode | null;
  /** For SCHEDULED: not before then. */
  readonly attemptAfter: Date | null;
  /** False where nobody was asked: the try is not counted. */
  readonly wasTried: boolean;
}

/** From the first try on. */
const inAllMillis = 48 * 3_600_000;

/**
 * Decides what becomes of a delivery from what the transport said to its nth attempt: see retryDelayMillis for how long
 * it waits. `random` is a number from 0 up to 1.
 *
 * It is given up once its tries would fill 48 hours, and those have passed as well. Neither an outage of days after a
 * first 4xx is enough for that, which makes few tries of much time, nor a worker that dies again and again, which makes
 * many of little.
 */
export function decideAfter({
  receipt,
  attempts,
  firstTriedAt,
  now,
  random,
}: {
  receipt: Receipt;
  /** This one included. */
  attempts: number;
  firstTriedAt: Date;
  now: Date;
  random: number;
}): Fate {
  switch (receipt.kind) {
    case 'accepted':
      return { status: DeliveryStatus.SENT, reason: null, attemptAfter: null, wasTried: true };
    case 'refused':
      return failed(isAboutSize(receipt.reply) ? 'TOO_LARGE' : 'REFUSED');
    case 'deferred': {
      const delay = retryDelayMillis(attempts, random);
      const isOver = now.getTime() - firstTriedAt.getTime() >= inAllMillis;
      return delay === null && isOver
        ? failed('GIVEN_UP')
        : again('DEFERRED', now, delay ?? longestRetryMillis * (0.75 + random / 2), true);
    }
    case 'unavailable':
    case 'postponed':
      return again('WAITING', now, receipt.retryAfterMillis * (1 + random / 4), false);
  }
}

function failed(reason: DeliveryCode): Fate {
  return { status: DeliveryStatus.FAILED, reason, attemptAfter: null, wasTried: true };
}

function again(reason: DeliveryCode, now: Date, delayMillis: number, wasTried: boolean): Fate {
  const attemptAfter = new Date(now.getTime() + Math.round(delayMillis));
  return { status: DeliveryStatus.SCHEDULED, reason, attemptAfter, wasTried };
}

/** The message is too big for the mailbox, or for the system: by RFC 3463, or in the words of a server without its codes. */
function isAboutSize(reply: string): boolean {
  const [status] = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(reply) ?? [];
  return status === undefined
    ? /^552[ -]+message\b.*\b(?:size|large|big|long)\b/i.test(reply)
    : status === '5.2.3' || status === '5.3.4';
}

/**
 * Whether a mail that is given up says something of its address: only what the server itself replied does, and no reply
 * about policy (RFC 3463, X.7), which servers mean for us: "relay access denied" would end the mail of all.
 */
export function isAboutAddress(receipt: Receipt): boolean {
  switch (receipt.kind) {
    case 'refused':
      return true;
    case 'deferred':
      return receipt.code !== undefined && !/^[45]\d\d[ -][45]\.7\./.test(receipt.reply);
    case 'accepted':
    case 'unavailable':
    case 'postponed':
      return false;
  }
}
