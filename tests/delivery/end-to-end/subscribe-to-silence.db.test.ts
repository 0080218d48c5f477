import { enqueueJob } from '../../../src/platform/jobs/enqueue-jobs';
import { noPayload } from '../../../src/platform/jobs/job';
import { untilDone } from '../../platform/jobs/queue';
import { startTestApp, type TestApp } from '../../support/test-app';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { startTestWorker } from '../../support/test-worker';
import { reportNamed } from '../bounces/reports';
import { type MailServer, type ReceivedMail, startMailServer } from './mail-server';

/** The digests from 14 March on, a day each. */
const digests = [
  ['Diffusion Models for Weather', 'A Survey of Compilers'],
  ['Diffusion Models for Weather', 'Diffusion Models for Proteins'],
  ['Diffusion Models for Music', 'Diffusion Models for Maps', 'Theorem Proving by Hand'],
  ['Diffusion Models for Soil'],
  ['Diffusion Models for Trees'],
  ['Diffusion Models for Rivers'],
];
const titles = [...new Set(digests.flat())];

const planning = { name: 'plan-deliveries', parse: noPayload };

const asText = (papers: readonly string[]): string =>
  ['Digest', ...papers.flatMap((title) => [title, abstractOf(title)])].join('\n\n');
const abstractOf = (title: string): string =>
  `We present ${title.toLowerCase()} in great detail. It is compared with what was known before, on many sets of data.`;

/** Each day starts the product anew, which takes its time on a busy machine. */
jest.setTimeout(90_000);

