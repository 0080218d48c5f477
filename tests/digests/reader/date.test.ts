import { parseDigest } from '../../../src/digests/reader/parse-digest';
import { readDate } from '../../../src/digests/reader/date/read-date';

const paper = '\n\nMind the Gap\n\nRecent methods leave a gap between what they promise and what they do.\n';

function read(head: string, options: { date?: string; fileName?: string; today?: string } = {}) {
  const { digest, problems } = parseDigest(head + paper, { today: '2026-11-23', ...options });
  return { date: digest?.date ?? null, problems: problems.map(({ message }) => message) };
}

describe('dates as pages write them', () => {
  it.each([
    ['Mar 13', { span: 'DAY', year: null, month: 3, day: 13 }],
    ['March 13th, 2025', { span: 'DAY', year: 2025, month: 3, day: 13 }],
    ['Thursday, Mar. 13 2025', { span: 'DAY', year: 2025, month: 3, day: 13 }],
    ['13 March 2025', { span: 'DAY', year: 2025, month: 3, day: 13 }],
    ['2025-03-13', { span: 'DAY', year: 2025, month: 3, day: 13 }],
    ['2025/3/13', { span: 'DAY', year: 2025, month: 3, day: 13 }],
    ['Mar 10 - Mar 16, 2025', { span: 'DAY', year: 2025, month: 3, day: 10 }],
    ['Feb 29', { span: 'DAY', year: null, month: 2, day: 29 }],
    ['Week 11, 2025', { span: 'WEEK', year: 2025, week: 11 }],
    ['2025-W11', { span: 'WEEK', year: 2025, week: 11 }],
    ['March 2025', { span: 'MONTH', year: 2025, month: 3 }],
  ])('%s', (text, date) => {
    expect(readDate(text)).toEqual(date);
  });

  it.each(['', '13', 'March', 'Feb 30', 'Mar 0', '2025-13-01', '2025-3/13', 'Week 54', 'Marching 13 miles', 'GPT 4'])(
    '%j is none',
    (text) => {
      expect(readDate(text)).toBeNull();
    },
  );
});

describe("the digest's day", () => {
  it.each([
    ['is the one given', '', { date: '2025-03-13' }, '2025-03-13'],
    ['is the one given, where the page leaves out the year', 'Mar 13', { date: '2025-03-13' }, '2025-03-13'],
    ['is the full one of the page', 'March 13, 2025', { fileName: '2025.txt' }, '2025-03-13'],
    ['is the full one of a heading', 'Daily Papers – Mar 13, 2025', {}, '2025-03-13'],
    ['takes its year from the file name', 'Mar 13', { fileName: 'digests/2025-03-13.txt' }, '2025-03-13'],
    ['takes its year from a file name with the year alone', 'Mar 13', { fileName: 'papers-2024.txt' }, '2024-03-13'],
    ['is in the latest year in which it is not in the future', 'Nov 24', {}, '2025-11-24'],
    ['may be today', 'Nov 23', {}, '2026-11-23'],
    ['finds the last leap year', 'Feb 29', {}, '2024-02-29'],
    ['finds a leap year over a century without one', 'Feb 29', { today: '1903-06-01' }, '1896-02-29'],
    ['comes from the file name alone', '', { fileName: 'hf_20250313.txt' }, '2025-03-13'],
    ['comes from month and day of a file name', '', { fileName: 'hf-page-mar-13.txt' }, '2026-03-13'],
    ['is the Monday of a week', 'Week 1, 2026', {}, '2025-12-29'],
    ['is the first of a month', 'March 2025', {}, '2025-03-01'],
    ['is the given day in the week of the page', 'Week 11, 2025', { date: '2025-03-13' }, '2025-03-13'],
  ])('%s', (_, head, options, date) => {
    expect(read(head, options)).toEqual({ date, problems: [] });
  });

  it('is the given one against a page without a year, which is named', () => {
    expect(read('Mar 13', { date: '2025-03-14' })).toEqual({
      date: '2025-03-14',
      problems: ['Expected the page of 2025-03-14, the date given, but "Mar 13" stands here; the date given is kept.'],
    });
    expect(read('Mar 13, 2024', { date: '2025-03-13' }).problems).toHaveLength(1);
    expect(read('Week 12, 2025', { date: '2025-03-13' }).problems).toHaveLength(1);
  });

  it("is the page's against the file name, which is named", () => {
    expect(read('Mar 13', { fileName: '2025-03-14.txt' })).toEqual({
      date: '2025-03-13',
      problems: [
        'Expected the page of 2025-03-14, as the file name says, but "Mar 13" stands here; 2025-03-13 is kept.',
      ],
    });
    expect(read('Mar 13, 2024', { fileName: '2025-03-13.txt' })).toMatchObject({ date: '2024-03-13', problems: [{}] });
  });

  it.each([
    ['nobody knows it', '', {}, 'Expected a date on the page'],
    ['there is no such day', 'Feb 29', { fileName: '2025.txt' }, 'Expected a day of the calendar, but "Feb 29"'],
  ])('is unknown where %s; the papers are read all the same', (_, head, options, message) => {
    const reading = parseDigest(head + paper, { today: '2026-11-23', ...options });
    expect(reading.digest).toBeNull();
    expect(reading.entries).toHaveLength(1);
    expect(reading.problems[0]?.message).toContain(message);
  });

  it('is that of a page that carries all of it, against the one given, which is named', () => {
    expect(read('March 13, 2025', { date: '2025-03-14' })).toEqual({
      date: '2025-03-13',
      problems: [
        'Expected the page of 2025-03-14, the date given, but "March 13, 2025" stands here; the page\'s full date is kept.',
      ],
    });
  });

  it('is not taken from a broken date given', () => {
    const { date, problems } = read('Mar 13', { date: '13.3.2025' });
    expect(date).toBe('2026-03-13');
    expect(problems).toEqual(['Expected the date given as YYYY-MM-DD, but it is "13.3.2025"; it is left aside.']);
  });

  it('is the first of two on the page, and the other is named', () => {
    expect(read('Mar 13\n\nMar 14')).toEqual({
      date: '2026-03-13',
      problems: ['Expected one date for the page, "Mar 13" of line 1, but "Mar 14" stands here; it is left aside.'],
    });
    expect(read('Mar 13\n\nMarch 13, 2025')).toEqual({ date: '2025-03-13', problems: [] });
  });

  it('is not the day on which a paper was published', () => {
    const page = `Mar 13${paper}\n12 authors\n\n·\n\nMar 11, 2025\n`;
    const { digest, entries } = parseDigest(page, { today: '2026-11-23', fileName: '2025.txt' });
    expect(digest?.date).toBe('2025-03-13');
    expect(entries[0]?.publishedOn).toBe('2025-03-11');
  });

  it.each([
    ['Daily Papers', 'DAILY'],
    ['Weekly Papers', 'WEEKLY'],
    ['Monthly papers, March 2025', 'MONTHLY'],
    ['Weekly', 'WEEKLY'],
    ['Daily\nWeekly\nMonthly', null],
    ['Week 11, 2025', 'WEEKLY'],
    ['Trending Papers', null],
  ])('comes with the cadence of %j', (head, cadence) => {
    const { digest, problems } = parseDigest(head + paper, { today: '2026-11-23', fileName: '2025-03-10.txt' });
    expect(digest?.cadence).toBe(cadence);
    expect(problems.filter(({ message }) => !message.includes('file name'))).toEqual([]);
  });
});
