import { createLogger } from '../../../src/platform/logging/create-logger';
import { answerRequestsJob } from '../../../src/subscribers';
import { startTestApp, type TestApp } from '../../support/test-app';
import { addressKeys, answerAll, mailsTo, tokenFrom } from '../household';
import { operations } from '../operations';

const now = new Date('2025-03-14T08:00:00Z');

describe('The answers to requests', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(() => app.database.query('delete from mail_allowances'));
  afterAll(() => app.close());

  const ask = (email: string) => app.ask(operations.subscribe, { input: { email } });
  const kindsTo = async (email: string) => (await mailsTo(app.database, email)).map(({ kind }) => kind);
  const waiting = () => app.database.query<{ email: string }>('select email from subscription_requests order by id');

  it('are one job for all that were left at about the same moment', async () => {
    await app.database.query('delete from graphile_worker._private_jobs');
    await Promise.all(Array.from({ length: 10 }, (_, index) => ask(`together-${index}@example.org`)));
    const jobs = () =>
      app.database.query<object>(
        `select from graphile_worker.jobs job where job.task_identifier = 'answer-subscription-requests'`,
      );
    const startedAt = Date.now();
    while ((await jobs()).length === 0 && Date.now() - startedAt < 5_000) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await jobs()).toHaveLength(1);
    expect(await answerAll(app.database, now)).toBe(10);
    expect(await kindsTo('together-7@example.org')).toEqual(['confirmation']);
  });

  it('to one address follow each other, however many came together', async () => {
    for (let time = 0; time < 5; time += 1) {
      await ask('eager@example.org');
    }
    await ask('calm@example.org');
    await answerAll(app.database, now);
    expect(await kindsTo('eager@example.org')).toEqual(['confirmation', 'confirmation', 'confirmation']);
    expect(await kindsTo('calm@example.org')).toEqual(['confirmation']);
    expect(await waiting()).toEqual([]);
  });

  it('keep where each request came from', async () => {
    await app.database.query(
      `insert into subscription_requests (kind, email, network, consent_version, requested_at)
       values ('SUBSCRIBE', 'here@example.org', '192.0.2.1', 1, $1), ('SUBSCRIBE', 'there@example.org', '192.0.2.2', 1, $1)`,
      [now],
    );
    await answerAll(app.database, now);
    expect(
      await app.database.query(
        `select subscriber.email, transition.network
         from subscriber_transitions transition
         join subscribers subscriber on subscriber.id = transition.subscriber_id
         where subscriber.email in ('here@example.org', 'there@example.org')
         order by subscriber.email`,
      ),
    ).toEqual([
      { email: 'here@example.org', network: '192.0.2.1' },
      { email: 'there@example.org', network: '192.0.2.2' },
    ]);
  });

  it('ask for what was shown when they were left, in the mail and on its page, also if another text has come since', async () => {
    const text = 'Send me what I was told of by another version of this program.';
    await app.database.query('insert into consent_texts (version, text) values (7, $1)', [text]);
    await app.database.query(
      `insert into subscription_requests (kind, email, network, consent_version, requested_at)
       values ('SUBSCRIBE', 'seventh@example.org', null, 7, $1)`,
      [now],
    );
    await ask('of-today@example.org');
    await answerAll(app.database, now);
    const consentTo = async (email: string) => (await mailsTo(app.database, email))[0]?.data?.consent;
    expect(await consentTo('seventh@example.org')).toBe(text);
    expect(await consentTo('of-today@example.org')).toMatch(/^Send me digests of research papers/);
    const token = await tokenFrom(app.database, 'seventh@example.org', 'confirmToken');
    expect(await (await fetch(`${app.url}/confirm?token=${token}`)).text()).toContain(
      `<blockquote>${text}</blockquote>`,
    );
    const { data } = await app.ask(operations.confirm, { input: { token } });
    expect(data.confirmSubscription).toMatchObject({ subscriber: { status: 'ACTIVE' } });
    const agreed = await app.database.query(
      `select transition.consent_version as version
       from subscriber_transitions transition
       join subscribers subscriber on subscriber.id = transition.subscriber_id
       where subscriber.email = 'seventh@example.org' and transition.cause = 'CONFIRMED'`,
    );
    expect(agreed).toEqual([{ version: 7 }]);
  });

  it('are given to all others where one cannot be given, which is tried again', async () => {
    await ask('before@example.org');
    // An address that no subscriber may have.
    await app.database.query(
      `insert into subscription_requests (kind, email, network, consent_version, requested_at)
       values ('SUBSCRIBE', 'nobody', null, 1, $1)`,
      [now],
    );
    await ask('behind@example.org');
    await expect(answerAll(app.database, now)).rejects.toThrow('subscribers_email_shape');
    expect(await kindsTo('before@example.org')).toEqual(['confirmation']);
    expect(await kindsTo('behind@example.org')).toEqual(['confirmation']);
    expect(await waiting()).toEqual([{ email: 'nobody' }]);
    await app.database.query('delete from subscription_requests');
  });

  it('are given once, however many workers are at it', async () => {
    const emails = Array.from({ length: 30 }, (_, index) => `once-${index}@example.org`);
    for (const email of emails) {
      await app.database.query(
        `insert into subscription_requests (kind, email, network, consent_version, requested_at)
         values ('SUBSCRIBE', $1, null, 1, $2)`,
        [email, now],
      );
    }
    const { signal } = new AbortController();
    const { database } = app;
    const tools = { database, clock: { now: () => now }, log: createLogger('silent'), signal };
    const work = () => answerRequestsJob(addressKeys).run({}, { ...tools, attempt: 1, isLastAttempt: false });
    await Promise.all([work(), work(), work()]);
    const [mails] = await database.query(
      `select count(*)::integer as count from mails where recipient like 'once-%' and kind = 'confirmation'`,
    );
    expect(mails).toEqual({ count: emails.length });
  });

  describe('lock', () => {
    /** Somebody has the first subscriber's row, answering both waits for it, and the rest is done without a wait. */
    async function holding(older: string, rest: string, value: string): Promise<void> {
      for (const email of [older, `a-younger-than-${older}`]) {
        await ask(email);
        await answerAll(app.database, now);
      }
      await ask(older);
      await ask(`a-younger-than-${older}`);
      const { transaction, commit, rollback } = await app.database.begin();
      await transaction.query("set local lock_timeout = '300ms'");
      await transaction.query('select from subscribers where email = $1 for update', [older]);
      const answered = answerAll(app.database, now);
      const blocked = () =>
        app.database.query<object>(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
      const startedAt = Date.now();
      while ((await blocked()).length === 0 && Date.now() - startedAt < 5_000) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      try {
        await transaction.query(rest, [value]);
        await commit();
      } finally {
        await rollback();
        await answered;
      }
    }

    it('no request before its subscriber, as who erases one does', async () => {
      await holding('erased@example.org', 'delete from subscription_requests where email = $1', 'erased@example.org');
      expect(await kindsTo('erased@example.org')).toEqual(['confirmation']);
      expect(await kindsTo('a-younger-than-erased@example.org')).toEqual(['confirmation', 'confirmation']);
    });

    it('subscribers in the order in which all others lock them', async () => {
      const younger = 'a-younger-than-held@example.org';
      await holding('held@example.org', 'select from subscribers where email = $1 for share', younger);
      expect(await kindsTo('held@example.org')).toEqual(['confirmation', 'confirmation']);
      expect(await kindsTo(younger)).toEqual(['confirmation', 'confirmation']);
    });
  });
});
