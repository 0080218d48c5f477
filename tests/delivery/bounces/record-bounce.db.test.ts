import { type Finding, judgeReport } from '../../../src/delivery/bounces/judge-report';
import { type BounceOutcome, recordBounce } from '../../../src/delivery/bounces/record-bounce';
import { forgetOldBounces, readBounces, recordRefusal, sayBounce } from '../../../src/delivery';
import { createLogger } from '../../../src/platform/logging/create-logger';
import type { BouncedMessage } from '../../../src/platform/mail';
import type { Transaction } from '../../../src/platform/database/transaction';
import { lockSubscriber, moveSubscriber, type Subscriber, SubscriberStatus } from '../../../src/subscribers';
import { activeSubscriptions } from '../../../src/subscribers/leaving/active-subscriptions';
import { endSubscriptions } from '../../../src/subscribers/leaving/end-subscriptions';
import { startTestApp, type TestApp } from '../../support/test-app';
import { confirmedSubscriber, type TestSubscriber } from '../../support/subscribers';

/** Later than their confirmation, by the clock of the app. */
const start = new Date('2025-03-14T20:00:00Z');
const hard: Finding = { verdict: 'HARD', code: '5.1.1', diagnostic: '550 5.1.1 <ada@example.org> unknown' };
const soft: Finding = { verdict: 'SOFT', code: '5.2.2', diagnostic: null };
const complaint = judgeReport({ kind: 'complaint', type: 'abuse', envelopeSender: null });

const day = (days: number) => new Date(start.getTime() + days * 86_400_000);

