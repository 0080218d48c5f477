import fc from 'fast-check';
import { firstSentences } from '../../../src/delivery/letter/text/first-sentences';
import { sentenceEnds } from '../../../src/delivery/letter/text/sentence-ends';

/** The sentences of a text, marked by bars where they are parted. */
function part(text: string): string {
  const ends = [0, ...sentenceEnds(text), text.length];
  return ends
    .slice(1)
    .map((end, place) => text.slice(ends[place], end).trim())
    .filter((sentence) => sentence !== '')
    .join(' | ');
}

describe('The sentences of an abstract', () => {
  it.each([
    'Agents forget. | We give them a memory.',
    'Following Smith et al. (2021), we train. | It works.',
    'As Smith et al. Nature papers show, it holds. | Yes.',
    'Many tasks, e.g. Atari, i.e. games, are hard. | See Fig. 2 and Eqs. (3) and (4). | Done.',
    'It is 3.5 vs. 4.0 points better. | The error falls to 0.05. | We stop.',
    'J. Smith and D. E. Knuth of the U.S. Navy agree. | So do we.',
    'Is it so? | It is! | We show why.',
    'He said "It works." | We believe it.',
    'It works (see Sec. 4.2). | It scales.',
    'We contribute: 1. A method. | 2. A proof. | Both are new.',
    'Models, data, code, etc. | All are open.',
    'We wait... and see. | We wait... | Then we see.',
    'The variant of k-means runs. iPhone apps follow it. | All do.',
    'We release v. 2 of it. | See no. 5 and p. 12 there. | The answer is no. | We go on.',
    'The loss is $x. y$ there. | $O(n)$ is better. | \\emph{Yes}.',
    '大型语言模型取得了进展。 | 然而仍然有限。 | 我们提出方法！',
    'نقترح طريقة جديدة. | تعمل جيدا.',
    'One paragraph without a stop\n\n | Another.',
    'Only one',
  ])('part as in: %s', (parted) => {
    const text = parted.replaceAll('。 | ', '。').replaceAll('\n\n | ', '\n\n').replaceAll(' | ', ' ');
    expect(part(text)).toBe(parted.replaceAll('\n\n | ', ' | '));
  });

  it('are taken whole, as many as there is room for', () => {
    const text = 'First one. Second one, which is longer. Third.';
    expect(firstSentences(text, 100)).toBe(text);
    expect(firstSentences(text, 45)).toBe('First one. Second one, which is longer.');
    expect(firstSentences(text, 39)).toBe('First one. Second one, which is longer.');
    expect(firstSentences(text, 38)).toBe('First one.');
    expect(firstSentences(text, 10)).toBe('First one.');
  });

  it('are cut between words where the first has no room, and between letters where there are no words', () => {
    expect(firstSentences('We present a very long, winding sentence without an end', 24)).toBe(
      'We present a very long…',
    );
    expect(firstSentences('e\u0301'.repeat(50), 11)).toBe(`${'e\u0301'.repeat(5)}…`);
    expect(firstSentences('😀'.repeat(50), 10)).toBe(`${'😀'.repeat(4)}…`);
  });

  it('come on one line, paragraphs behind each other', () => {
    expect(firstSentences('One  is\there.\r\n\r\nTwo\nlines.', 100)).toBe('One is here. Two lines.');
    expect(firstSentences('', 100)).toBe('');
  });

  it('are never longer than asked for, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 2, max: 200 }), (text, most) => {
        expect(firstSentences(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('are found without a look at what lies far behind them', () => {
    const started = process.cpuUsage();
    ['. A', '.', ' ', '\n', '((((', '1. ', '。'].forEach((piece) => firstSentences(piece.repeat(500_000), 400));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(500);
  });
});
