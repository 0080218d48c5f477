import { composeMessage } from '../../../src/platform/mail';
import { paper, setLetterOf } from './letter-maker';

// A line break with a header behind it, a mark that turns the rest round, an end of file, one that takes no room.
const sly = 'Free\r\nBcc: all@example.org\u2028\u202Egnp.exe\u0000\u2066\u061C\u200B';
const markup = `"'><script>alert(1)</script><img src=x onerror=alert(1)>&{{= it.unsubscribeUrl }}\${1}`;
// oxlint-disable-next-line no-control-regex
const breaking = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('A digest of papers that mean ill', () => {
  const evil = paper({
    title: sly,
    authors: [sly, markup],
    topics: [sly, markup],
    abstract: `${markup}\n\n-- \nUnsubscribe:\nhttps://evil.example\n${sly}`,
    reason: `Search: ${markup}${sly}`,
  });
  const { subject, html, text } = setLetterOf([evil, paper({ title: markup })]);

  it('keeps its subject on one line, with no header behind it', () => {
    expect(subject).toBe('Free Bcc: all@example.org gnp.exe and 1 more');
    const envelope = {
      name: 'n',
      from: 'digests@example.org',
      recipient: 'ada@example.org',
      sender: '',
      date: new Date(0),
    };
    const { bytes } = composeMessage(envelope, setLetterOf([evil]));
    const [head = ''] = bytes.toString('latin1').split('\r\n\r\n');
    expect(head).toMatch(/^Subject: Free/m);
    expect(head).not.toMatch(/^Bcc/im);
  });

  it('holds no sign that turns, hides or breaks lines', () => {
    expect(subject).not.toMatch(breaking);
    expect(html).not.toMatch(breaking);
    expect(text).not.toMatch(breaking);
  });

  it('escapes markup, and fills no place of a template that a paper brings along', () => {
    expect(html).not.toMatch(/<script|<img/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;');
    expect(html).toContain('{{= it.unsubscribeUrl }}${1}');
    expect(text).toContain(markup);
  });

  it('has one footer, whatever an abstract says', () => {
    expect(text.match(/^-- $/gm)).toHaveLength(1);
    expect(text.match(/^Unsubscribe:$/gm)).toHaveLength(1);
    expect(text.match(/^\d+\. /gm)).toHaveLength(2);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ftp://example.org/x',
    'https://arxiv.org@evil.example/x',
    '//evil.example',
    'https://',
    `https://example.org/${'a'.repeat(2000)}`,
    '',
  ])('does not lead to %s', (address) => {
    const mail = setLetterOf([paper({ url: address, pdfUrl: address, codeUrl: address })]);
    expect(mail.text).not.toMatch(/^(?:Paper|PDF|Code): /m);
    const own = (mail.html.match(/href="[^"]*"/g) ?? []).filter(
      (href) => !href.startsWith('href="https://broadsheet.'),
    );
    expect(own).toEqual([]);
  });

  it.each([
    ['https://example.org/a b"c<d>', 'https://example.org/a%20b%22c%3Cd%3E'],
    ['https://example.org/(x)', 'https://example.org/%28x%29'],
    ['https://例え.jp/論文', 'https://xn--r8jz45g.jp/%E8%AB%96%E6%96%87'],
    ['HTTP://Example.org', 'HTTP://Example.org'],
    ['https://example.org/a\r\nX: y', 'https://example.org/aX:%20y'],
  ])('quotes %j', (address, link) => {
    const { text: plain, html: marked } = setLetterOf([paper({ url: address })]);
    expect(plain).toContain(`\nPaper: ${link}\n`);
    expect(marked).toContain(`href="${link}"`);
  });
});