describe('What came back', () => {
  let app: TestApp;
  let reader: TestSubscriber;
  let messages = 0;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    reader = await confirmedSubscriber(app);
  });

  const newMessage = (): BouncedMessage => ({
    kind: 'delivery',
    subscriberKey: String(reader.key),
    key: String(++messages),
  });
  const record = async (finding: Finding, now = start, message = newMessage()): Promise<BounceOutcome> => {
    if (message.kind === 'delivery') {
      await send(message, now);
    }
    return app.database.transaction((transaction) => recordBounce(transaction, { message, finding, now }));
  };
  const send = ({ subscriberKey, key }: { subscriberKey: string; key: string }, at: Date) =>
    app.database.query(
      `insert into deliveries (id, subscriber_id, subscription_id, scheduled_for, attempt_after, status, sent_at,
         paper_ids, reason_ids)
       values ($1, $2, $1, $3, $3, 'SENT', $3, '{}', '{}')
       on conflict do nothing`,
      [key, subscriberKey, at],
    );
  const confirm = (at: Date) =>
    app.database.transaction(async (transaction) => {
      await transaction.query(`insert into consent_texts (version, text) values (1, 'Yes.') on conflict do nothing`);
      const subscriber = await lockedReader(transaction);
      const by = { kind: 'SELF', subscriberKey: reader.key, network: null } as const;
      const confirmation = { cause: 'CONFIRMED', to: SubscriberStatus.ACTIVE, consentVersion: 1 } as const;
      await moveSubscriber({ transaction, subscriber, by, now: at, ...confirmation });
    });
  const status = async () => {
    const [row] = await app.database.query<{ status: string }>('select status from subscribers where id = $1', [
      reader.key,
    ]);
    return row?.status;
  };
  const lockedReader = async (transaction: Transaction): Promise<Subscriber> => {
    const subscriber = await lockSubscriber(transaction, reader.key);
    if (subscriber === null) {
      throw new Error('Expected the reader to be there.');
    }
    return subscriber;
  };

  it('for good ends the mail at once, and is kept without the address', async () => {
    expect(await record(hard)).toBe('BOUNCED');
    expect(await status()).toBe('BOUNCED');
    const [bounce] = await app.database.query('select * from bounces where subscriber_id = $1', [reader.key]);
    expect(bounce).toMatchObject({ verdict: 'HARD', code: '5.1.1', detail: '550 5.1.1 <…> unknown', at: start });
    const due = await app.database.query(
      'select 1 from digest_subscriptions where subscriber_id = $1 and next_delivery_at is not null',
      [reader.key],
    );
    expect(due).toEqual([]);
  });

  it('for a while ends it the fifth time within 30 days', async () => {
    for (const days of [1, 7, 14, 21]) {
      expect(await record(soft, day(days))).toBe('COUNTED');
    }
    expect(await status()).toBe('ACTIVE');
    expect(await record(soft, day(29))).toBe('BOUNCED');
    expect(await status()).toBe('BOUNCED');
  });

  it('for a while five times over more than 30 days ends nothing', async () => {
    for (const days of [1, 8, 16, 24, 32, 39]) {
      expect(await record(soft, day(days))).toBe('COUNTED');
    }
    expect(await status()).toBe('ACTIVE');
  });

  it('counts once, whether it is told twice one after the other or at the same moment', async () => {
    const message = newMessage();
    expect(await record(soft, start, message)).toBe('COUNTED');
    for (const days of [1, 2, 3, 4, 5]) {
      expect(await record(soft, day(days), message)).toBe('REPEATED');
    }
    const other = newMessage();
    const told = await Promise.all([1, 2, 3, 4].map(() => record(soft, start, other)));
    expect(told.toSorted()).toEqual(['COUNTED', 'REPEATED', 'REPEATED', 'REPEATED']);
    expect(await status()).toBe('ACTIVE');
  });

  it('before a confirmation is settled by it', async () => {
    for (const days of [1, 2, 3, 4, 5]) {
      await record(soft, day(days));
    }
    expect(await status()).toBe('BOUNCED');
    await confirm(day(6));
    expect(await record(soft, day(7))).toBe('COUNTED');
    expect(await status()).toBe('ACTIVE');
  });

  it('changes nothing where the address was confirmed since the mail, but for a complaint', async () => {
    const [old, late, disliked] = [newMessage(), newMessage(), newMessage()];
    await record(soft, start, late);
    expect(await record(hard, start, old)).toBe('BOUNCED');
    await confirm(day(1));
    const hand = (finding: Finding, message: BouncedMessage, now: Date) =>
      app.database.transaction((transaction) => recordBounce(transaction, { message, finding, now }));
    expect(await hand({ ...hard, verdict: 'SOFT' }, old, day(2))).toBe('OUTDATED');
    expect(await hand(hard, late, day(2))).toBe('OUTDATED');
    // Forgotten, since that was more than 400 days ago.
    expect(await hand(hard, newMessage(), day(2))).toBe('OUTDATED');
    expect(await status()).toBe('ACTIVE');
    expect(complaint && (await hand(complaint, disliked, day(2)))).toBe('UNSUBSCRIBED');
  });

  it('of somebody who pauses, or has gone already, fits what they are', async () => {
    await app.admin('mutation ($id: ID!) { pauseSubscriber(input: { id: $id }) { userErrors { code } } }', {
      id: reader.id,
    });
    expect(await record(hard)).toBe('BOUNCED');
    expect(await record(hard)).toBe('COUNTED');
    expect(await status()).toBe('BOUNCED');
  });

  it('as a complaint ends all mail, with nothing to undo and nothing left to confirm', async () => {
    const ended = await app.database.transaction(async (transaction) => {
      const by = { kind: 'SELF', subscriberKey: reader.key, network: null } as const;
      const subscriber = await lockedReader(transaction);
      const active = await activeSubscriptions(transaction, reader.key);
      return endSubscriptions({ transaction, subscriber, active, by, now: start });
    });
    const undoToken = ended?.undoToken;
    expect(undoToken).toEqual(expect.any(String));
    expect(complaint && (await record(complaint))).toBe('UNSUBSCRIBED');
    const { data } = await app.ask(
      'mutation ($token: String!) { undoUnsubscribe(input: { token: $token }) { userErrors { code } } }',
      { token: undoToken },
    );
    expect(data.undoUnsubscribe.userErrors).toEqual([{ code: 'EXPIRED' }]);
    expect(await status()).toBe('UNSUBSCRIBED');
  });

  it('as a complaint of a bounced address ends all mail too', async () => {
    await record(hard);
    expect(complaint && (await record(complaint))).toBe('UNSUBSCRIBED');
    expect(await status()).toBe('UNSUBSCRIBED');
    const causes = await app.database.query<{ cause: string; actor: string }>(
      'select cause, actor from subscriber_transitions where subscriber_id = $1 order by number',
      [reader.key],
    );
    expect(causes.slice(1)).toEqual([
      { cause: 'BOUNCED', actor: 'BOUNCE' },
      { cause: 'COMPLAINED', actor: 'BOUNCE' },
    ]);
  });

  it('of mail in the outbox is of whoever it was for', async () => {
    const [mail] = await app.database.query<{ key: string }>(
      `insert into mails (message_key, kind, recipient, status, created_at)
       values ('one of a test', 'confirmation', $1, 'SENT', $2)
       returning id as key`,
      [reader.email, start],
    );
    const message: BouncedMessage = { kind: 'mail', key: mail?.key ?? '' };
    expect(await record(hard, start, message)).toBe('BOUNCED');
    expect(await record(hard, start, { kind: 'mail', key: '999999' })).toBe('UNKNOWN');
  });

  it('is counted the same where the server refused the message to our face', async () => {
    const refuse = (reply: string, now: Date) =>
      app.database.transaction((transaction) => recordRefusal(transaction, { message: newMessage(), reply, now }));
    for (const days of [1, 2, 3]) {
      expect(await refuse('552 5.2.2 mailbox full', day(days))).toBe('COUNTED');
    }
    expect(await refuse(`550-5.1.1 <${reader.email}> unknown\r\n550 5.1.1 sorry`, day(4))).toBe('BOUNCED');
    expect(await status()).toBe('BOUNCED');
  });

  it('of a delivery is told in a sentence, the gravest where there are several', async () => {
    const deliveries = [1, 2, 3].map((offset) => ({ subscriberKey: reader.key, key: messages + offset }));
    const [first, second] = [newMessage(), newMessage(), newMessage()];
    await record(soft, start, first);
    await record({ ...hard, diagnostic: '550 5.1.1 gone' }, start, first);
    await record(soft, start, second);
    const bounces = await readBounces(app.database, deliveries);
    expect(bounces.map((bounce) => bounce && sayBounce(bounce))).toEqual([
      'It bounced, since the address takes no mail: 550 5.1.1 gone',
      'It bounced, which counts towards the five within 30 days that end the mail: 5.2.2',
      null,
    ]);
  });

  it('of somebody who was erased, or forgotten, changes nothing', async () => {
    const message = newMessage();
    const erasing = 'mutation ($id: ID!) { eraseSubscriber(input: { id: $id }) { userErrors { code } } }';
    await app.admin(erasing, { id: reader.id });
    expect(await record(hard, start, message)).toBe('UNKNOWN');
    expect(await status()).toBe('ERASED');
    expect(await record(hard, start, { kind: 'delivery', subscriberKey: '999999', key: '1' })).toBe('UNKNOWN');
  });

  it('is forgotten after 60 days, and the night after its subscriber was erased', async () => {
    await app.database.query('delete from bounces');
    const other = await confirmedSubscriber(app);
    const message = (key: string): BouncedMessage => ({ kind: 'delivery', subscriberKey: String(other.key), key });
    await record(soft, start, message('1'));
    await record(soft, day(20), message('2'));
    await record(soft, day(61));
    await app.admin('mutation ($id: ID!) { eraseSubscriber(input: { id: $id }) { userErrors { code } } }', {
      id: reader.id,
    });
    await forgetOldBounces.run(
      {},
      {
        database: app.database,
        clock: { now: () => day(61) },
        log: createLogger('silent'),
        signal: new AbortController().signal,
        attempt: 1,
        isLastAttempt: false,
      },
    );
    expect(await app.database.query('select subscriber_id as "subscriberKey", at from bounces')).toEqual([
      { subscriberKey: other.key, at: day(20) },
    ]);
  });
});
