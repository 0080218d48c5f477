import { SubscriberStatus } from '../../../src/subscribers';
import { confirmedSubscriber } from '../../support/subscribers';
import { startTestApp, type TestApp } from '../../support/test-app';
import { answerAll, mailsTo, tend, tokenFrom } from '../household';
import { operations } from '../operations';

const now = new Date('2025-03-14T08:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('Time', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(() => app.database.query('delete from mail_allowances'));
  afterAll(() => app.close());

  const kindsTo = async (email: string) => (await mailsTo(app.database, email)).map(({ kind }) => kind);
  const statusOf = async (email: string): Promise<SubscriberStatus | null> => {
    const [row] = await app.database.query<{ status: SubscriberStatus }>(
      'select status from subscribers where email = $1',
      [email],
    );
    return row?.status ?? null;
  };
  const pend = async (email: string) => {
    await app.ask(operations.subscribe, { input: { email, digest: { hour: 3 } } });
    await answerAll(app.database, now);
  };

  it('reminds once after three days, by a mail that confirms the same', async () => {
    const email = 'slow@example.org';
    await pend(email);
    await tend(app.database, later(2.99));
    expect(await kindsTo(email)).toEqual(['confirmation']);
    await Promise.all([tend(app.database, later(3)), tend(app.database, later(3))]);
    await tend(app.database, later(9));
    expect(await kindsTo(email)).toEqual(['confirmation', 'confirmation-reminder']);
    const token = await tokenFrom(app.database, email, 'confirmToken');
    const { data } = await app.ask(operations.confirm, { input: { token } });
    expect(data.confirmSubscription.subscriber).toMatchObject({ status: 'ACTIVE', subscriptions: [{ hour: 3 }] });
  });

  it('forgets after fourteen days who never confirmed, with the mails', async () => {
    const email = 'never@example.org';
    await pend(email);
    await tend(app.database, later(13.99));
    expect(await statusOf(email)).toBe('PENDING');
    await tend(app.database, later(14));
    expect(await statusOf(email)).toBeNull();
    expect(await kindsTo(email)).toEqual([]);
  });

  it('waits fourteen days more for who asks once more', async () => {
    const email = 'again@example.org';
    await pend(email);
    await app.ask(operations.subscribe, { input: { email } });
    await answerAll(app.database, later(10));
    await tend(app.database, later(14));
    expect(await statusOf(email)).toBe('PENDING');
    await tend(app.database, later(24));
    expect(await statusOf(email)).toBeNull();
  });

  it('leaves who has confirmed, or left, as they are', async () => {
    const { email, id } = await confirmedSubscriber(app);
    const other = await confirmedSubscriber(app);
    await app.admin(operations.unsubscribeSubscriber, { input: { id } });
    await tend(app.database, later(1_000));
    expect([await statusOf(email), await statusOf(other.email)]).toEqual(['UNSUBSCRIBED', 'ACTIVE']);
    expect(await kindsTo(email)).toEqual(['unsubscribed']);
  });

  it('reminds nobody who was erased before: somebody else may have entered the address', async () => {
    const { email, id } = await confirmedSubscriber(app);
    await app.admin(operations.erase, { input: { id } });
    await pend(email);
    await tend(app.database, later(5));
    expect(await kindsTo(email)).toEqual(['confirmation']);
    await tend(app.database, later(14));
    expect(await statusOf(email)).toBeNull();
  });

  it('ends a pause on its day', async () => {
    const { email, id, manageToken } = await confirmedSubscriber(app);
    const paused = await app.ask(operations.pause, { input: { id, until: '2025-04-01' } }, { key: manageToken });
    expect(paused.data.pauseSubscriber.subscriber).toEqual({
      status: 'PAUSED',
      pausedUntil: '2025-04-01T00:00:00.000Z',
      subscriptions: [{ nextDeliveryAt: null }],
    });
    await tend(app.database, new Date('2025-03-31T23:59:59Z'));
    expect(await statusOf(email)).toBe('PAUSED');
    await tend(app.database, new Date('2025-04-01T00:00:00Z'));
    expect(await statusOf(email)).toBe('ACTIVE');
    const [next] = await app.database.query(
      `select subscription.next_delivery_at as at
       from digest_subscriptions subscription
       join subscribers subscriber on subscriber.id = subscription.subscriber_id
       where subscriber.email = $1`,
      [email],
    );
    expect(next).toEqual({ at: new Date('2025-04-01T08:00:00Z') });
  });

  it('looks at the end of a pause a little late, and loses no mail that was due from then on', async () => {
    const { id, key } = await confirmedSubscriber(app);
    await app.admin(operations.pause, { input: { id, until: '2025-04-01T08:00:00Z' } });
    await tend(app.database, new Date('2025-04-01T08:04:00Z'));
    const due = 'select next_delivery_at as at from digest_subscriptions where subscriber_id = $1';
    expect(await app.database.query(due, [key])).toEqual([{ at: new Date('2025-04-01T08:00:00Z') }]);
  });

  it('does not end a pause without a day, and takes no day that has passed', async () => {
    const { email, id } = await confirmedSubscriber(app);
    const past = await app.admin(operations.pause, { input: { id, until: '2025-03-14' } });
    expect(past.pauseSubscriber.userErrors).toEqual([{ code: 'INVALID', field: ['until'] }]);
    await app.admin(operations.pause, { input: { id } });
    await tend(app.database, later(3_000));
    expect(await statusOf(email)).toBe('PAUSED');
    const resumed = await app.admin(operations.resume, { input: { id } });
    expect(resumed.resumeSubscriber.subscriber).toMatchObject({
      status: 'ACTIVE',
      subscriptions: [{ nextDeliveryAt: '2025-03-15T08:00:00.000Z' }],
    });
  });
});
