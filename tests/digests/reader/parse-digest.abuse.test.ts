import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseDigest } from '../../../src/digests/reader/parse-digest';
import { fill, hardTexts, sentence } from './ten-megabytes';

const limitMillis = 2000;

describe('ten megabytes of anything', () => {
  it('are read, and searched for links, in under two seconds each', () => {
    const printed = execFileSync(process.execPath, [join(__dirname, 'time-hard-texts.cjs')], { encoding: 'utf8' });
    const took: { name: string; read: number; links: number }[] = JSON.parse(printed);
    expect(took.map(({ name }) => name)).toEqual(Object.keys(hardTexts));
    expect(took.filter(({ read, links }) => Math.max(read, links) >= limitMillis)).toEqual([]);
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
