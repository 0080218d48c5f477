import { parseDigest } from '../../../src/digests/reader/parse-digest';
import { readFixture } from './read-fixture';
import { unreadLines } from './unread-lines';

const today = '2025-11-23';
const abstract =
  'Recent methods leave a gap between what they promise and what they do. We measure it on five benchmarks. ' +
  'Closing it takes one more step of training.';

function problemsOf(...lines: string[]): string[] {
  const text = lines.join('\n');
  const reading = parseDigest(text, { date: '2025-03-13', today });
  expect(unreadLines(text, reading)).toEqual([]);
  return reading.problems.map(({ line, message }) => `${line}: ${message}`);
}

describe('what cannot be read is named', () => {
  it('each thing on a page with many faults, and the rest is read', () => {
    const text = readFixture('broken.txt');
    const reading = parseDigest(text, { today });
    expect(reading.entries.map(({ titleLine }) => titleLine)).toEqual([7, 21]);
    expect(unreadLines(text, reading)).toEqual([]);
    expect(reading.problems.map(({ line, message }) => [line, message.slice(0, 60)])).toEqual([
      [3, 'Expected a title before the abstract "Marketers spend billio'],
      [5, 'Expected an abstract of at least 40 characters behind the ti'],
      [11, 'Expected an abstract of at least 40 characters behind the ti'],
      [15, 'Expected each title once, but "AUTO MC-REWARD: AUTOMATED DEN'],
      [19, 'Expected words, but "((( 42 )))" stands here.'],
      [25, 'Expected an abstract of at least 40 characters behind the ti'],
    ]);
  });

  it('a title at the end', () => {
    expect(problemsOf('Mind the Gap', '', abstract, '', 'Bridges from the Middle')).toEqual([
      '5: Expected an abstract of at least 40 characters behind the title "Bridges from the Middle", but the text ends.',
    ]);
  });

  it.each([
    ['with', ['']],
    ['without', []],
  ])('a title in front of another title, %s blank lines', (_, blank) => {
    const second = 2 + blank.length;
    expect(problemsOf('Bridges from the Middle', ...blank, 'Mind the Gap', ...blank, abstract)).toEqual([
      '1: Expected an abstract of at least 40 characters behind the title "Bridges from the Middle", ' +
        `but the title "Mind the Gap" stands on line ${second}.`,
    ]);
  });

  it('a title whose abstract is too short', () => {
    expect(problemsOf('Mind the Gap', '', abstract, '', 'Bridges from the Middle', '', 'They hold.')).toEqual([
      '5: Expected an abstract of at least 40 characters behind the title "Bridges from the Middle", ' +
        'but "They hold." stands there (lines 5 to 7).',
    ]);
  });

  it('an abstract between the votes and authors of others', () => {
    const paper = (title: string[]) => ['3', ...title, abstract, '4 authors', '·', 'Mar 12, 2025'];
    const page = [...paper(['Mind the Gap']), ...paper([]), ...paper(['Bridges from the Middle'])];
    expect(problemsOf(...page)).toEqual([
      '8: Expected a title before the abstract "Recent methods leave a gap between what they promise and what they do. We measu…", but there is none.',
    ]);
  });

  it('an abstract that is too long to be a further paragraph', () => {
    const long = `${abstract} `.repeat(7).trim();
    expect(problemsOf('Mind the Gap', '', long, '', long, '', 'Bridges from the Middle', '', long)).toEqual([
      '5: Expected a title before the abstract "Recent methods leave a gap between what they promise and what they do. We measu…", but there is none.',
    ]);
  });

  it('a second paper of the same title, and the first is kept', () => {
    const page = [
      'Mind the Gap',
      '',
      abstract,
      '',
      'Bridges',
      '',
      abstract,
      '',
      'mind the gap',
      '',
      `${abstract} Or not.`,
    ];
    const { entries } = parseDigest(page.join('\n'), { date: '2025-03-13', today });
    expect(entries.map(({ title, titleLine }) => [title, titleLine])).toEqual([
      ['Mind the Gap', 1],
      ['Bridges', 5],
    ]);
    expect(problemsOf(...page)).toEqual([
      '9: Expected each title once, but "mind the gap" stands on line 1 already; the later one is left out (lines 9 to 11).',
    ]);
  });

  it('a list of titles', () => {
    expect(
      problemsOf('Alpha: A Study', '', 'Beta: A Closer Study of Many Things', '', 'Gamma: The Last Study'),
    ).toHaveLength(4);
  });

  it('at most a hundred times; the last problem counts the rest', () => {
    const titles = Array.from({ length: 300 }, (_, index) => `Title Number ${index}: A Study of Things`);
    const { problems } = parseDigest(titles.join('\n\n'), { date: '2025-03-13', today });
    expect(problems).toHaveLength(100);
    expect(problems[99]).toEqual({ line: 197, message: '202 more problems from this line on.' });
  });
});

describe('a text that is no digest', () => {
  it.each([
    ['is empty', '', 'but the text is empty'],
    ['is blank', '\n \r\n\u00A0\u200B\n', 'but the text is empty'],
    ['is HTML', readFixture('page-source.html'), 'but this is the HTML source of a page'],
    [
      'has HTML further on',
      `Papers\n${'<div class="x"><p>Text</p></div>\n'.repeat(9)}`,
      'but this is the HTML source of a page',
    ],
    ['is JSON', '[{"title": "Mind the Gap"}]', 'but this is JSON'],
    ['is XML', '<?xml version="1.0"?><feed/>', 'but this is XML'],
    ['is a PDF', '%PDF-1.7\n%âãÏÓ', 'but this is a PDF file'],
    ['is binary', 'PK\u0003\u0004\u0000\u0000\u0008\uFFFD\uFFFDab', 'but this is binary data'],
    ['has no words', '((((\n1234 / 5678\n', 'nothing in the text was read as one'],
    ['has votes alone', '12\n-\n3\n', 'nothing in the text was read as one'],
  ])('that %s gives a problem and nothing else', (_, text, expected) => {
    const { digest, entries, problems } = parseDigest(text, { date: '2025-03-13', today });
    expect(digest).toBeNull();
    expect(entries).toEqual([]);
    expect(problems[0]?.line).toBe(1);
    expect(problems[0]?.message).toContain(expected);
  });
});
