import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { composeMessage } from '../../../src/platform/mail';
import { standsForItself } from '../../../src/platform/mail/smtp/stands-for-itself';

const envelope = {
  name: '20250314080000000-0123456789abcdef0123456789abcdef',
  from: 'Broadsheet <digests@broadsheet.example>',
  recipient: 'ada@example.org',
  sender: 'bounces+7@broadsheet.example',
  date: new Date('2025-03-14T08:00:00Z'),
};

/** Words and whole lines of any length and script, with what encodings and protocols trip over. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary-ascii', maxLength: 120 }),
  fc.constantFrom(
    '=',
    '=3D',
    '.',
    'From me',
    '=?UTF-8?B?eA==?=',
    '\t',
    '  ',
    'x'.repeat(1_200),
    '--=_',
    '深い'.repeat(40),
  ),
);
const line = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(' ').replace(/[\r\n\0]/g, ''));
const body = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));

describe('Any message', () => {
  it('is read by another program as it was written, from lines that every server lets pass', async () => {
    await fc.assert(
      fc.asyncProperty(line, body, body, async (subject, text, html) => {
        const { bytes } = composeMessage(envelope, { subject, text, html, headers: { 'List-Id': subject } });
        const wire = bytes.toString('latin1');
        expect(wire).toMatch(/^(?:[\t -~]{0,997}\r\n)*$/);
        expect(standsForItself(bytes)).toBe(true);
        expect(wire.slice(0, wire.indexOf('\r\n\r\n'))).not.toMatch(/\r\n\s*\r\n/);
        const parsed = await simpleParser(bytes, { skipTextToHtml: true, skipHtmlToText: true, skipTextLinks: true });
        expect(parsed.subject ?? '').toBe(subject.replace(/[\s\p{Cc}]+/gu, ' ').trim());
        // It ends what it read with a line end of its own, or none.
        expect((parsed.text ?? '').trimEnd()).toBe(text.trimEnd());
        expect((parsed.html || '').trimEnd()).toBe(html.trimEnd());
        expect(parsed.from?.value).toEqual([{ name: 'Broadsheet', address: 'digests@broadsheet.example' }]);
        expect(parsed.headerLines.map(({ key }) => key)).toEqual(
          'from to subject message-id date list-id mime-version content-type'.split(' '),
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['Papers, daily <a@b.example>', 'Papers, daily'],
    ['"Papers, daily" <a@b.example>', 'Papers, daily'],
    ['Die Blätter <a@b.example>', 'Die Blätter'],
    ['The "best" (papers) <a@b.example>', 'The "best" (papers)'],
    ['<a@b.example>', ''],
    ['a@b.example', ''],
  ])('from %s says so', async (from, name) => {
    const content = { subject: '', text: '', html: '', headers: {} };
    const parsed = await simpleParser(composeMessage({ ...envelope, from }, content).bytes);
    expect(parsed.from?.value).toEqual([{ name, address: 'a@b.example' }]);
  });

  it.each([
    ['From', 'Expected headers beside those that every mail has, got "From".'],
    ['content-TYPE', 'Expected headers beside those'],
    ['X: y\r\nBcc', 'Expected the name of a header'],
    ['', 'Expected the name of a header'],
  ])('with the header %j is a fault of ours', (header, fault) => {
    const content = { subject: '', text: '', html: '', headers: { [header]: 'x' } };
    expect(() => composeMessage(envelope, content)).toThrow(fault);
  });
});
