import { headerOf, readMessage } from '../../../src/platform/mail';

const read = (...lines: string[]) => readMessage(Buffer.from(lines.join('\r\n'), 'latin1'));

describe('Reading a captured message', () => {
  it('unfolds headers, and decodes their words, joined where they were split', () => {
    const { headers } = read(
      'List-Unsubscribe:',
      ' <https://broadsheet.example/unsubscribe?token=abc>',
      'Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_an?=',
      ' =?UTF-8?B?IGFsbGU=?= (all)',
      '',
      'body',
    );
    expect(headerOf(headers, 'list-unsubscribe')).toBe('<https://broadsheet.example/unsubscribe?token=abc>');
    expect(headerOf(headers, 'Subject')).toBe('Grüße an alle (all)');
    expect(headerOf(headers, 'Cc')).toBeNull();
  });

  it('decodes parts by their encodings, nested as they are', () => {
    const { text, html } = read(
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      'a preamble that nobody reads',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'one =',
      'line =E2=80=94 and an =3D sign',
      '--inner',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      'PHA+aGk8',
      'L3A+',
      '--inner--',
      '--outer--',
    );
    expect(text).toBe('one line — and an = sign');
    expect(html).toBe('<p>hi</p>');
  });

  it('takes a message without a type for text, and makes something of a broken one', () => {
    expect(read('Subject: x', '', 'only text')).toMatchObject({ text: 'only text', html: null });
    expect(read('nothing that reads as a header')).toEqual({ headers: [], text: '', html: null });
    expect(read('Content-Type: multipart/alternative; boundary=x', '', '')).toMatchObject({ text: null, html: null });
  });
});
