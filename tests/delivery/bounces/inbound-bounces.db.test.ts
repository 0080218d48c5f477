import { bounceAddress, bounceToken } from '../../../src/platform/mail';
import { addressKeys } from '../../subscribers/household';
import { startTestApp, type TestApp } from '../../support/test-app';
import { confirmedSubscriber, type TestSubscriber } from '../../support/subscribers';
import { reportNamed } from './reports';

describe('POST /inbound/bounces', () => {
  let app: TestApp;
  let key: string;
  let reader: TestSubscriber;
  let messages = 0;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    key = await app.createKey('DELIVERIES_SEND');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    reader = await confirmedSubscriber(app);
    await app.database.query(
      `insert into deliveries (id, subscriber_id, subscription_id, scheduled_for, attempt_after)
       select number, $1, number, '2025-03-14T20:00:00Z', '2025-03-14T20:00:00Z'
       from generate_series($2::integer + 1, $2::integer + 5) as number`,
      [reader.key, messages],
    );
  });

  const newToken = () =>
    bounceToken(addressKeys, { kind: 'delivery', subscriberKey: String(reader.key), key: String(++messages) });

  async function post(
    body: Buffer,
    { search = '', headers = {} }: { search?: string; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; body: string }> {
    const response = await fetch(`${app.url}/inbound/bounces${search}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'message/rfc822', ...headers },
      body: new Uint8Array(body),
    });
    return { status: response.status, body: await response.text() };
  }
  const accepted = { status: 202, body: '{"status":"accepted"}\n' };
  const status = async () => {
    const { node } = await app.admin('query ($id: ID!) { node(id: $id) { ... on Subscriber { status } } }', {
      id: reader.id,
    });
    return node.status;
  };

  it('takes a report that no mailbox is there, and takes it again', async () => {
    const report = reportNamed('postfix-unknown-user', newToken());
    expect(await post(report)).toEqual(accepted);
    expect(await status()).toBe('BOUNCED');
    expect(await post(report)).toEqual(accepted);
    const bounces = await app.database.query('select 1 from bounces where subscriber_id = $1', [reader.key]);
    expect(bounces).toHaveLength(1);
  });

  it('takes the envelope recipient from the query where it stands there, in any case of letters', async () => {
    const message = { kind: 'delivery', subscriberKey: String(reader.key), key: String(++messages) } as const;
    const recipient = bounceAddress(addressKeys, message, 'broadsheet.example').toUpperCase();
    const search = `?${new URLSearchParams({ recipient }).toString()}`;
    expect(await post(reportNamed('postfix-unknown-user'), { search })).toEqual(accepted);
    expect(await status()).toBe('BOUNCED');
  });

  it('believes the query over the headers', async () => {
    const search = '?recipient=somebody%40broadsheet.example';
    expect(await post(reportNamed('postfix-unknown-user', newToken()), { search })).toEqual(accepted);
    expect(await status()).toBe('ACTIVE');
  });

  it('takes a complaint by the envelope sender that it repeats', async () => {
    expect(await post(reportNamed('complaint', newToken()))).toEqual(accepted);
    expect(await status()).toBe('UNSUBSCRIBED');
  });

  it.each([
    'postfix-delayed',
    'delivered',
    'holiday',
    'read-receipt',
    'forged-within',
    'policy',
    'complaint-taken-back',
  ])('takes what ends no mail, such as %s', async (name) => {
    expect(await post(reportNamed(name, newToken()))).toEqual(accepted);
    expect(await status()).toBe('ACTIVE');
  });

  it('answers the same to what is forged, and changes nothing', async () => {
    const token = newToken();
    const forged = [
      token.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      `d${reader.key.toString(16)}-1-00000000000000000000`,
      '',
      'm1-abc',
    ];
    for (const other of forged) {
      expect(await post(reportNamed('postfix-unknown-user', other))).toEqual(accepted);
      expect(await post(reportNamed('complaint', other))).toEqual(accepted);
    }
    // The address of the reader, in all places but a token, is nothing.
    const naming = reportNamed('postfix-unknown-user').toString().replaceAll('ada@reader.example', reader.email);
    expect(await post(Buffer.from(naming))).toEqual(accepted);
    expect(await post(Buffer.alloc(1_000, 'x'))).toEqual(accepted);
    expect(await status()).toBe('ACTIVE');
    expect(await app.database.query('select 1 from bounces where subscriber_id = $1', [reader.key])).toEqual([]);
  });

  it('answers the same for one who was erased', async () => {
    const token = newToken();
    await app.admin('mutation ($id: ID!) { eraseSubscriber(input: { id: $id }) { userErrors { code } } }', {
      id: reader.id,
    });
    expect(await post(reportNamed('postfix-unknown-user', token))).toEqual(accepted);
    expect(await post(reportNamed('complaint', token))).toEqual(accepted);
    expect(await status()).toBe('ERASED');
  });

  it('wants a key with the scope DELIVERIES_SEND', async () => {
    const report = reportNamed('postfix-unknown-user', newToken());
    const other = await app.createKey('SUBSCRIBERS_WRITE');
    expect((await post(report, { headers: { authorization: `Bearer ${other}` } })).status).toBe(403);
    expect((await post(report, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);
    const bare = await fetch(`${app.url}/inbound/bounces`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: new Uint8Array(report),
    });
    expect(bare.status).toBe(401);
    expect(JSON.parse(await bare.text()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await post(report, { headers: { authorization: `Bearer ${reader.manageToken}` } })).status).toBe(403);
    expect(await status()).toBe('ACTIVE');
  });

  it('refuses what is no message, too long, or compressed', async () => {
    const report = reportNamed('postfix-unknown-user', newToken());
    expect((await post(report, { headers: { 'content-type': 'application/json' } })).status).toBe(415);
    expect((await post(report, { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
    expect((await post(Buffer.alloc(10 * 1024 * 1024, 'rubbish '))).status).toBe(413);
    const got = await fetch(`${app.url}/inbound/bounces`, { headers: { authorization: `Bearer ${key}` } });
    expect(got.status).toBe(405);
    expect(await status()).toBe('ACTIVE');
  });
});
