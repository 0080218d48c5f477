import fc from 'fast-check';
import { composeMessage } from '../../../src/platform/mail';
import type { LetterPaper } from '../../../src/delivery/letter/digest-letter';
import { abstract, paper, papers, setLetterOf } from './letter-maker';

const limit = 100_000;
const longAbstract = abstract.repeat(20);

/** Bytes of the whole message, as it leaves. */
function sizeOf(letterPapers: readonly LetterPaper[]): number {
  const envelope = {
    name: '20260313080000000-0',
    from: 'Broadsheet <digests@broadsheet.example>',
    recipient: 'ada@example.org',
    sender: 'bounces+d0123456789012345678901234567890@broadsheet.example',
    date: new Date(0),
  };
  const message = composeMessage(envelope, setLetterOf(letterPapers));
  return message.bytes.length;
}

describe('The size of a digest', () => {
  it('leaves twenty papers their abstracts, cut at a sentence', () => {
    const { text } = setLetterOf(papers(20, { abstract: longAbstract }));
    const [, shown = ''] = /\nAgents · Memory\n(.*)\n/.exec(text) ?? [];
    expect(shown.length).toBeGreaterThan(200);
    expect(longAbstract.startsWith(shown)).toBe(true);
    expect(shown).toMatch(/\.$/);
    expect(sizeOf(papers(20, { abstract: longAbstract }))).toBeLessThan(60_000);
  });

  it('shortens abstracts, then drops them, then all but titles, before it drops a paper', () => {
    const shownOf = (count: number) => {
      const { text } = setLetterOf(papers(count, { abstract: longAbstract }));
      const [, details = ''] = /\n1\. Paper 1\n(.*?)\n\n/s.exec(text) ?? [];
      return { papers: text.match(/^\d+\. /gm)?.length, lines: details.split('\n').map((line) => line.length) };
    };
    const [full, shorter, without, barest] = [20, 50, 65, 100].map(shownOf);
    expect(full?.lines[2]).toBeGreaterThan(200);
    expect(shorter?.lines[2]).toBeLessThan(200);
    expect(shorter?.lines).toHaveLength(6);
    expect(without?.lines).toHaveLength(5);
    expect(barest?.lines).toHaveLength(1);
    expect([full, shorter, without, barest].map((shown) => shown?.papers)).toEqual([20, 50, 65, 100]);
    expect(sizeOf(papers(100, { abstract: longAbstract }))).toBeLessThan(limit);
  });

  it('counts the papers that have no room even so', () => {
    const hostile = papers(100, { title: '=<"\u4e2d'.repeat(100), reason: `Search: ${'é'.repeat(200)}` });
    const { subject, html, text } = setLetterOf(hostile);
    const shown = text.match(/^\d+\. /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(5);
    expect(shown).toBeLessThan(100);
    expect(text).toContain(`\nand ${100 - shown} more, for which a mail has no room\n`);
    expect(html).toContain(`>and ${100 - shown} more, for which a mail has no room</p>`);
    expect(subject).toMatch(/ and 99 more$/);
    expect(sizeOf(hostile)).toBeLessThan(limit);
    // One more would have been too many: the room is used.
    expect(sizeOf(hostile)).toBeGreaterThan(0.6 * limit);
  });

  it('never passes the limit, whatever papers hold', () => {
    const letters = fc.constantFrom('a', '=', '7', '"', '&', '\n', 'é', '中', '。', '😀', ' ', '. A');
    const text = fc.tuple(letters, letters, fc.integer({ min: 0, max: 900 })).map(([one, other, times]) => {
      return (one + other).repeat(times);
    });
    const url = fc.tuple(letters, fc.integer({ min: 0, max: 990 })).map(([letter, times]) => {
      return `https://example.org/${letter.repeat(times)}`;
    });
    const odd = fc
      .record({ title: text, abstract: text, reason: text, url, pdfUrl: url, codeUrl: url, name: text })
      .map(({ name, ...texts }) => paper({ ...texts, authors: Array(8).fill(name), topics: Array(8).fill(name) }));
    fc.assert(
      fc.property(odd, fc.constantFrom(1, 20, 100), (one, count) => {
        expect(sizeOf(Array<LetterPaper>(count).fill(one))).toBeLessThan(limit);
      }),
      { numRuns: 12 },
    );
  });
});
