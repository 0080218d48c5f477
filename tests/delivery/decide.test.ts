import { decideAfter, isAboutAddress } from '../../src/delivery/sending/decide-after';
import { statusSentence } from '../../src/delivery/reading/status-sentence';
import { DeliveryStatus } from '../../src/delivery/delivery-status';
import { decideClaim } from '../../src/delivery/claiming/decide-claim';
import type { DueDelivery } from '../../src/delivery/claiming/due-delivery';
import type { Receipt } from '../../src/platform/mail';
import { Cadence, SubscriberStatus } from '../../src/subscribers';

const now = new Date('2025-03-14T08:00:00Z');
const hour = 3_600_000;

describe('What is given up', () => {
  it.each<[Receipt, boolean]>([
    [{ kind: 'refused', reply: '550 5.1.1 no such user' }, true],
    [{ kind: 'deferred', reply: '452 4.2.2 mailbox full', code: 452 }, true],
    [{ kind: 'deferred', reply: '554 5.7.1 relay access denied', code: 554 }, false],
    [{ kind: 'deferred', reply: '450 4.7.1 greylisted', code: 450 }, false],
    [{ kind: 'deferred', reply: 'the connection was lost' }, false],
    [{ kind: 'unavailable', reply: 'no connection', retryAfterMillis: 1_000 }, false],
  ])('after %j says something of its address: %s', (receipt, expected) => {
    expect(isAboutAddress(receipt)).toBe(expected);
  });
});

describe('What becomes of a delivery after a try', () => {
  const after = (receipt: Receipt, attempts = 1, triedForMillis = 0) =>
    decideAfter({ receipt, attempts, firstTriedAt: new Date(now.getTime() - triedForMillis), now, random: 0.5 });

  it.each<[Receipt, string, string | null, number | null, boolean]>([
    [{ kind: 'accepted', reply: '250 ok' }, 'SENT', null, null, true],
    [{ kind: 'refused', reply: '550 5.1.1 no such user' }, 'FAILED', 'REFUSED', null, true],
    [{ kind: 'refused', reply: '552 5.3.4 message too big' }, 'FAILED', 'TOO_LARGE', null, true],
    [{ kind: 'refused', reply: '552 Message size exceeds fixed limit' }, 'FAILED', 'TOO_LARGE', null, true],
    [{ kind: 'refused', reply: '552 Mailbox full, message of this size refused' }, 'FAILED', 'REFUSED', null, true],
    [{ kind: 'refused', reply: '550 5.3.3 no long names here' }, 'FAILED', 'REFUSED', null, true],
    [{ kind: 'refused', reply: '552 5.2.2 mailbox full' }, 'FAILED', 'REFUSED', null, true],
    [{ kind: 'deferred', reply: '451 later' }, 'SCHEDULED', 'DEFERRED', 60_000, true],
    [{ kind: 'deferred', reply: 'no answer', answerLost: true }, 'SCHEDULED', 'DEFERRED', 60_000, true],
    [{ kind: 'unavailable', reply: 'no connection', retryAfterMillis: 30_000 }, 'SCHEDULED', 'WAITING', 33_750, false],
    [{ kind: 'postponed', reply: 'rate', retryAfterMillis: 800 }, 'SCHEDULED', 'WAITING', 900, false],
  ])('%j makes it %s (%s), for %s ms', (receipt, status, reason, delay, wasTried) => {
    const fate = after(receipt);
    expect(fate).toMatchObject({ status, reason, wasTried });
    expect(fate.attemptAfter && fate.attemptAfter.getTime() - now.getTime()).toBe(delay);
  });

  it('waits longer each time, and gives up after 48 hours', () => {
    const delays = [1, 2, 3, 8, 12].map((attempts) => after({ kind: 'deferred', reply: '451' }, attempts).attemptAfter);
    expect(delays.map((at) => ((at?.getTime() ?? 0) - now.getTime()) / 60_000)).toEqual([1, 2, 4, 128, 240]);
    expect(after({ kind: 'deferred', reply: '451' }, 20, 48 * hour)).toMatchObject({
      status: 'FAILED',
      reason: 'GIVEN_UP',
    });
    expect(after({ kind: 'unavailable', reply: '', retryAfterMillis: 1 }, 3, 90 * hour).status).toBe('SCHEDULED');
  });

  it.each([
    ['an outage of three days', 3, 72, 4],
    ['workers that died at it', 100, 1, 240],
  ])('is not given up for %s', (_, attempts, hours, minutes) => {
    const fate = after({ kind: 'deferred', reply: '451' }, attempts, hours * hour);
    expect(fate).toMatchObject({ status: 'SCHEDULED', reason: 'DEFERRED', wasTried: true });
    expect(((fate.attemptAfter?.getTime() ?? 0) - now.getTime()) / 60_000).toBe(minutes);
  });
});

