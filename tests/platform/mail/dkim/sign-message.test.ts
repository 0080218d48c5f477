import { generateKeyPairSync } from 'node:crypto';
import { composeMessage, signMessage } from '../../../../src/platform/mail';
import { canonicalBody, canonicalHeader } from '../../../../src/platform/mail/dkim/canonicalize';
import { verifyDkim } from '../../../support/verify-dkim';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
const dkim = { domain: 'broadsheet.example', selector: 's1', privateKey };

const letter = () =>
  composeMessage(
    {
      name: '20250314080000000-0123456789abcdef0123456789abcdef',
      from: 'Broadsheet <digests@broadsheet.example>',
      recipient: 'ada@example.org',
      sender: 'bounces+m7@broadsheet.example',
      date: new Date('2025-03-14T08:00:00Z'),
    },
    {
      subject: 'Fünf neue Arbeiten, und ein Betreff, der über die Länge einer Zeile hinausgeht',
      html: '<p>Fünf   —\tneue</p>  \n<p>zwei, und ein langer Satz ohne Umlaute, wie Menschen ihn schreiben</p>\n\n\n',
      text: 'Fünf — neue\n.\n\n',
      headers: {
        'List-Unsubscribe': '<https://broadsheet.example/unsubscribe?token=abc>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'List-Id': 'Digests <digests.broadsheet.example>',
        'Feedback-ID': 'digest:broadsheet',
      },
    },
  );

describe('A signed message', () => {
  it('holds before a receiver, and has signed all that a receiver goes by', async () => {
    const { bytes } = await letter();
    const { domain, selector, signed } = verifyDkim(await signMessage(bytes, dkim), publicKey);
    expect([domain, selector]).toEqual(['broadsheet.example', 's1']);
    expect(signed).toEqual(
      expect.arrayContaining(
        'from to subject date message-id mime-version content-type list-unsubscribe list-unsubscribe-post list-id feedback-id'.split(
          ' ',
        ),
      ),
    );
  });

  it('is what it was, with the signature in front in lines of bearable length, and the same again', async () => {
    const { bytes } = await letter();
    const signed = await signMessage(bytes, dkim);
    expect(signed.subarray(-bytes.length).equals(bytes)).toBe(true);
    const signature = signed.subarray(0, -bytes.length).toString();
    expect(signature).toMatch(/^DKIM-Signature: (?:[^\r\n]{1,78}\r\n )+[^\r\n]{1,78}\r\n$/);
    expect((await signMessage(bytes, dkim)).equals(signed)).toBe(true);
  });

  it.each([
    ['its text', (text: string) => text.replace('zwei', 'drei'), 'body'],
    ['its way out', (text: string) => text.replace('token=abc', 'token=abd'), 'headers'],
    ['its one click', (text: string) => text.replace('One-Click', 'Two-Clicks'), 'headers'],
    ['a second sender in front', (text: string) => `From: eve@example.org\r\n${text}`, 'headers'],
    ['a second subject in front', (text: string) => `Subject: Hello\r\n${text}`, 'headers'],
  ])('does not hold with a change of %s', async (_, change, what) => {
    const text = (await signMessage((await letter()).bytes, dkim)).toString('latin1');
    expect(change(text)).not.toBe(text);
    expect(() => verifyDkim(Buffer.from(change(text), 'latin1'), publicKey)).toThrow(what);
  });

  it('still holds where a server on the way folded and spaced it anew, or put a trace in front', async () => {
    const text = (await signMessage((await letter()).bytes, dkim)).toString('latin1');
    const onTheWay = `Received: from a by b\r\n${text}\r\n\r\n`
      .replace('\r\nTo: ', '\r\nto:   ')
      .replace('List-Unsubscribe=One', '\r\n\t List-Unsubscribe=One');
    expect(verifyDkim(Buffer.from(onTheWay, 'latin1'), publicKey).domain).toBe('broadsheet.example');
  });

  it('is refused where it has no end of its headers', async () => {
    await expect(signMessage(Buffer.from('To: ada@example.org\r\n'), dkim)).rejects.toThrow('empty line');
  });
});

describe('The canonical form', () => {
  // The examples of RFC 6376, 3.4.5.
  it('of headers and bodies is that of the standard', () => {
    expect(canonicalHeader('A: X')).toBe('a:X');
    expect(canonicalHeader('B : Y\t\r\n\tZ  ')).toBe('b:Y Z');
    expect(canonicalBody(Buffer.from(' C \r\nD \t E\r\n\r\n\r\n')).toString()).toBe(' C \r\nD \t E\r\n');
  });

  it.each([
    ['', '\r\n'],
    ['\r\n', '\r\n'],
    ['\r\n\r\n', '\r\n'],
    ['a', 'a\r\n'],
    ['a \r\n', 'a \r\n'],
    ['a\r\nb', 'a\r\nb\r\n'],
    ['a\n\r\n\r\n', 'a\n\r\n'],
  ])('of the body %j is %j', (body, canonical) => {
    expect(canonicalBody(Buffer.from(body)).toString()).toBe(canonical);
  });
});
