import { usualDigest } from '../../src/subscribers/judging/digest-record';
import { rehearse } from '../../src/subscribers/rehearsal/rehearse';
import { Cadence } from '../../src/subscribers';
import { insertTopics } from '../papers/reading/insert-papers';
import { SortingOffice } from './sorting-office';

const wishes = [
  { topics: ['physics'] },
  { topics: ['optics'], searches: ['reward -model', '"deep lenses"'], maxPapers: 2 },
  { authors: ['ada lovelace', 'grace hopper'], minVotes: 3 },
  { searches: ['lens*'], topics: ['art'], maxPapers: 1 },
  {},
  { maxPapers: 3, skipWeekends: true },
  { cadence: Cadence.WEEKDAYS, searches: ['prisms OR mirrors'], hour: 9, timeZone: 'America/New_York' },
];

/** Everything arrives at whole hours, some of it in digests. */
function hourOf(place: number): string {
  return new Date(Date.parse('2025-03-10T09:00:00Z') + place * 5 * 3_600_000).toISOString();
}

describe('What is sent', () => {
  let office: SortingOffice;
  beforeAll(async () => {
    office = await SortingOffice.open();
    await insertTopics(office.database, { physics: null, optics: 'physics', art: null });
    const words = ['lenses', 'deep lenses', 'prisms', 'mirrors', 'reward model', 'reward'];
    const keys = await office.papers(
      Array.from({ length: 24 }, (_, place) => ({
        title: `On ${words[place % 6]} ${place}`,
        sortDate: hourOf(place),
        trending: (place * 7) % 11,
        votes: place % 8,
        topics: place % 3 === 0 ? ['optics'] : place % 3 === 1 ? ['art'] : [],
        authors: place % 4 === 0 ? ['Ada Lovelace'] : ['Grace Hopper'],
      })),
    );
    await office.digest('2025-03-12', keys.slice(0, 3));
    await office.digest('2025-03-13', keys.slice(2, 6));
  });
  afterAll(() => office.close());

  it('is what a rehearsal says, for each day and each wish', async () => {
    const digests = wishes.map((wish) => ({ ...usualDigest, ...wish }));
    const subscriptions: number[] = [];
    for (const digest of digests) {
      const { topics, searches, authors, minVotes, maxPapers, cadence, hour, timeZone, skipWeekends } = digest;
      const rules = { topics, searches, authors, minVotes, maxPapers, cadence, hour, timeZone, skipWeekends };
      // A rehearsal takes what came before its first mail for sent; here nothing had come by then.
      const due = timeZone === 'UTC' ? '2025-03-10T08:00:00Z' : '2025-03-10T13:00:00Z';
      subscriptions.push((await office.subscription({ ...rules, due })).key);
    }
    for (const day of ['10', '11', '12', '13', '14', '15']) {
      await office.day(`2025-03-${day}T08:00:00Z`);
      await office.day(`2025-03-${day}T13:00:00Z`);
    }
    const ledger = await office.ledger();
    let mails = 0;
    for (const [place, digest] of digests.entries()) {
      const rehearsed = await rehearse(office.database, {
        digest,
        from: '2025-03-10',
        to: '2025-03-15',
        now: office.now,
      });
      const sent = ledger.filter(
        ({ subscriptionKey, status }) => subscriptionKey === subscriptions[place] && status === 'SENT',
      );
      expect(sent.map(({ scheduledFor, paperKeys }) => [scheduledFor, paperKeys])).toEqual(
        rehearsed.map(({ scheduledFor, papers }) => [scheduledFor, papers.map(({ key }) => key)]),
      );
      mails += sent.length;
    }
    expect(mails).toBeGreaterThan(20);
  });
});
