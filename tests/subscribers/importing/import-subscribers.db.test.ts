import { confirmedSubscriber } from '../../support/subscribers';
import { startTestApp, type TestApp } from '../../support/test-app';
import { answerAll, mailsTo, tokenFrom } from '../household';
import { operations } from '../operations';

const now = new Date('2025-03-14T08:00:00Z');

describe('An import of subscribers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const run = async (input: object) => (await app.admin(operations.import, { input })).importSubscribers;
  const count = async (table: string) => {
    const [row] = await app.database.query<{ count: number }>(`select count(*)::integer as count from ${table}`);
    return row?.count;
  };

  async function oneOfEach(): Promise<string[]> {
    const unsubscribed = await confirmedSubscriber(app);
    await app.admin(operations.unsubscribeSubscriber, { input: { id: unsubscribed.id } });
    const erased = await confirmedSubscriber(app);
    await app.admin(operations.erase, { input: { id: erased.id } });
    const active = await confirmedSubscriber(app);
    return [unsubscribed.email, erased.email, active.email];
  }

  it('tells of each row what becomes of it and why, the same in a dry run, which changes nothing', async () => {
    const [unsubscribed, erased, active] = await oneOfEach();
    const subscribers = [
      { email: 'New@Example.org' },
      { email: 'no address' },
      { email: 'new@example.org' },
      { email: unsubscribed },
      { email: erased },
      { email: active },
      { email: 'other@example.org', digest: { topics: ['nowhere'] } },
    ];
    const input = { subscribers, errorPolicy: 'REJECT_FAILED_ROWS' };
    const before = await count('subscribers');
    const rehearsed = await run({ ...input, dryRun: true });
    expect(await count('subscribers')).toBe(before);
    expect(await count('subscription_requests')).toBe(0);
    expect(rehearsed.rows.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'ACCEPTED',
      'INVALID',
      'ALREADY_KNOWN',
      'SUPPRESSED',
      'SUPPRESSED',
      'ALREADY_KNOWN',
      'INVALID',
    ]);
    expect(rehearsed).toMatchObject({ accepted: 1, alreadyKnown: 2, suppressed: 2, invalid: 2 });
    expect(rehearsed.rows.map(({ reason }: { reason: string | null }) => reason)).toEqual([
      null,
      'Expected an e-mail address such as "ada@example.org", got "no address".',
      'Row 0 has the same address.',
      'The subscriber has unsubscribed.',
      'The address was erased.',
      'There is a subscriber already, who is ACTIVE.',
      'Expected the slug of a topic, but none has "nowhere".',
    ]);
    expect(rehearsed.userErrors).toEqual([
      { code: 'INVALID', field: ['subscribers', '1', 'email'] },
      { code: 'NOT_FOUND', field: ['subscribers', '6', 'digest', 'topics'] },
    ]);
    expect(await run(input)).toEqual(rehearsed);
    expect(await count('subscribers')).toBe((before ?? 0) + 1);
  });

  it('does nothing where one row is bad, unless told to go on', async () => {
    const before = await count('subscribers');
    const input = { subscribers: [{ email: 'good@example.org' }, { email: 'bad' }] };
    expect(await run(input)).toMatchObject({
      accepted: 0,
      rows: [],
      userErrors: [{ field: ['subscribers', '1', 'email'] }],
    });
    expect(await count('subscribers')).toBe(before);
  });

  it('asks each by mail, who then confirms what was imported', async () => {
    const subscribers = [{ email: 'asked@example.org', digest: { topics: ['agents'], hour: 4 } }];
    expect(await run({ subscribers })).toMatchObject({ accepted: 1 });
    await answerAll(app.database, now);
    expect(await mailsTo(app.database, 'asked@example.org')).toMatchObject([{ kind: 'confirmation' }]);
    const token = await tokenFrom(app.database, 'asked@example.org', 'confirmToken');
    const { data } = await app.ask(operations.confirm, { input: { token } });
    expect(data.confirmSubscription.subscriber).toMatchObject({
      status: 'ACTIVE',
      subscriptions: [{ hour: 4, topics: [{ slug: 'agents' }] }],
    });
  });

  it("takes a consent that was given elsewhere, on record as the key's word, and mails nobody", async () => {
    const subscribers = [{ email: 'consented@example.org', digest: { timeZone: 'Asia/Tokyo' } }];
    expect(await run({ subscribers, alreadyConfirmed: true })).toMatchObject({ accepted: 1 });
    expect(await answerAll(app.database, now)).toBe(0);
    expect(await mailsTo(app.database, 'consented@example.org')).toEqual([]);
    const [row] = await app.database.query(
      `select subscriber.status, transition.cause, transition.actor, subscription.next_delivery_at as next
       from subscribers subscriber
       join subscriber_transitions transition on transition.subscriber_id = subscriber.id
       join digest_subscriptions subscription on subscription.subscriber_id = subscriber.id
       where subscriber.email = 'consented@example.org'`,
    );
    expect(row).toEqual({ status: 'ACTIVE', cause: 'IMPORTED', actor: 'KEY', next: new Date('2025-03-14T23:00:00Z') });
  });

  it('makes one subscriber of an address that two imports bring at once', async () => {
    const subscribers = Array.from({ length: 200 }, (_, index) => ({ email: `race-${index}@example.org` }));
    const outcomes = await Promise.all([run({ subscribers }), run({ subscribers: subscribers.toReversed() })]);
    expect(outcomes.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(200);
  });

  it('takes ten thousand rows and no more', async () => {
    const subscribers = Array.from({ length: 10_001 }, (_, index) => ({ email: `many-${index}@example.org` }));
    expect((await run({ subscribers, dryRun: true })).userErrors).toMatchObject([{ code: 'TOO_MANY' }]);
    const all = await run({ subscribers: subscribers.slice(1), alreadyConfirmed: true });
    expect(all).toMatchObject({ accepted: 10_000, userErrors: [] });
  });
});
