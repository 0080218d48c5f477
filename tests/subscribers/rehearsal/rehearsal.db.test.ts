import { usualDigest } from '../../../src/subscribers/judging/digest-record';
import { rehearse } from '../../../src/subscribers/rehearsal/rehearse';
import { startTestApp, type TestApp } from '../../support/test-app';
import { insertDigest, insertPapers, insertTopics } from '../../papers/reading/insert-papers';

const rehearsal = `query ($digest: DigestSubscriptionFields!, $from: Date!, $to: Date!) {
  rehearseSubscription(digest: $digest, from: $from, to: $to) {
    papersPerDelivery
    deliveries { scheduledFor papers { reason paper { title } } }
  }
}`;

describe('A rehearsal', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty' });
    await insertTopics(app.database, { physics: null, optics: 'physics', art: null });
    const [, , listed = 0] = await insertPapers(app.database, [
      { title: 'Lenses', topics: ['optics'], authors: ['Ada Lovelace'], sortDate: '2025-03-10T06:00:00Z', trending: 1 },
      { title: 'Prisms', topics: ['optics'], sortDate: '2025-03-10T07:00:00Z', trending: 2, votes: 7 },
      { title: 'Mirrors', topics: ['physics'], sortDate: '2025-02-01T00:00:00Z', trending: 3 },
      { title: 'Reward models', topics: ['art'], sortDate: '2025-03-12T07:30:00Z', trending: 4 },
      { title: 'Long before', topics: ['optics'], sortDate: '2025-03-08T09:00:00Z', trending: 9 },
      { title: 'Tomorrow', topics: ['optics'], sortDate: '2025-03-15T00:00:00Z', trending: 9 },
    ]);
    await insertDigest(app.database, { date: '2025-03-12', papers: [listed] });
    await insertDigest(app.database, { date: '2025-03-13', papers: [listed] });
  });
  afterAll(() => app.close());

  async function ask(digest: object, from = '2025-03-10', to = '2025-03-14') {
    const { data, errors } = await app.ask(rehearsal, { digest, from, to });
    expect(errors).toBeUndefined();
    const { deliveries, papersPerDelivery } = data.rehearseSubscription;
    return {
      papersPerDelivery,
      mails: deliveries.map(
        ({
          scheduledFor,
          papers,
        }: {
          scheduledFor: string;
          papers: { reason: string; paper: { title: string } }[];
        }) => [scheduledFor, ...papers.map(({ reason, paper }) => `${paper.title} (${reason})`)],
      ),
    };
  }

  it('gives each mail its papers and their reasons, and leaves out days without any', async () => {
    const digest = { topics: ['physics'], searches: ['reward'], authors: ['ada lovelace'] };
    expect(await ask(digest)).toEqual({
      papersPerDelivery: 2,
      mails: [
        ['2025-03-10T08:00:00.000Z', 'Lenses (Author: ada lovelace)', 'Prisms (Topic: Physics)'],
        ['2025-03-12T08:00:00.000Z', 'Reward models (Search: reward)', 'Mirrors (Topic: Physics)'],
      ],
    });
  });

  it('sends everything that trends where nothing is named', async () => {
    const { mails } = await ask({});
    expect(mails[0]).toEqual(['2025-03-10T08:00:00.000Z', 'Prisms (Trending)', 'Lenses (Trending)']);
    expect(mails).toHaveLength(2);
  });

  it('puts off what has no room, for three days', async () => {
    const { mails } = await ask({ topics: ['optics'], maxPapers: 1, minVotes: 0 });
    expect(mails).toEqual([
      ['2025-03-10T08:00:00.000Z', 'Prisms (Topic: Optics)'],
      ['2025-03-11T08:00:00.000Z', 'Lenses (Topic: Optics)'],
    ]);
  });

  it('asks for votes', async () => {
    expect((await ask({ topics: ['physics'], minVotes: 5 })).mails).toEqual([
      ['2025-03-10T08:00:00.000Z', 'Prisms (Topic: Physics)'],
    ]);
  });

  it('goes by cadence, hour and zone', async () => {
    const weekly = {
      cadence: 'WEEKLY',
      weekday: 'THURSDAY',
      hour: 9,
      timeZone: 'America/New_York',
      topics: ['physics'],
    };
    expect((await ask(weekly)).mails).toEqual([
      [
        '2025-03-13T13:00:00.000Z',
        'Long before (Topic: Physics)',
        'Mirrors (Topic: Physics)',
        'Prisms (Topic: Physics)',
        'Lenses (Topic: Physics)',
      ],
    ]);
    expect((await ask({ cadence: 'INSTANT', searches: ['reward'] })).mails).toEqual([
      ['2025-03-12T08:00:00.000Z', 'Reward models (Search: reward)'],
    ]);
  });

  it('ends now', async () => {
    expect((await ask({ topics: ['physics'], hour: 9 }, '2025-03-14', '2025-04-10')).mails).toEqual([]);
  });

  it.each([
    [{}, '2025-03-10', '2025-03-09', /0 to 30 days after/],
    [{}, '2025-02-01', '2025-03-04', /0 to 30 days after/],
    [{ hour: 24 }, '2025-03-10', '2025-03-10', /digest\.hour/],
    [{ timeZone: 'Mars/Base' }, '2025-03-10', '2025-03-10', /IANA/],
    [{ topics: ['nowhere'] }, '2025-03-10', '2025-03-10', /none has "nowhere"/],
    [{ searches: Array.from({ length: 11 }, (_, index) => `word${index}`) }, '2025-03-10', '2025-03-10', /at most 10/],
  ])('refuses %j from %s to %s', async (digest, from, to, message) => {
    const { errors } = await app.ask(rehearsal, { digest, from, to });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('takes up to 50 searches from keys, and 31 days', async () => {
    const searches = Array.from({ length: 50 }, (_, index) => `word${index} OR reward -lens${index}*`);
    const names = Array.from({ length: 50 }, (_, index) => `Nobody ${index}`);
    const variables = { digest: { searches, authors: names, topics: ['art'] }, from: '2025-02-12', to: '2025-03-14' };
    const { rehearseSubscription } = await app.admin(rehearsal, variables);
    expect(rehearseSubscription.deliveries).toHaveLength(1);
  });

  it('writes nothing', async () => {
    const given = { ...usualDigest, topics: ['physics'] };
    const asked = { digest: given, from: '2025-03-10', to: '2025-03-14', now: new Date('2025-03-14T08:00:00Z') };
    const mails = await app.database.transaction(async (transaction) => {
      await transaction.query('set transaction read only');
      return rehearse(transaction, asked);
    });
    expect(mails).toHaveLength(2);
  });

  it('has a price of its own', async () => {
    const { data } = await app.ask(
      `query ($digest: DigestSubscriptionFields!) {
         rateLimit { cost }
         rehearseSubscription(digest: $digest, from: "2025-03-10", to: "2025-03-10") { papersPerDelivery }
       }`,
      { digest: {} },
    );
    expect(data.rateLimit.cost).toBeGreaterThanOrEqual(500);
  });

  it('gives the last 31 mails of an INSTANT digest that would have sent more, as they follow the ones before', async () => {
    const from = Date.parse('2025-01-06T00:30:00Z');
    const keys = await insertPapers(
      app.database,
      Array.from({ length: 80 }, (_, hour) => ({
        title: `Busy hour ${hour}`,
        authors: ['Grace Hopper'],
        sortDate: new Date(from + Math.floor(hour / 2) * 3_600_000).toISOString(),
        trending: hour % 2,
      })),
    );
    const digest = { cadence: 'INSTANT', authors: ['Grace Hopper'], maxPapers: 1 };
    const { mails, papersPerDelivery } = await ask(digest, '2025-01-06', '2025-01-07');
    expect(mails).toHaveLength(31);
    expect(papersPerDelivery).toBe(1);
    expect(mails.at(-1)?.[0]).toBe('2025-01-07T16:00:00.000Z');
    // The better of each hour comes at once, and is not sent again.
    expect(mails.map(([, paper]: string[]) => paper)).toEqual(
      Array.from({ length: 31 }, (_, index) => `Busy hour ${2 * (index + 9) + 1} (Author: Grace Hopper)`),
    );
    await app.database.query('delete from papers where id = any ($1)', [keys]);
  });
});
