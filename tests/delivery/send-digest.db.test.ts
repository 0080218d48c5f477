import { insertPapers } from '../papers/reading/insert-papers';
import { confirmedSubscriber } from '../support/subscribers';
import { startTestApp, type TestApp } from '../support/test-app';

const sendDigest = `mutation ($input: SendDigestInput!) {
  sendDigest(input: $input) { scheduled skipped userErrors { code field message } }
}`;
const previewDelivery = `query ($id: ID!, $date: Date) {
  previewDelivery(subscriptionId: $id, date: $date) { subject html text papers { reason paper { title } } }
}`;
const rehearse = `query ($digest: DigestSubscriptionFields!, $date: Date!) {
  rehearseSubscription(digest: $digest, from: $date, to: $date) { papersPerDelivery }
}`;

describe('Digests by hand, over the API', () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    await insertPapers(app.database, [{ title: 'Lenses', sortDate: '2025-03-13T12:00:00Z' }]);
    await app.database.query('update papers set created_at = sort_date');
    ({ subscriptionId: id } = await confirmedSubscriber(app));
  });
  afterAll(() => app.close());

  const send = async (input: object) => (await app.admin(sendDigest, { input })).sendDigest;

  it('shows the mail, with links to where this application is', async () => {
    const { previewDelivery: preview } = await app.admin(previewDelivery, { id });
    expect(preview.subject).toBe('Lenses');
    expect(preview.papers).toEqual([{ reason: expect.any(String), paper: { title: 'Lenses' } }]);
    expect(preview.html).toContain(`href="${app.url}/unsubscribe?token=preview"`);
    expect(preview.text).toContain(`\n${app.url}/manage\n`);
  });

  it('shows none of what is not there, or on no day', async () => {
    const unknown = await app.ask(previewDelivery, { id: 'nothing' }, { key: app.adminKey });
    expect(unknown.errors?.[0]).toMatchObject({
      message: 'subscriptionId: expected the id of a digest subscription, but there is none.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
    const wrong = await app.ask(previewDelivery, { id, date: '2025-02-30' }, { key: app.adminKey });
    expect(wrong.errors?.[0]?.extensions['code']).toMatch(/^(?:BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  });

  it.each(['0050-03-03', '9999-12-31'])('shows none of %s, whose hours no clock tells', async (date) => {
    for (const timeZone of ['America/New_York', 'Asia/Tokyo']) {
      const preview = await app.ask(previewDelivery, { id, date }, { key: app.adminKey });
      expect(preview.errors?.[0]).toMatchObject({
        message: `date: expected a day from 1000-01-01 to 9998-12-31, got ${date}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      });
      const rehearsed = await app.ask(rehearse, { digest: { timeZone, hour: 23 }, date });
      expect(rehearsed.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    }
    for (const within of ['1000-01-01', '9998-12-31']) {
      expect(
        (await app.ask(rehearse, { digest: { timeZone: 'America/New_York', hour: 23 }, date: within })).data,
      ).toEqual({
        rehearseSubscription: { papersPerDelivery: 0 },
      });
    }
  });

  it('shows at most five in a request, since each takes the memory of the papers of many days', async () => {
    const ask = (times: number) => {
      const fields = Array.from(
        { length: times },
        (_, at) => `p${at}: previewDelivery(subscriptionId: "${id}") { subject }`,
      );
      return app.ask(`{ ${fields.join(' ')} }`, {}, { key: app.adminKey });
    };
    expect((await ask(5)).errors).toBeUndefined();
    expect((await ask(6)).errors?.[0]?.extensions).toMatchObject({ code: 'COST_LIMIT_EXCEEDED' });
  });

  it.each([
    [{ date: '2025-03-16' }, ['date']],
    [{ date: '2025-01-01' }, ['date']],
    [{ date: 'soon' }, ['date']],
    [{ date: '' }, ['date']],
    [{ subscriptionIds: [] }, ['subscriptionIds']],
    [{ subscriptionIds: Array(1001).fill('x') }, ['subscriptionIds']],
    [{ subscriptionIds: ['x'] }, ['subscriptionIds', '0']],
  ])('says what is wrong with %.80j', async (input, field) => {
    expect(await send(input)).toMatchObject({ scheduled: 0, skipped: 0, userErrors: [{ field }] });
    expect(await app.database.query('select id from deliveries')).toEqual([]);
  });

  it('schedules each once, and counts in a dry run', async () => {
    expect(await send({ dryRun: true })).toEqual({ scheduled: 1, skipped: 0, userErrors: [] });
    expect(await send({ date: '2025-03-14', subscriptionIds: [id, id] })).toMatchObject({ scheduled: 1, skipped: 0 });
    expect(await send({ subscriptionIds: [id] })).toEqual({ scheduled: 0, skipped: 1, userErrors: [] });
    expect(await send({ date: '2025-03-14' })).toMatchObject({ scheduled: 0, skipped: 1 });
    const { deliveries } = await app.admin('{ deliveries { nodes { status scheduledFor subscription { id } } } }');
    expect(deliveries.nodes).toEqual([
      { status: 'SCHEDULED', scheduledFor: '2025-03-14T08:00:00.000Z', subscription: { id } },
    ]);
  });
});
