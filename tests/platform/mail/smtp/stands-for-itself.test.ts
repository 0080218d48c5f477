import { standsForItself } from '../../../../src/platform/mail/smtp/stands-for-itself';

describe('A message stands for itself in SMTP', () => {
  it.each(['To: a@b.example\r\n\r\nHello\r\n', '\r\n', 'a.b\r\n \r\n'])('as %j does', (message) => {
    expect(standsForItself(Buffer.from(message))).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a dot at the beginning', '.a\r\n'],
    ['a dot at the beginning of a line', 'a\r\n.\r\n'],
    ['no end', 'a\r\nb'],
    ['half an end', 'a\r'],
    ['a bare LF', 'a\nb\r\n'],
    ['a bare LF before a dot', 'a\n.\r\n'],
    ['a bare CR', 'a\rb\r\n'],
    ['a bare CR before a dot', 'a\r.\r\n'],
    ['two CR', 'a\r\r\n'],
    ['LF before CR', 'a\n\r\r\n'],
    ['a bare LF at the end', 'a\r\n\n'],
  ])('but not with %s', (_, message) => {
    expect(standsForItself(Buffer.from(message))).toBe(false);
  });
});