describe('What is done about a delivery whose time has come', () => {
  const standing: DueDelivery = {
    key: 1,
    subscriberKey: 2,
    subscriptionKey: 3,
    scheduledFor: now,
    attemptAfter: now,
    attempts: 0,
    madeAt: null,
    paperKeys: null,
    reasonKeys: null,
    mayHaveArrived: false,
    subscriber: { status: SubscriberStatus.ACTIVE, email: 'ada@example.org', confirmedAt: now, pausedUntil: null },
    subscription: {
      active: true,
      cadence: Cadence.DAILY,
      weekday: null,
      hour: 8,
      timeZone: 'UTC',
      skipWeekends: false,
      maxPapers: 10,
      topics: [],
      searches: [],
      authors: [],
      minVotes: 0,
    },
    previous: null,
    isOvertaken: false,
  };
  const kindOf = (changes: Partial<DueDelivery>) => {
    const claim = decideClaim({ ...standing, ...changes });
    return claim.kind === 'suppress' ? claim.reason : claim.kind;
  };

  it.each<[Partial<DueDelivery>, string]>([
    [{}, 'choose'],
    [{ paperKeys: [1], reasonKeys: [1], attempts: 1 }, 'send again'],
    [{ paperKeys: [1], reasonKeys: [1], attempts: 0 }, 'choose'],
    [{ subscriber: null }, 'ERASED'],
    [{ subscription: null }, 'DELETED'],
    [{ isOvertaken: true }, 'OVERTAKEN'],
    [{ isOvertaken: true, attempts: 1, paperKeys: [1] }, 'send again'],
  ])('%j: %s', (changes, kind) => {
    expect(kindOf(changes)).toBe(kind);
  });

  it.each([
    [SubscriberStatus.PENDING, 'UNCONFIRMED'],
    [SubscriberStatus.PAUSED, 'PAUSED'],
    [SubscriberStatus.UNSUBSCRIBED, 'UNSUBSCRIBED'],
    [SubscriberStatus.BOUNCED, 'BOUNCED'],
    [SubscriberStatus.ERASED, 'ERASED'],
  ])('a subscriber who is %s gets none: %s', (status, reason) => {
    const subscriber = { status, email: 'ada@example.org', confirmedAt: now, pausedUntil: null };
    expect(kindOf({ subscriber })).toBe(reason);
  });
});

describe('Why a delivery stands as it does', () => {
  const blank = {
    reason: null,
    detail: null,
    attemptAfter: now,
    scheduledFor: now,
    emptySince: null,
    mayHaveArrived: false,
    emptyTimes: null,
  };

  it.each([
    [{ status: DeliveryStatus.SENT }, null],
    [{ status: DeliveryStatus.SCHEDULED }, null],
    [
      { status: DeliveryStatus.SCHEDULED, reason: 'DEFERRED', detail: '452 4.2.2 mailbox full' },
      'Put off by the mail server; tried again after 2025-03-14 08:00 UTC: 452 4.2.2 mailbox full',
    ],
    [{ status: DeliveryStatus.FAILED, reason: 'REFUSED', detail: null }, 'Refused by the mail server.'],
    [
      { status: DeliveryStatus.SUPPRESSED, reason: 'PAUSED', detail: '2025-04-01T00:00:00.000Z' },
      'Paused until 2025-04-01 00:00 UTC.',
    ],
    [{ status: DeliveryStatus.SUPPRESSED, reason: 'PAUSED' }, 'Paused by the subscriber.'],
    [{ status: DeliveryStatus.EMPTY, emptySince: now, emptyTimes: 1 }, 'There was nothing new to send.'],
    [
      { status: DeliveryStatus.EMPTY, emptySince: new Date('2025-03-10T08:00:00Z'), emptyTimes: 5 },
      'Nothing new since 2025-03-10 08:00 UTC: 5 mails until 2025-03-14 08:00 UTC had nothing to hold.',
    ],
  ] as const)('%j: %s', (delivery, sentence) => {
    expect(statusSentence({ ...blank, ...delivery })).toBe(sentence);
  });
});
