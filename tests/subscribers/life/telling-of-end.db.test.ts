import {
  lockSubscriber,
  moveSubscriber,
  SubscriberStatus,
  tellOfEndJob,
  unsubscribeTokens,
} from '../../../src/subscribers';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { confirmedSubscriber, type TestSubscriber } from '../../support/subscribers';
import { startTestApp, type TestApp } from '../../support/test-app';
import { addressKeys, answerAll, mailsTo } from '../household';
import { operations } from '../operations';

const now = new Date('2025-03-14T08:00:00Z');
const hourMillis = 3_600_000;

describe('Whose mail ends', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(() => app.database.query('delete from mail_allowances'));
  afterAll(() => app.close());

  const mailToken = async ({ key }: TestSubscriber, subscriptionKey: number | null): Promise<string> => {
    const owners = [{ subscriberKey: key, subscriptionKey }];
    const [token = ''] = await app.database.transaction((transaction) =>
      unsubscribeTokens(transaction, { owners, addressKeys }),
    );
    return token;
  };
  const unsubscribe = async (reader: TestSubscriber, subscriptionKey: number | null = null): Promise<string | null> => {
    const token = await mailToken(reader, subscriptionKey);
    const { data } = await app.ask(operations.unsubscribe, { input: { token } });
    expect(data.unsubscribe).toMatchObject({ ended: true });
    return data.unsubscribe.undoToken;
  };
  const undo = async (token: string | null | undefined) =>
    (await app.ask(operations.undo, { input: { token } })).data.undoUnsubscribe.accepted;
  const noticesTo = async ({ email }: TestSubscriber) =>
    (await mailsTo(app.database, email)).filter(({ kind }) => kind === 'unsubscribed');
  const keyOf = (id: string) => Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
  /** Uses up what one day allows, as anyone can who knows the address. */
  const pester = async ({ email }: TestSubscriber): Promise<void> => {
    for (let time = 0; time < 3; time += 1) {
      await app.ask(operations.requestManageLink, { input: { email } });
      await answerAll(app.database, now);
    }
    expect(await mailsTo(app.database, email)).toHaveLength(3);
  };
  /** The notices that wait, and how long. */
  const waiting = () =>
    app.database.query<{ payload: object; hours: number }>(
      `select job.payload, round(extract(epoch from job.run_at - job.created_at) / 3600)::integer as hours
       from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id
       where task.identifier = 'tell-of-end'
       order by job.id`,
    );
  const tellLate = async (at: Date): Promise<void> => {
    const { signal } = new AbortController();
    const { database } = app;
    const tools = { database, clock: { now: () => at }, log: createLogger('silent'), signal, attempt: 1 };
    const { payload } = (await waiting()).at(-1) ?? {};
    await tellOfEndJob(addressKeys).run(payload, { ...tools, isLastAttempt: false });
  };

  it('is told so at the stored address, with an undo of their own, and once', async () => {
    const reader = await confirmedSubscriber(app);
    await unsubscribe(reader);
    const [notice, ...others] = await noticesTo(reader);
    expect(others).toEqual([]);
    expect(notice?.data).toMatchObject({ ended: 'ALL', unsubscribeToken: await mailToken(reader, null) });
    await unsubscribe(reader);
    expect(await noticesTo(reader)).toHaveLength(1);
    expect(await undo(notice?.data?.undoToken)).toBe(true);
  });

  it('is told which kind of end it is', async () => {
    const reader = await confirmedSubscriber(app);
    await app.admin(operations.createDigest, { input: { subscriberId: reader.id, digest: {} } });
    await unsubscribe(reader, keyOf(reader.subscriptionId));
    await unsubscribe(reader);
    expect((await noticesTo(reader)).map(({ data }) => data?.ended)).toEqual(['ONE', 'ALL']);
  });

  it('is told where a program ended it, and where they did by their own page', async () => {
    for (const key of [app.adminKey, undefined]) {
      const reader = await confirmedSubscriber(app);
      const input = { id: reader.id };
      await app.ask(operations.unsubscribeSubscriber, { input }, { key: key ?? reader.manageToken });
      expect(await noticesTo(reader)).toMatchObject([{ data: { ended: 'ALL' } }]);
    }
  });

  it('is not told who was not mailed: who never confirmed, bounced, complained or was erased', async () => {
    for (const [cause, to] of [
      ['BOUNCED', SubscriberStatus.BOUNCED],
      ['COMPLAINED', SubscriberStatus.UNSUBSCRIBED],
    ] as const) {
      const reader = await confirmedSubscriber(app);
      await app.database.transaction(async (transaction) => {
        const subscriber = await lockSubscriber(transaction, reader.key);
        if (subscriber !== null) {
          await moveSubscriber({ transaction, subscriber, cause, to, by: { kind: 'BOUNCE' }, now });
        }
      });
      await unsubscribe(reader);
      expect(await noticesTo(reader)).toEqual([]);
    }
    const email = 'never-confirmed@example.org';
    await app.ask(operations.subscribe, { input: { email } });
    await answerAll(app.database, now);
    const [question] = await mailsTo(app.database, email);
    await app.ask(operations.unsubscribe, { input: { token: question?.data?.unsubscribeToken } });
    expect(await mailsTo(app.database, email)).toHaveLength(1);
    const reader = await confirmedSubscriber(app);
    await unsubscribe(reader);
    await app.admin(operations.erase, { input: { id: reader.id } });
    expect(await mailsTo(app.database, reader.email)).toEqual([]);
  });

  it('is told though the mails of the day were used up first: as soon as one is free, and once', async () => {
    const reader = await confirmedSubscriber(app);
    await pester(reader);
    const undoToken = await unsubscribe(reader);
    expect(await noticesTo(reader)).toEqual([]);
    expect(await undo(undoToken)).toBe(true);
    await unsubscribe(reader);
    expect(await waiting()).toMatchObject([{ payload: { subscriberKey: reader.key }, hours: 24 }]);

    await app.ask(operations.requestManageLink, { input: { email: reader.email } });
    const later = new Date(now.getTime() + 24 * hourMillis);
    await answerAll(app.database, later);
    expect(await noticesTo(reader)).toEqual([]);
    await tellLate(later);
    await tellLate(later);
    const notices = await noticesTo(reader);
    expect(notices).toHaveLength(1);
    const [row] = await app.database.query<{ expiresAt: Date }>(
      `select max(expires_at) as "expiresAt" from subscriber_tokens where purpose = 'UNDO' and subscriber_id = $1`,
      [reader.key],
    );
    expect(row?.expiresAt).toEqual(new Date(later.getTime() + 24 * hourMillis));
    expect(await undo(notices[0]?.data?.undoToken)).toBe(true);
  });

  it('is not told late of what was undone meanwhile', async () => {
    const reader = await confirmedSubscriber(app);
    await pester(reader);
    const undoToken = await unsubscribe(reader);
    expect(await undo(undoToken)).toBe(true);
    await tellLate(new Date(now.getTime() + 24 * hourMillis));
    expect(await noticesTo(reader)).toEqual([]);
  });

  it('is told late of what has ended since, and not once more of what was told before', async () => {
    const reader = await confirmedSubscriber(app);
    const another = async (): Promise<string> => {
      const { createDigestSubscription } = await app.admin(operations.createDigest, {
        input: { subscriberId: reader.id, digest: {} },
      });
      return createDigestSubscription.subscription.id;
    };
    const second = await another();
    await another();
    await unsubscribe(reader, keyOf(reader.subscriptionId));
    for (let time = 0; time < 2; time += 1) {
      await app.ask(operations.requestManageLink, { input: { email: reader.email } });
      await answerAll(app.database, now);
    }
    const late = await unsubscribe(reader, keyOf(second));
    expect(await undo(late)).toBe(true);
    await tellLate(new Date(now.getTime() + 24 * hourMillis));
    expect(await noticesTo(reader)).toHaveLength(1);
  });

  it('loses the other undo with the first one that is used', async () => {
    const reader = await confirmedSubscriber(app);
    await pester(reader);
    const first = await unsubscribe(reader);
    await tellLate(now);
    const [notice] = await noticesTo(reader);
    expect(await undo(first)).toBe(true);
    expect(await undo(notice?.data?.undoToken)).toBe(false);
  });
});
