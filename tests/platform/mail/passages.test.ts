import fc from 'fast-check';
import { Passage, Passages, recurringPassage } from '../../../src/platform/mail';

const line = fc
  .array(fc.constantFrom('a', '=', ' ', '\t', '.', 'From ', 'é', '中', '😀', 'x'.repeat(74), '…'), { maxLength: 12 })
  .map((signs) => signs.join(''));
const lines = fc.array(line, { minLength: 1, maxLength: 12 });

describe('A text in passages', () => {
  it('is encoded as if it were one, wherever it is parted', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 4 }), (all, length) => {
        const whole = all.map((one) => `${one}\n`).join('');
        const parts = all
          .filter((_, place) => place % length === 0)
          .map((_, part) => all.slice(part * length, (part + 1) * length))
          .map((some) => new Passage(some.map((one) => `${one}\n`).join('')));
        expect(String(new Passages(parts))).toBe(whole);
        expect(new Passages(parts).encoded).toEqual(new Passages([new Passage(whole)]).encoded);
      }),
      { numRuns: 200 },
    );
  });

  it('has no line that SMTP doubles the dot of, that mailboxes quote, or that loses its end', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { encoding, lines: encoded } = new Passages([new Passage(all.join('\n'))]).encoded;
        expect(encoded).not.toMatch(/^\.|^From |[ \t]$/m);
        expect(Math.max(...encoded.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(76);
        const read = Buffer.from(encoded, encoding === 'base64' ? 'base64' : 'latin1');
        expect(encoding === 'base64' ? read.toString() : unquote(encoded)).toBe(all.join('\r\n'));
      }),
      { numRuns: 200 },
    );
  });

  it('is base64 where that is shorter, as a whole', () => {
    const chinese = new Passage('大型语言模型取得了进展。\n');
    const english = new Passage(`${'A sentence of plain words. '.repeat(20)}\n`);
    expect(new Passages([chinese]).encoded.encoding).toBe('base64');
    expect(new Passages([english, chinese]).encoded.encoding).toBe('quoted-printable');
  });

  it('is not torn within a line', () => {
    expect(() => new Passages([new Passage('one '), new Passage('line\n')])).toThrow(
      'Expected each passage but the last to end with a line break, got one that ends with "one ".',
    );
  });

  it('has those that recur but once', () => {
    expect(recurringPassage('Topic: Agents\n')).toBe(recurringPassage('Topic: Agents\n'));
  });
});

/** By RFC 2045, and nothing of ours. */
function unquote(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
