import { findLinks } from '../../../src/papers/links/find-links';
import { parseDigest } from '../../../src/digests/reader/parse-digest';
import { readSeed } from './read-fixture';

const size = 10 * 1024 * 1024;
const limitMillis = 2000;

function fill(pattern: string): string {
  return pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size);
}

function many(line: (index: number) => string): string {
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)?.length ?? size) {
    lines.push(line(lines.length));
  }
  return lines.join('');
}

/** The faster of two runs, since others may be at work on the machine; the second only where the first was too slow. */
function millisOf(run: () => unknown): number {
  const time = () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const first = time();
  return first < limitMillis ? first : Math.min(first, time());
}

const sentence = 'We show that it holds under twice the usual load, and measure it on five known benchmarks.';
const texts: Record<string, () => string> = {
  'the seed digest again and again': () => fill(readSeed()),
  'one line of one letter': () => fill('a'),
  'blank lines alone': () => '\n'.repeat(5_000_000),
  'CR LF alone': () => fill('\r\n'),
  'lines of one letter': () => fill('a\n'),
  'titles with blank lines': () => many((index) => `Title Number ${index}: What It Says and What It Does\n\n`),
  'small papers': () => many((index) => `Title Number ${index}\n\n${sentence}\n\n`),
  'wrapped papers': () =>
    many((index) => `Paper ${index}: How It Is Wrapped\n${`${sentence.slice(0, 70)}\n`.repeat(20)}\n`),
  votes: () => fill('12\n'),
  dates: () => fill('Mar 13\n'),
  'dots in one line': () => fill('·'),
  brackets: () => fill('('),
  'URLs without end': () => fill('http://'),
  'URLs with brackets': () => fill(`http://a.org/${')'.repeat(1900)} `),
  'hyphens at line ends': () => fill('algo-\n'),
  'zero-width spaces': () => fill('a\u200B'),
  'lone surrogates': () => fill('\uD800'),
  'unclosed tags': () => fill('<div '),
};

describe.each(Object.entries(texts))('ten megabytes of %s', (_, make) => {
  it('are read, and searched for links, in under two seconds each', () => {
    const text = make();
    expect(millisOf(() => parseDigest(text, { date: '2025-03-13', today: '2025-11-23' }))).toBeLessThan(limitMillis);
    expect(millisOf(() => findLinks(text))).toBeLessThan(limitMillis);
  });
});

describe('what is too much', () => {
  it('says from which line on nothing was read', () => {
    const lines = fill('a\n');
    const { problems } = parseDigest(lines, { date: '2025-03-13', today: '2025-11-23' });
    expect(problems.at(-1)).toEqual({
      line: 150_001,
      message: 'Expected at most 150000 lines that are not blank; from here on nothing was read.',
    });
  });

  it('is an abstract above 20,000 characters', () => {
    const { entries, problems } = parseDigest(`Mind the Gap\n\n${`${sentence} `.repeat(300)}`, {
      date: '2025-03-13',
      today: '2025-11-23',
    });
    expect(entries).toEqual([]);
    expect(problems[1]?.message).toMatch(
      /^Expected an abstract of at most 20000 characters behind the title "Mind the Gap", but it has 2\d{4} \(lines 1 to 3\)\.$/,
    );
  });

  it('is a digest above 20,000 papers', () => {
    const papers = Array.from({ length: 20_001 }, (_, index) => `Title Number ${index}\n\n${sentence}\n`);
    const { entries, problems } = parseDigest(papers.join('\n'), { date: '2025-03-13', today: '2025-11-23' });
    expect(entries).toHaveLength(20_000);
    expect(problems).toEqual([
      { line: 80_001, message: 'Expected at most 20000 papers; from here on nothing was read.' },
    ]);
  });
});