describe('By SMTP, somebody who subscribes', () => {
  let database: TestDatabase;
  let server: MailServer;
  beforeAll(async () => {
    database = await createTestDatabase('empty');
    server = await startMailServer('gone@example.org');
  });
  afterAll(async () => {
    await server.close();
    await database.drop();
  });

  /** Lets the product run from an instant on, and returns what was mailed meanwhile. */
  async function run(from: string, work: (app: TestApp) => Promise<void>): Promise<ReceivedMail[]> {
    const before = server.count();
    const env = {
      CLOCK: from,
      SMTP_URL: server.url,
      MAIL_FROM: 'Broadsheet <digests@broadsheet.example>',
      MAIL_POSTAL_ADDRESS: '1 Example Street',
    };
    const app = await startTestApp({ on: database, env });
    const worker = await startTestWorker({ connection: database.connection, publicUrl: app.url, env });
    try {
      await work(app);
      await untilDone(database.database);
    } finally {
      await worker.close(2_000);
      await app.close();
    }
    return server.since(before);
  }

  /** What the schedule does every minute; twice, since the second time must find nothing. */
  async function plan(): Promise<void> {
    for (const _ of [1, 2]) {
      await enqueueJob(database.database, planning, { payload: {} });
      await untilDone(database.database);
    }
  }

  async function bringIn(app: TestApp, number: number): Promise<void> {
    const { importDigest } = await app.admin(
      'mutation ($input: ImportDigestInput!) { importDigest(input: $input) { userErrors { message } } }',
      { input: { content: asText(digests[number] ?? []), date: `2025-03-${14 + number}` } },
    );
    expect(importDigest.userErrors).toEqual([]);
  }

  const titlesIn = ({ mail }: ReceivedMail): string[] =>
    titles.filter((title) => mail.text?.includes(title) && (mail.html || '').includes(title));
  const addressed = (mails: readonly ReceivedMail[], recipient: string) =>
    mails.filter((received) => received.recipient === recipient);
  const statusOf = async (app: TestApp, email: string) => {
    const { subscriber } = await app.admin('query ($email: EmailAddress!) { subscriber(email: $email) { status } }', {
      email,
    });
    return subscriber.status;
  };
  const linkIn = ({ mail }: ReceivedMail, path: string): string => {
    const [link = ''] = new RegExp(`http://[^\\s>]+${path}[^\\s>]+`).exec(mail.text ?? '') ?? [];
    return link;
  };

  it('confirms, is mailed once a day what is new, leaves by one click, and hears no more', async () => {
    const ada = 'ada@example.org';
    const digest = { hour: 8, timeZone: 'UTC', searches: ['"diffusion models"'] };
    const [asked, ...others] = await run('2025-03-13T12:00:00Z', async (app) => {
      const { data } = await app.ask(
        'mutation ($input: SubscribeInput!) { subscribe(input: $input) { accepted userErrors { message } } }',
        { input: { email: ada, digest } },
      );
      expect(data.subscribe).toEqual({ accepted: true, userErrors: [] });
      await untilDone(database.database);
      const [confirmation] = await server.since(0);
      const link = new URL(confirmation === undefined ? '' : linkIn(confirmation, '/confirm'));
      expect((await fetch(link)).status).toBe(200);
      expect(await statusOf(app, ada)).toBe('PENDING');
      const token = link.searchParams.get('token') ?? '';
      expect(
        (await fetch(link.origin + link.pathname, { method: 'POST', body: new URLSearchParams({ token }) })).ok,
      ).toBe(true);
      expect(await statusOf(app, ada)).toBe('ACTIVE');
      await bringIn(app, 0);
    });
    expect(asked).toMatchObject({
      recipient: ada,
      sender: expect.stringMatching(/^bounces\+m[0-9a-f-]+@broadsheet\.example$/),
    });
    expect(others).toEqual([]);

    const friday = await run('2025-03-14T08:00:01Z', async (app) => {
      await plan();
      await bringIn(app, 1);
    });
    expect(friday.map(titlesIn)).toEqual([['Diffusion Models for Weather']]);
    expect(friday).toMatchObject([
      { recipient: ada, sender: expect.stringMatching(/^bounces\+d[0-9a-f-]+@broadsheet\.example$/) },
    ]);
    const saturday = await run('2025-03-15T08:00:01Z', async (app) => {
      await plan();
      await bringIn(app, 2);
    });
    expect(saturday.map(titlesIn)).toEqual([['Diffusion Models for Proteins']]);
    const sunday = await run('2025-03-16T08:00:01Z', async (app) => {
      await plan();
      const header =
        (await server.since(0)).at(-1)?.mail.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
      const [, link = ''] = /<(http[^>]+)>/.exec(header.replace(/\s/g, '')) ?? [];
      const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
      expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
      expect(await statusOf(app, ada)).toBe('UNSUBSCRIBED');
      await bringIn(app, 3);
    });
    expect(sunday.filter(({ sender }) => sender.startsWith('bounces+d')).map(titlesIn)).toEqual([
      ['Diffusion Models for Music', 'Diffusion Models for Maps'],
    ]);
    const monday = await run('2025-03-17T08:00:01Z', async (app) => {
      await plan();
      const { deliveries } = await app.admin(
        'query { deliveries(first: 10) { nodes { status subject papers { paper { title } reason } } } }',
      );
      expect(deliveries.nodes.map(({ status }: { status: string }) => status)).toEqual(['SENT', 'SENT', 'SENT']);
      expect(deliveries.nodes[2].papers).toEqual([
        { paper: { title: 'Diffusion Models for Weather' }, reason: expect.stringContaining('diffusion models') },
      ]);
    });
    expect(monday).toEqual([]);
  });

  it('and whose address is refused, or comes back, or complains, hears no more either', async () => {
    const [gone, full, cross] = ['gone@example.org', 'back@example.org', 'cross@example.org'];
    await run('2025-03-17T12:00:00Z', async (app) => {
      const subscribers = [gone, full, cross].map((email) => ({ email, digest: { hour: 8, searches: ['diffusion'] } }));
      const { importSubscribers } = await app.admin(
        'mutation ($input: ImportSubscribersInput!) { importSubscribers(input: $input) { accepted } }',
        { input: { subscribers, alreadyConfirmed: true } },
      );
      expect(importSubscribers.accepted).toBe(3);
      await bringIn(app, 4);
    });
    const mails = await run('2025-03-18T08:00:01Z', plan);
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([full, cross]);
    await run('2025-03-18T09:00:00Z', async (app) => {
      const hand = async (report: string, recipient: string): Promise<number> => {
        const [, token] = /^bounces\+(.+)@/.exec(addressed(mails, recipient)[0]?.sender ?? '') ?? [];
        const { status } = await fetch(`${app.url}/inbound/bounces`, {
          method: 'POST',
          headers: { authorization: `Bearer ${app.adminKey}`, 'content-type': 'message/rfc822' },
          body: new Uint8Array(reportNamed(report, token)),
        });
        return status;
      };
      expect(await hand('postfix-unknown-user', full)).toBe(202);
      expect(await hand('complaint', cross)).toBe(202);
      expect(await statusOf(app, gone)).toBe('BOUNCED');
      expect(await statusOf(app, full)).toBe('BOUNCED');
      expect(await statusOf(app, cross)).toBe('UNSUBSCRIBED');
      await bringIn(app, 5);
    });
    expect(await run('2025-03-19T08:00:01Z', plan)).toEqual([]);
  });
});
