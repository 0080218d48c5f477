import { startTestApp, type TestApp } from '../../support/test-app';
import { answerAll, mailsTo, tokenFrom } from '../household';
import { operations } from '../operations';

const now = new Date('2025-03-14T08:00:00Z');
const dayMillis = 86_400_000;

describe('A double opt-in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(() => app.database.query('delete from mail_allowances'));
  afterAll(() => app.close());

  const subscribe = async (email: string, digest?: object) => {
    const { data } = await app.ask(operations.subscribe, { input: { email, ...(digest && { digest }) } });
    return data.subscribe;
  };
  const confirm = async (token: string) =>
    (await app.ask(operations.confirm, { input: { token } })).data.confirmSubscription;
  const statusOf = async (email: string) => {
    const { subscriber } = await app.admin('query ($email: EmailAddress!) { subscriber(email: $email) { status } }', {
      email,
    });
    return subscriber?.status ?? null;
  };

  it('leads from an address to a digest, by the link that is mailed to the address alone', async () => {
    const digest = {
      cadence: 'WEEKLY',
      hour: 9,
      timeZone: 'Europe/Berlin',
      topics: ['agents'],
      searches: ['diffusion'],
    };
    expect(await subscribe('Ada@Example.org', digest)).toEqual({ accepted: true, userErrors: [] });
    expect(await statusOf('ada@example.org')).toBeNull();
    await answerAll(app.database, now);
    expect(await statusOf('ada@example.org')).toBe('PENDING');
    const mails = await mailsTo(app.database, 'ada@example.org');
    expect(mails).toMatchObject([{ kind: 'confirmation' }]);

    const token = await tokenFrom(app.database, 'ada@example.org', 'confirmToken');
    const { subscriber, manageToken, userErrors } = await confirm(token);
    expect(userErrors).toEqual([]);
    expect(subscriber).toMatchObject({
      email: 'ada@example.org',
      status: 'ACTIVE',
      subscriptions: [
        {
          cadence: 'WEEKLY',
          weekday: 'MONDAY',
          hour: 9,
          timeZone: 'Europe/Berlin',
          topics: [{ slug: 'agents' }],
          searches: ['diffusion'],
          active: true,
          nextDeliveryAt: '2025-03-17T08:00:00.000Z',
        },
      ],
    });
    const { data } = await app.ask('{ viewer { apiKey { id } subscriber { email } } }', {}, { key: manageToken });
    expect(data.viewer).toEqual({ apiKey: null, subscriber: { email: 'ada@example.org' } });
  });

  it('is proved: who, when, from where, and to which words', async () => {
    const history = await app.database.query(
      `select transition.cause, transition.actor, transition.network, consent.text like 'Send me digests%' as agreed
       from subscriber_transitions transition
       join subscribers subscriber on subscriber.id = transition.subscriber_id
       left join consent_texts consent on consent.version = transition.consent_version
       where subscriber.email = 'ada@example.org'
       order by transition.number`,
    );
    expect(history).toEqual([
      { cause: 'SUBSCRIBED', actor: 'SELF', network: '127.0.0.1', agreed: true },
      { cause: 'CONFIRMED', actor: 'SELF', network: '127.0.0.1', agreed: true },
    ]);
  });

  it('uses its token up, and takes none that is too old or for something else', async () => {
    await subscribe('once@example.org');
    await answerAll(app.database, now);
    const token = await tokenFrom(app.database, 'once@example.org', 'confirmToken');
    const unsubscribeToken = await tokenFrom(app.database, 'once@example.org', 'unsubscribeToken');
    expect(await confirm(unsubscribeToken)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', field: ['token'] }] });
    const both = await Promise.all([confirm(token), confirm(token)]);
    expect(both.map(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code)).toSorted()).toEqual([
      [],
      ['EXPIRED'],
    ]);
    await subscribe('late@example.org');
    await answerAll(app.database, new Date(now.getTime() - 7 * dayMillis - 1_000));
    const late = await tokenFrom(app.database, 'late@example.org', 'confirmToken');
    expect(await confirm(late)).toMatchObject({
      subscriber: null,
      manageToken: null,
      userErrors: [{ code: 'EXPIRED' }],
    });
  });

  it('never stores a token as it is', async () => {
    const token = await tokenFrom(app.database, 'ada@example.org', 'confirmToken');
    const found = await app.database.query<object>(
      'select from subscriber_tokens where hash = $1 or detail::text like $2',
      [token, `%${token}%`],
    );
    expect(found).toEqual([]);
  });

  it('closes the other questions that are open, once one is answered', async () => {
    await subscribe('twice@example.org', { hour: 6 });
    await subscribe('twice@example.org', { hour: 7 });
    await answerAll(app.database, now);
    const [first, second] = (await mailsTo(app.database, 'twice@example.org')).map(
      ({ data }) => data?.confirmToken ?? '',
    );
    expect((await confirm(second ?? '')).subscriber.subscriptions).toMatchObject([{ hour: 7 }]);
    expect(await confirm(first ?? '')).toMatchObject({ userErrors: [{ code: 'EXPIRED' }] });
  });

  it('sends a subscriber who subscribes again the way to what they have', async () => {
    await subscribe('ada@example.org');
    await answerAll(app.database, now);
    expect((await mailsTo(app.database, 'ada@example.org')).map(({ kind }) => kind)).toEqual([
      'confirmation',
      'manage-link',
    ]);
  });

  it('refuses what is no address, and digests that cannot be, with the path', async () => {
    const topics = ['no-such-topic'];
    expect(await subscribe('nobody')).toMatchObject({
      accepted: false,
      userErrors: [{ code: 'INVALID', field: ['email'] }],
    });
    expect(await subscribe('x@example.org', { topics })).toMatchObject({
      accepted: false,
      userErrors: [{ code: 'NOT_FOUND', field: ['digest', 'topics'] }],
    });
    const wrong = { hour: 24, timeZone: 'Mars/Olympus', maxPapers: 0, minVotes: -1, searches: Array(51).fill('x') };
    expect((await subscribe('x@example.org', wrong)).userErrors).toMatchObject([
      { code: 'INVALID', field: ['digest', 'hour'] },
      { code: 'INVALID', field: ['digest', 'maxPapers'] },
      { code: 'INVALID', field: ['digest', 'minVotes'] },
      { code: 'INVALID', field: ['digest', 'timeZone'] },
      { code: 'TOO_MANY', field: ['digest', 'searches'] },
    ]);
    expect(await answerAll(app.database, now)).toBe(0);
  });

  it('mails an address three times a day at most, whoever asks, on all processes', async () => {
    await Promise.all(Array.from({ length: 5 }, () => subscribe('bombed@example.org')));
    await app.ask(operations.requestManageLink, { input: { email: 'bombed@example.org' } });
    await answerAll(app.database, now);
    expect(await mailsTo(app.database, 'bombed@example.org')).toHaveLength(3);
    await subscribe('bombed@example.org');
    await answerAll(app.database, new Date(now.getTime() + dayMillis - 1_000));
    expect(await mailsTo(app.database, 'bombed@example.org')).toHaveLength(3);
    await subscribe('bombed@example.org');
    await answerAll(app.database, new Date(now.getTime() + dayMillis + 1_000));
    expect(await mailsTo(app.database, 'bombed@example.org')).toHaveLength(4);
  });

  it('lets a network ask twenty times an hour', async () => {
    const answers = [];
    for (let index = 0; index < 21; index += 1) {
      answers.push(await app.ask(operations.subscribe, { input: { email: `n${index}@example.org` } }));
    }
    expect(answers.slice(0, 20).every(({ data }) => data.subscribe.accepted)).toBe(true);
    const [refusal] = answers[20]?.errors ?? [];
    expect(refusal?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(refusal?.extensions.retryAfter).toBeGreaterThan(3_500);
    expect(await answerAll(app.database, now)).toBe(20);
  });
});
