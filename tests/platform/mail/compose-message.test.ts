import { headerOf, type MailContent, readMessage } from '../../../src/platform/mail';
import { composeMessage } from '../../../src/platform/mail/mime/compose-message';

const envelope = {
  name: '20250314080000000-0123456789abcdef0123456789abcdef',
  from: 'Broadsheet <digests@broadsheet.example>',
  recipient: 'ada@example.org',
  sender: 'bounces+7@broadsheet.example',
  date: new Date('2025-03-14T08:00:00.123Z'),
};
const content: MailContent = {
  subject: 'Fünf neue Arbeiten',
  html: '<p>Fünf — neue</p>\n<p>zwei</p>',
  text: 'Fünf — neue\nzwei',
  headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};

describe('A composed message', () => {
  it('has the headers that every mail has, and those of its content', async () => {
    const { bytes } = composeMessage(envelope, content);
    const { headers } = readMessage(bytes);
    expect(Object.fromEntries(headers.map(({ name, value }) => [name, value]))).toEqual({
      From: 'Broadsheet <digests@broadsheet.example>',
      To: 'ada@example.org',
      Subject: 'Fünf neue Arbeiten',
      'Message-ID': '<20250314080000000-0123456789abcdef0123456789abcdef@broadsheet.example>',
      Date: 'Fri, 14 Mar 2025 08:00:00 +0000',
      'MIME-Version': '1.0',
      'Content-Type': expect.stringContaining('multipart/alternative; boundary='),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('carries text first and HTML after it, in UTF-8', async () => {
    const { bytes } = composeMessage(envelope, content);
    const { text, html } = readMessage(bytes);
    expect(text).toBe('Fünf — neue\r\nzwei');
    expect(html).toBe('<p>Fünf — neue</p>\r\n<p>zwei</p>');
    expect(bytes.indexOf('text/plain')).toBeLessThan(bytes.indexOf('text/html'));
  });

  it('ends every line with CR LF and keeps it under 999 bytes, in ASCII', async () => {
    const long = { ...content, html: `<p>${'ü'.repeat(5_000)}</p>`, subject: 'Ü'.repeat(300) };
    const { bytes } = composeMessage(envelope, long);
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(999);
    expect(bytes.every((byte) => byte < 128)).toBe(true);
    expect(headerOf(readMessage(bytes).headers, 'subject')).toBe('Ü'.repeat(300));
  });

  it('is the same, byte for byte, when it is composed again', () => {
    const [first, second] = [composeMessage(envelope, content), composeMessage(envelope, content)];
    expect(second.bytes.equals(first.bytes)).toBe(true);
  });

  it('takes no header from what stands in a subject, a value or an address', async () => {
    const sly = 'x\r\nBcc: eve@example.org\r\n\r\nbody';
    const { bytes } = composeMessage(
      { ...envelope, recipient: 'ada@example.org\r\nBcc: eve@example.org' },
      { ...content, subject: sly, headers: { 'List-Unsubscribe': `<${sly}>` } },
    );
    const { headers } = readMessage(bytes);
    expect(headerOf(headers, 'bcc')).toBeNull();
    expect(headers.filter(({ name }) => name === 'To')).toHaveLength(1);
  });

  it('reads no file and fetches nothing, whatever the content says', async () => {
    const { bytes } = composeMessage(envelope, { ...content, html: '<img src="file:///etc/hostname">' });
    expect(readMessage(bytes).html).toBe('<img src="file:///etc/hostname">');
  });

  it('is refused where the sender is no address', async () => {
    expect(() => composeMessage({ ...envelope, from: 'Broadsheet' }, content)).toThrow(
      'Expected MAIL_FROM to end with an address such as <digests@example.org>, got "Broadsheet".',
    );
  });
});
