import fc from 'fast-check';
import { parseDigest } from '../../../src/digests/reader/parse-digest';
import { readPage } from '../../../src/digests/reader/page/read-page';
import { splitLines } from '../../../src/digests/reader/page/split-lines';
import { unreadLines } from './unread-lines';

const options = { date: '2025-03-13', today: '2025-11-23' };

const word = fc.constantFrom(
  ...'we show that learning of Reward Models for the Vision self-supervised GPT-4 is (good), 12 · - Mar https://a.org/b'.split(
    ' ',
  ),
);
const prose = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
const pageLine = fc.oneof(
  { weight: 4, arbitrary: prose },
  { weight: 2, arbitrary: prose.map((text) => `${text}.`) },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '\u00A0') },
  fc.constantFrom(
    '12',
    '-',
    '12 authors',
    '·',
    'Mar 12',
    'Mar 12, 2025',
    'Subscribe',
    'new',
    'Daily Papers',
    '((',
    '<p>',
  ),
  fc.string({ unit: 'binary' }),
);
const page = fc
  .tuple(fc.array(pageLine, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, lineBreak]) => lines.join(lineBreak));

describe('whatever the text', () => {
  it('the reader does not throw, and says where and why it read nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), page), fc.string(), (text, noise) => {
        for (const given of [options, { date: noise, fileName: noise, today: noise }]) {
          const { entries, problems } = parseDigest(text, given);
          expect(entries.length + problems.length).toBeGreaterThan(0);
          expect(problems.every(({ line, message }) => line >= 1 && message.length > 10)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('no line is dropped in silence', () => {
    fc.assert(
      fc.property(page, (text) => {
        const reading = parseDigest(text, options);
        fc.pre(!reading.problems.some(({ message }) => message.includes('nothing of it was read')));
        expect(unreadLines(text, reading)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('an entry holds the words of its lines, all of them and no others', () => {
    fc.assert(
      fc.property(page, (text) => {
        const { items } = readPage(splitLines(text).lines);
        for (const { title, abstract, lines, titleLine } of parseDigest(text, options).entries) {
          const words = items
            .filter(({ kind, line }) => kind === 'TEXT' && lines.from <= line.number && line.number <= lines.to)
            .map(({ line }) => line.text)
            .join('');
          // Votes on the title's own line are not of the title.
          expect([bare(words), bare(words).replace(/^\d+/, '')]).toContain(bare(title + abstract));
          expect(titleLine).toBe(lines.from);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Without white space, and without hyphens, which wrapping may have added. */
function bare(text: string): string {
  return text.replace(/[\s-]+/gu, '');
}
