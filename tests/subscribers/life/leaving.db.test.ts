import { exportSubscriber, unsubscribeTokens } from '../../../src/subscribers';
import { confirmedSubscriber, type TestSubscriber } from '../../support/subscribers';
import { startTestApp, type TestApp } from '../../support/test-app';
import { addressKeys, answerAll, mailsTo, tokenFrom } from '../household';
import { operations } from '../operations';

const now = new Date('2025-03-14T08:00:00Z');

describe('Leaving', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(() => app.database.query('delete from mail_allowances'));
  afterAll(() => app.close());

  const decode = (id: string) => Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
  /** The token that the mails of a digest subscription carry; of none, that of other mails. */
  const mailToken = async ({ key }: TestSubscriber, subscriptionId: string | null): Promise<string> => {
    const owners = [{ subscriberKey: key, subscriptionKey: subscriptionId === null ? null : decode(subscriptionId) }];
    const [token = ''] = await app.database.transaction((transaction) =>
      unsubscribeTokens(transaction, { owners, addressKeys }),
    );
    return token;
  };
  const unsubscribe = async (token: string, all = false) =>
    (await app.ask(operations.unsubscribe, { input: { token, all } })).data.unsubscribe;
  const undo = async (token: string) => (await app.ask(operations.undo, { input: { token } })).data.undoUnsubscribe;
  const read = async ({ id }: TestSubscriber) => {
    const { subscriber } = await app.admin(
      'query ($id: ID!) { subscriber(id: $id) { email status subscriptions { active nextDeliveryAt } } }',
      { id },
    );
    return subscriber;
  };
  const another = async (subscriber: TestSubscriber): Promise<string> => {
    const input = { subscriberId: subscriber.id, digest: { cadence: 'MONTHLY' } };
    const { createDigestSubscription } = await app.admin(operations.createDigest, { input });
    return createDigestSubscription.subscription.id;
  };

  it('is one click in any mail: the token of a subscription is the same in each, and stays good', async () => {
    const reader = await confirmedSubscriber(app);
    const token = await mailToken(reader, reader.subscriptionId);
    expect(await mailToken(reader, reader.subscriptionId)).toBe(token);
    expect(await mailToken(reader, null)).not.toBe(token);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await unsubscribe(token)).toMatchObject({ ended: true, undoToken: expect.any(String), userErrors: [] });
    expect(await read(reader)).toMatchObject({
      status: 'UNSUBSCRIBED',
      subscriptions: [{ active: false, nextDeliveryAt: null }],
    });
    expect(await unsubscribe(token)).toEqual({ ended: true, undoToken: null, userErrors: [] });
  });

  it('ends one subscription and leaves the others, or all', async () => {
    const reader = await confirmedSubscriber(app);
    await another(reader);
    const token = await mailToken(reader, reader.subscriptionId);
    await unsubscribe(token);
    expect(await read(reader)).toMatchObject({
      status: 'ACTIVE',
      subscriptions: [{ active: false }, { active: true }],
    });
    await unsubscribe(token, true);
    expect(await read(reader)).toMatchObject({
      status: 'UNSUBSCRIBED',
      subscriptions: [{ active: false }, { active: false }],
    });
  });

  it('works by an old mail whose subscription is gone', async () => {
    const reader = await confirmedSubscriber(app);
    await another(reader);
    const token = await mailToken(reader, reader.subscriptionId);
    await app.admin(operations.deleteDigest, { input: { id: reader.subscriptionId } });
    expect(await unsubscribe(token)).toMatchObject({ ended: true, undoToken: null });
    expect(await read(reader)).toMatchObject({ status: 'ACTIVE', subscriptions: [{ active: true }] });
    expect(await unsubscribe(token, true)).toMatchObject({ ended: true });
    expect(await read(reader)).toMatchObject({ status: 'UNSUBSCRIBED' });
  });

  it('can be undone for a day, once, by its own token, as it was', async () => {
    const reader = await confirmedSubscriber(app);
    const { undoToken } = await unsubscribe(await mailToken(reader, null));
    expect(await undo(undoToken)).toEqual({ accepted: true, userErrors: [] });
    expect(await read(reader)).toMatchObject({
      status: 'ACTIVE',
      subscriptions: [{ active: true, nextDeliveryAt: '2025-03-15T08:00:00.000Z' }],
    });
    expect(await undo(undoToken)).toMatchObject({ accepted: false, userErrors: [{ code: 'EXPIRED' }] });

    await app.admin(operations.pause, { input: { id: reader.id, until: '2025-04-01' } });
    const again = await unsubscribe(await mailToken(reader, null));
    await undo(again.undoToken);
    expect(await read(reader)).toMatchObject({ status: 'PAUSED', subscriptions: [{ nextDeliveryAt: null }] });

    const late = await unsubscribe(await mailToken(reader, null));
    await app.database.query(`update subscriber_tokens set expires_at = '2025-03-14T07:59:59Z' where purpose = 'UNDO'`);
    expect(await undo(late.undoToken)).toMatchObject({ accepted: false, userErrors: [{ code: 'EXPIRED' }] });
  });

  it('of one after the other is undone one by one, in any order, by the undo of each', async () => {
    const reader = await confirmedSubscriber(app);
    const second = await another(reader);
    await another(reader);
    const ofFirst = await unsubscribe(await mailToken(reader, reader.subscriptionId));
    const ofSecond = await unsubscribe(await mailToken(reader, second));
    const active = async () => (await read(reader)).subscriptions.map((one: { active: boolean }) => one.active);
    expect(await active()).toEqual([false, false, true]);
    expect(await undo(ofFirst.undoToken)).toMatchObject({ accepted: true });
    expect(await active()).toEqual([true, false, true]);
    expect(await undo(ofSecond.undoToken)).toMatchObject({ accepted: true });
    expect(await active()).toEqual([true, true, true]);
  });

  it('altogether is undone first, and before it nothing', async () => {
    const reader = await confirmedSubscriber(app);
    await another(reader);
    const ofOne = await unsubscribe(await mailToken(reader, reader.subscriptionId));
    const ofAll = await unsubscribe(await mailToken(reader, null));
    expect(await undo(ofOne.undoToken)).toMatchObject({ accepted: false, userErrors: [{ code: 'CONFLICT' }] });
    expect(await read(reader)).toMatchObject({ status: 'UNSUBSCRIBED' });
    expect(await undo(ofAll.undoToken)).toMatchObject({ accepted: true });
    expect(await read(reader)).toMatchObject({
      status: 'ACTIVE',
      subscriptions: [{ active: false }, { active: true }],
    });
    expect(await undo(ofOne.undoToken)).toMatchObject({ accepted: true });
    expect(await read(reader)).toMatchObject({ subscriptions: [{ active: true }, { active: true }] });
  });

  it('is not undone by an undo from before: whoever was forwarded a mail cannot bring back what its reader ends later', async () => {
    const reader = await confirmedSubscriber(app);
    await another(reader);
    const old = await unsubscribe(await mailToken(reader, reader.subscriptionId));
    const revive = { input: { id: reader.subscriptionId, changes: { active: true } } };
    await app.ask(operations.updateDigest, revive, { key: reader.manageToken });
    const end = { input: { id: reader.subscriptionId, changes: { active: false } } };
    await app.ask(operations.updateDigest, end, { key: reader.manageToken });
    expect(await undo(old.undoToken)).toMatchObject({ accepted: false, userErrors: [{ code: 'CONFLICT' }] });
    expect(await read(reader)).toMatchObject({ subscriptions: [{ active: false }, { active: true }] });
  });

  it('closes every question that was open, so that an old mail revives nobody', async () => {
    const email = 'regrets@example.org';
    await app.ask(operations.subscribe, { input: { email } });
    await answerAll(app.database, now);
    const confirmToken = await tokenFrom(app.database, email, 'confirmToken');
    const token = await tokenFrom(app.database, email, 'unsubscribeToken');
    expect(await unsubscribe(token)).toEqual({ ended: true, undoToken: null, userErrors: [] });
    const { data } = await app.ask(operations.confirm, { input: { token: confirmToken } });
    expect(data.confirmSubscription).toMatchObject({ subscriber: null, userErrors: [{ code: 'EXPIRED' }] });
  });

  it('is not taken back by any program', async () => {
    const reader = await confirmedSubscriber(app);
    const { id, subscriptionId, email } = reader;
    await unsubscribe(await mailToken(reader, null));
    const conflict = { userErrors: [{ code: 'CONFLICT' }] };
    const tries = {
      resumeSubscriber: [operations.resume, { id }],
      pauseSubscriber: [operations.pause, { id }],
      createDigestSubscription: [operations.createDigest, { subscriberId: id, digest: {} }],
      updateDigestSubscription: [operations.updateDigest, { id: subscriptionId, changes: { active: true } }],
    } as const;
    for (const [name, [operation, input]] of Object.entries(tries)) {
      expect((await app.admin(operation, { input }))[name]).toMatchObject(conflict);
    }
    const rows = { subscribers: [{ email }], alreadyConfirmed: true };
    expect((await app.admin(operations.import, { input: rows })).importSubscribers).toMatchObject({
      accepted: 0,
      suppressed: 1,
    });
    expect(await read(reader)).toMatchObject({ status: 'UNSUBSCRIBED' });
  });

  it('of one subscription is not taken back by a program either, but by the subscriber', async () => {
    const reader = await confirmedSubscriber(app);
    await another(reader);
    await unsubscribe(await mailToken(reader, reader.subscriptionId));
    const input = { id: reader.subscriptionId, changes: { active: true } };
    expect((await app.admin(operations.updateDigest, { input })).updateDigestSubscription).toMatchObject({
      subscription: null,
      userErrors: [{ code: 'CONFLICT', field: ['changes', 'active'] }],
    });
    const { data } = await app.ask(operations.updateDigest, { input }, { key: reader.manageToken });
    expect(data.updateDigestSubscription.subscription).toMatchObject({ active: true });
  });

  it('is taken back by a confirmation of their own, which is a subscription like any other', async () => {
    const reader = await confirmedSubscriber(app, 'returns@example.org');
    await unsubscribe(await mailToken(reader, null));
    await app.ask(operations.subscribe, { input: { email: reader.email, digest: { hour: 5 } } });
    await answerAll(app.database, now);
    expect(await read(reader)).toMatchObject({ status: 'UNSUBSCRIBED' });
    const token = await tokenFrom(app.database, reader.email, 'confirmToken');
    await app.ask(operations.confirm, { input: { token } });
    expect(await read(reader)).toMatchObject({
      status: 'ACTIVE',
      subscriptions: [{ active: false }, { active: true }],
    });
  });

  it('gives a forwarded mail nothing away', async () => {
    const { data } = await app.ask(operations.unsubscribe, { input: { token: 'x'.repeat(43) } });
    expect(data.unsubscribe).toEqual({
      ended: false,
      undoToken: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['token'] }],
    });
    const reader = await confirmedSubscriber(app);
    const token = await mailToken(reader, null);
    const asBearer = await app.ask('{ viewer { subscriber { id } } }', {}, { key: token });
    expect(asBearer.status).toBe(401);
    expect((await app.ask(operations.confirm, { input: { token } })).data.confirmSubscription.userErrors).toMatchObject(
      [{ code: 'NOT_FOUND' }],
    );
    expect((await app.ask(operations.undo, { input: { token } })).data.undoUnsubscribe.userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });

  describe('for good, by being erased', () => {
    it('leaves no address, network or token anywhere in the database', async () => {
      const email = 'forgotten@example.org';
      await app.ask(operations.subscribe, { input: { email, digest: { searches: ['a secret wish'] } } });
      await answerAll(app.database, now);
      const confirmToken = await tokenFrom(app.database, email, 'confirmToken');
      const { data } = await app.ask(operations.confirm, { input: { token: confirmToken } });
      const { subscriber, manageToken } = data.confirmSubscription;
      const headers = { 'idempotency-key': 'erase-me' };
      const changes = { searches: ['another secret wish'] };
      const input = { id: subscriber.subscriptions[0].id, changes };
      await app.ask(operations.updateDigest, { input }, { key: manageToken, headers });
      const asKey = 'mutation ($input: NodeInput!) { resumeSubscriber(input: $input) { subscriber { email } } }';
      await app.admin(asKey, { input: { id: subscriber.id } }, headers);
      await app.ask(operations.subscribe, { input: { email } });
      await app.ask(operations.requestManageLink, { input: { email } });
      expect(await everywhere('forgotten@example')).not.toEqual([]);

      const erased = await app.ask(operations.erase, { input: { id: subscriber.id } }, { key: manageToken, headers });
      expect(erased.data.eraseSubscriber).toEqual({ deletedId: subscriber.id, userErrors: [] });
      for (const trace of ['forgotten@example', 'secret wish', confirmToken, manageToken]) {
        expect([trace, await everywhere(trace)]).toEqual([trace, []]);
      }
      const key = decode(subscriber.id);
      const networks = await app.database.query(
        'select network from subscriber_transitions where subscriber_id = $1 and network is not null',
        [key],
      );
      expect(networks).toEqual([]);
      const again = await app.admin(asKey, { input: { id: subscriber.id } }, headers);
      expect(again.resumeSubscriber.subscriber).toEqual({ email: null });
    });

    it('keeps the address from programs, until its owner confirms anew', async () => {
      const reader = await confirmedSubscriber(app, 'erased@example.org');
      await app.admin(operations.erase, { input: { id: reader.id } });
      expect(await read(reader)).toEqual({ email: null, status: 'ERASED', subscriptions: [] });
      const input = { subscribers: [{ email: 'Erased@example.org' }], alreadyConfirmed: true };
      const outcome = {
        accepted: 0,
        suppressed: 1,
        rows: [{ outcome: 'SUPPRESSED', reason: 'The address was erased.' }],
      };
      expect((await app.admin(operations.import, { input })).importSubscribers).toMatchObject(outcome);
      await app.ask(operations.subscribe, { input: { email: 'erased@example.org' } });
      await answerAll(app.database, now);
      expect((await app.admin(operations.import, { input })).importSubscribers).toMatchObject(outcome);
      const token = await tokenFrom(app.database, 'erased@example.org', 'confirmToken');
      const { data } = await app.ask(operations.confirm, { input: { token } });
      expect(data.confirmSubscription.subscriber).toMatchObject({ status: 'ACTIVE' });
      expect(data.confirmSubscription.subscriber.id).not.toBe(reader.id);
      expect(await read(reader)).toMatchObject({ status: 'ERASED' });
    });

    it('changes nothing the second time', async () => {
      const reader = await confirmedSubscriber(app);
      for (let time = 0; time < 2; time += 1) {
        expect((await app.admin(operations.erase, { input: { id: reader.id } })).eraseSubscriber).toEqual({
          deletedId: reader.id,
          userErrors: [],
        });
      }
      expect(await mailsTo(app.database, reader.email)).toEqual([]);
    });
  });

  it("takes a copy of one's own data along", async () => {
    const reader = await confirmedSubscriber(app, 'copies@example.org');
    expect(await exportSubscriber(app.database, reader.key)).toMatchObject({
      email: 'copies@example.org',
      status: 'ACTIVE',
      subscriptions: [{ cadence: 'DAILY', topics: [], active: true }],
      history: [{ cause: 'IMPORTED', by: 'KEY' }],
      votes: [],
    });
  });

  /** Tables in which a text stands anywhere. */
  async function everywhere(text: string): Promise<string[]> {
    const tables = await app.database.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name
       from pg_tables
       where schemaname in ('public', 'graphile_worker')`,
    );
    const found = [];
    for (const { name } of tables) {
      const rows = await app.database.query<object>(
        `select from ${name} as r where position($1 in r::text) > 0 limit 1`,
        [text],
      );
      found.push(...(rows.length > 0 ? [name] : []));
    }
    return found;
  }
});
