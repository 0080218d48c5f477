import { readSeed } from './read-fixture';

const size = 10 * 1024 * 1024;

/** Ten megabytes of a text, over and over. */
export function fill(pattern: string): string {
  return pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size);
}

function many(line: (index: number) => string): string {
  const lines: string[] = [];
  for (let length = 0; length < size; length += lines.at(-1)?.length ?? size) {
    lines.push(line(lines.length));
  }
  return lines.join('');
}

/** Of the length that abstracts have. */
export const sentence = 'We show that it holds under twice the usual load, and measure it on five known benchmarks.';

/** Texts that are hard on a reader, each made when it is needed. */
export const hardTexts: Record<string, () => string> = {
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
