import { headerOf, readMessage } from '../../src/platform/mail';
import { readDayBatch } from '../../src/delivery/by-hand/day-batch';
import { writeDay } from '../../src/delivery/by-hand/write-day';
import { readLedgerAt, readPreviewed } from '../../src/delivery/preview/read-previewed';
import type { Queryable } from '../../src/platform/database/queryable';
import { previewDelivery } from '../../src/delivery/preview/preview-delivery';
import { scheduleDay } from '../../src/delivery/by-hand/schedule-day';
import { sumBatches } from '../../src/delivery/by-hand/sum-batches';
import { SortingOffice } from './sorting-office';

const dayMillis = 86_400_000;
const day = (date: string) => Date.parse(date) / dayMillis;
const letterhead = { publicUrl: 'https://example.org', postalAddress: '1 Some Street' };

describe('A day of digests, by hand', () => {
  let office: SortingOffice;
  beforeAll(async () => {
    office = await SortingOffice.open();
  });
  beforeEach(async () => {
    await office.clear();
    office.at('2025-03-14T06:00:00Z');
  });
  afterAll(() => office.close());

  const schedule = (date: string | null, { keys = null, dryRun = false, size = 100 }: Partial<Order> = {}) =>
    sumBatches((after) =>
      office.database.transaction((transaction) =>
        scheduleDay(transaction, { day: date === null ? null : day(date), keys, dryRun, now: office.now, after, size }),
      ),
    );
  interface Order {
    keys: number[] | null;
    dryRun: boolean;
    size: number;
  }
  const pausedSubscription = async (row: { cadence?: string; weekday?: string } = {}) => {
    const made = await office.subscription({ ...row, due: null });
    await office.move(made.subscriberKey, 'PAUSED');
    return made;
  };
  const preview = (subscriptionKey: number, date: string | null = null) =>
    previewDelivery(office.database, { subscriptionKey, date, now: office.now, letterhead });

  it('is sent at once, once, and not again at its hour', async () => {
    const [paper] = await office.papers([{ title: 'Lenses', sortDate: '2025-03-13T12:00:00Z' }]);
    await office.subscription({ due: '2025-03-14T08:00:00Z' });
    expect(await schedule('2025-03-14', { dryRun: true })).toMatchObject({ scheduled: 1, skipped: 0 });
    expect(await office.ledger()).toEqual([]);
    expect(await schedule('2025-03-14')).toMatchObject({ scheduled: 1, skipped: 0 });
    expect(await office.send()).toMatchObject({ sent: 1 });
    expect(await schedule('2025-03-14')).toMatchObject({ scheduled: 0, skipped: 1 });
    expect(await schedule(null, { dryRun: true })).toMatchObject({ scheduled: 0, skipped: 1 });
    await office.papers([{ title: 'Mirrors', sortDate: '2025-03-14T07:00:00Z' }]);
    expect(await office.day('2025-03-14T08:00:00Z')).toMatchObject({ sent: 0 });
    expect(await office.ledger()).toMatchObject([
      { status: 'SENT', paperKeys: [paper], scheduledFor: new Date('2025-03-14T08:00:00Z') },
    ]);
    // What came in between is for the next day.
    expect(await office.day('2025-03-15T08:00:00Z')).toMatchObject({ sent: 1 });
    expect(office.messages).toHaveLength(2);
  });

  it('holds papers of the day that came in late, as its preview does', async () => {
    const [late] = await office.papers([{ title: 'Late', sortDate: '2025-03-13T12:00:00Z' }]);
    await office.database.query(`update papers set created_at = '2025-03-14T09:30:00Z' where id = $1`, [late]);
    const { key } = await office.subscription({ due: '2025-03-14T08:00:00Z' });
    office.at('2025-03-14T10:00:00Z');
    expect((await preview(key, '2025-03-14')).subject).toBe('Late');
    expect(await schedule('2025-03-14')).toMatchObject({ scheduled: 1 });
    expect(await office.send()).toMatchObject({ sent: 1 });
    expect(await office.ledger()).toMatchObject([{ status: 'SENT', paperKeys: [late] }]);
    // And it does not come again on the next day.
    expect(await office.day('2025-03-15T08:00:00Z')).toMatchObject({ sent: 0 });
  });

  it('leaves to whom the day is none by their cadence, unless they are named', async () => {
    // A Friday.
    const weekly = await office.subscription({ cadence: 'WEEKLY', weekday: 'MONDAY', due: '2025-03-17T08:00:00Z' });
    const instant = await office.subscription({ cadence: 'INSTANT', due: null });
    const daily = await office.subscription({ due: '2025-03-14T08:00:00Z' });
    const inKiritimati = await office.subscription({ timeZone: 'Pacific/Kiritimati', due: '2025-03-14T18:00:00Z' });
    expect(await schedule('2025-03-14')).toMatchObject({ scheduled: 3, skipped: 1 });
    const keys = (await office.ledger()).map(({ subscriptionKey }) => subscriptionKey);
    expect(new Set(keys)).toEqual(new Set([instant.key, daily.key, inKiritimati.key]));
    expect(await schedule('2025-03-14', { keys: [weekly.key, daily.key] })).toMatchObject({ scheduled: 1, skipped: 1 });
    // There the 15th has not begun but at the far end of the calendar, where it is 20 o'clock on the 14th.
    expect(await schedule('2025-03-15')).toMatchObject({ scheduled: 0, skipped: 4 });
  });

  it('leaves who wants no mail, and who ended it', async () => {
    const paused = await pausedSubscription();
    const ended = await office.subscription({ due: null });
    await office.database.query('update digest_subscriptions set active = false where id = $1', [ended.key]);
    expect(await schedule('2025-03-14')).toMatchObject({ scheduled: 0, skipped: 0 });
    const keys = [paused.key, ended.key];
    expect(await schedule('2025-03-14', { keys })).toMatchObject({ scheduled: 0, skipped: 2 });
  });

  it('does not go back behind a later one', async () => {
    await office.papers([{ title: 'Lenses', sortDate: '2025-03-12T12:00:00Z' }]);
    const { key } = await office.subscription({ due: '2025-03-14T08:00:00Z' });
    await office.day('2025-03-14T08:00:00Z');
    expect(await schedule('2025-03-13')).toMatchObject({ scheduled: 0, skipped: 1 });
    expect(await schedule('2025-03-13', { keys: [key] })).toMatchObject({ scheduled: 0, skipped: 1 });
  });

  it('goes through any number in batches, and counts each once', async () => {
    for (let made = 0; made < 7; made += 1) {
      await office.subscription({ hour: made % 3, due: '2025-03-15T08:00:00Z' });
    }
    expect(await schedule('2025-03-14', { size: 3, dryRun: true })).toMatchObject({ scheduled: 7, skipped: 0 });
    expect(await schedule('2025-03-14', { size: 7 })).toMatchObject({ scheduled: 7, skipped: 0, next: null });
    expect(await schedule('2025-03-14', { size: 1 })).toMatchObject({ scheduled: 0, skipped: 7 });
    const jobs = await office.database.query<{ key: string }>(
      `select distinct key from graphile_worker.jobs where task_identifier = 'send-deliveries'`,
    );
    expect(jobs.length).toBeGreaterThan(0);
  });

  it('finds what it looks for by indexes', async () => {
    const plans: string[] = [];
    await office.database.transaction(async (transaction) => {
      // Of so few rows all are soon read from end to end; the question is whether that is the only way.
      await transaction.query('set local enable_seqscan = off');
      const explaining: Queryable = {
        query: async (statement, values) => {
          const rows = await transaction.query<{ 'QUERY PLAN': string }>(`explain ${String(statement)}`, values);
          plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
          return [];
        },
      };
      const { now } = office;
      for (const keys of [null, [1, 2]]) {
        await readDayBatch(explaining, { day: day('2025-03-14'), keys, now, after: 5, size: 10 });
      }
      await writeDay(explaining, { due: [{ key: 1, scheduledFor: now }], now, dryRun: false });
      await readPreviewed(explaining, 1);
      await readLedgerAt(explaining, { subscriberKey: 1, subscriptionKey: 1, at: now });
    });
    expect(plans).toHaveLength(5);
    expect(plans.join('\n')).not.toContain('Seq Scan');
    expect(plans.join('\n')).toMatch(/Index Cond: .*scheduled_for >= given.scheduled_for/);
  });

  describe('previewed', () => {
    beforeEach(async () => {
      await office.papers([
        { title: 'Lenses, & "mirrors"', sortDate: '2025-03-13T12:00:00Z', abstract: 'They bend. They reflect.' },
        { title: 'Prisms', sortDate: '2025-03-13T13:00:00Z', authors: ['Ada Lovelace'] },
      ]);
    });

    it('is byte for byte what is sent, but for the tokens', async () => {
      const row = { timeZone: 'Europe/Berlin', authors: ['Ada Lovelace'], searches: ['lenses'] };
      const { key } = await office.subscription({ ...row, due: '2025-03-14T07:00:00Z' });
      const before = await preview(key, '2025-03-14');
      expect(before.papers.map(({ reason }) => reason)).toEqual(['Author: Ada Lovelace', 'Search: lenses']);
      expect(await office.ledger()).toEqual([]);
      const tokens = 'select * from unsubscribe_tokens where subscription_id = $1';
      expect(await office.database.query(tokens, [key])).toEqual([]);
      await office.day('2025-03-14T07:00:00Z');
      const [message] = office.messages;
      const sent = readMessage(message?.bytes ?? Buffer.from(''));
      const token = /unsubscribe\?token=([\w-]+)/.exec(sent.text ?? '')?.[1] ?? '';
      expect(token.length).toBeGreaterThan(20);
      const withoutToken = (text: string | null) =>
        text?.replaceAll('\r\n', '\n').replaceAll(token, 'preview').trimEnd();
      expect(withoutToken(sent.text)).toBe(before.text.trimEnd());
      expect(withoutToken(sent.html)).toBe(before.html.trimEnd());
      expect(headerOf(sent.headers, 'subject')).toBe(before.subject);
      // Once it is sent, what was sent is shown.
      expect(await preview(key, '2025-03-14')).toEqual(before);
    });

    it('leaves out what was sent before, and is empty where nothing is left', async () => {
      const { key } = await office.subscription({ maxPapers: 1, due: '2025-03-14T08:00:00Z' });
      const first = await preview(key);
      expect(first.papers).toHaveLength(1);
      await office.day('2025-03-14T08:00:00Z');
      expect(await preview(key)).toEqual(first);
      const second = await preview(key, '2025-03-15');
      expect(second.papers).toHaveLength(1);
      expect(second.papers).not.toEqual(first.papers);
      await office.day('2025-03-15T08:00:00Z');
      expect(await preview(key, '2025-03-16')).toEqual({ subject: '', html: '', text: '', papers: [] });
    });

    it('does not ask whether mail is wanted, or whether the cadence has the day', async () => {
      const { key } = await pausedSubscription({ cadence: 'WEEKLY', weekday: 'SUNDAY' });
      expect((await preview(key, '2025-03-14')).subject).toBe('Prisms and 1 more');
    });

    it('is as full for a day that is long past', async () => {
      const sortDate = '1990-01-09T12:00:00Z';
      await office.papers([
        { title: 'Slits', sortDate },
        { title: 'Gratings', sortDate },
      ]);
      const { key } = await office.subscription({ due: null });
      expect((await preview(key, '1990-01-10')).papers).toHaveLength(2);
      expect((await preview(key, '9998-12-31')).papers).toEqual([]);
    });

    it('tells of a subscription that is not there, and of a day that no calendar has', async () => {
      await expect(preview(404)).rejects.toThrow('expected the id of a digest subscription');
      const { key } = await office.subscription({ timeZone: 'Pacific/Apia', due: null });
      await expect(preview(key, '2011-12-30')).rejects.toThrow('expected a day of the calendar of Pacific/Apia');
    });
  });
});
