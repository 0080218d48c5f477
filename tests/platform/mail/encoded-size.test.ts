import fc from 'fast-check';
import { encodeText } from '../../../src/platform/mail/mime/encode-text';
import { encodedSize } from '../../../src/platform/mail/mime/encoded-size';

describe('The size of an encoded text', () => {
  it.each([
    ['plain text', 'A sentence of plain words, as most are. '.repeat(200), 1.06],
    ['marked text', '<p class="text" style="margin:0">A word</p>\n'.repeat(200), 1.06],
    ['text with accents', 'Über Gefäße läßt sich manches sagen, doch nicht viel. '.repeat(100), 1.06],
    ['Chinese', '大型语言模型取得了进展。'.repeat(300), 1.01],
  ])('is known of %s almost to the byte', (_, text, most) => {
    const size = encodeText(text).lines.length;
    expect(encodedSize(text)).toBeGreaterThanOrEqual(size);
    expect(encodedSize(text) / size).toBeLessThan(most);
  });

  it('is never larger than was said', () => {
    const piece = fc.constantFrom('a', '=', ' ', ' \n', '\n', 'é', '中', '😀', '"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 400 }), fc.integer({ min: 0, max: 200 }), (pieces, times) => {
        const text = pieces.join('') + 'x'.repeat(times);
        expect(encodeText(text).lines.length).toBeLessThanOrEqual(encodedSize(text));
      }),
      { numRuns: 300 },
    );
  });
});
