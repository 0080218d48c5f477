import { type MailContent, type MailKind } from '../../../src/platform/mail';
import { confirmationMail, manageLinkMail, reminderMail, unsubscribedMail } from '../../../src/subscribers/mails';
import { subscriberMails } from '../../../src/subscribers';

const letterhead = {
  publicUrl: 'https://broadsheet.example/base',
  postalAddress: 'Broadsheet & Söhne, 1 Example Street',
};
const sly = `"'><script>alert(1)</script>&`;

const confirmation = { confirmToken: 'confirm-1', unsubscribeToken: 'leave-1', consent: 'Send me digests.' };
const letters: [name: string, content: MailContent, link: string][] = [
  ['confirmation', confirmationMail.render(confirmation, letterhead), '/confirm?token=confirm-1'],
  ['reminder', reminderMail.render(confirmation, letterhead), '/confirm?token=confirm-1'],
  [
    'manage link',
    manageLinkMail.render({ manageToken: 'manage-1', unsubscribeToken: 'leave-1' }, letterhead),
    '/manage?token=manage-1',
  ],
  [
    'end',
    unsubscribedMail.render({ undoToken: 'undo-1', unsubscribeToken: 'leave-1', ended: 'ALL' }, letterhead),
    '/unsubscribe?undo=undo-1',
  ],
  [
    'end of one of several',
    unsubscribedMail.render({ undoToken: 'undo-1', unsubscribeToken: 'leave-1', ended: 'ONE' }, letterhead),
    '/unsubscribe?undo=undo-1',
  ],
];

describe.each(letters)('The mail of a %s', (_, { html, text, headers, subject }, link) => {
  it('leads to its page, in HTML and in text', () => {
    expect(html).toContain(`href="https://broadsheet.example/base${link}"`);
    expect(text).toContain(`\nhttps://broadsheet.example/base${link}\n`);
  });

  it('ends mail by one click, in its headers and at its foot', () => {
    const url = 'https://broadsheet.example/base/unsubscribe?token=leave-1';
    expect(headers).toMatchObject({
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(html).toContain(`href="${url}"`);
    expect(text).toContain(`\n${url}\n`);
  });

  it('says why it came, and from where', () => {
    expect(html).toContain('You receive this mail because');
    expect(html).toContain('Broadsheet &amp; Söhne, 1 Example Street');
    expect(text).toContain('You receive this mail because');
    expect(text).toContain('Broadsheet & Söhne, 1 Example Street');
  });

  it('says the same in text as in HTML', () => {
    const words = (from: string) => new Set(from.replace(/https:\S*/g, '').match(/[\p{L}\p{N}]+/gu));
    const seen = html
      .replace(/<style>.*<\/style>/s, '')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&#39;', "'");
    const onlyInHtml = new Set(['Broadsheet', 'If', 'the', 'button', 'does', 'not', 'work', 'open', 'this', 'address']);
    const missing = [...words(seen)].filter((word) => !words(text).has(word) && !onlyInHtml.has(word));
    expect(missing).toEqual([]);
    expect([...words(text)].filter((word) => !words(seen).has(word))).toEqual([]);
    expect(text.startsWith(subject)).toBe(true);
  });

  it('loads nothing, tracks nothing, and is small', () => {
    expect(html).not.toMatch(/<(?:img|link|script|iframe|object|video)\b|url\(|@import|src=/i);
    const addresses = [...html.matchAll(/https?:[^"<\s]*/g)].map(([address]) => address);
    expect(addresses.filter((address) => !address.startsWith(letterhead.publicUrl))).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThan(10_000);
  });

  it('has lines that a mail program can show, and no address of anybody', () => {
    expect(`${html}${text}`).not.toMatch(/[\w.]@[\w.]/);
    expect(subject).toMatch(/^[A-Z][\w ]{10,60}$/);
  });
});

describe('Mails to subscribers', () => {
  it('escape whatever they are given', () => {
    const { html } = confirmationMail.render({ confirmToken: sly, unsubscribeToken: sly, consent: sly }, letterhead);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;');
  });

  it('are read back from the outbox whole, or not at all', () => {
    const kept: unknown = JSON.parse(JSON.stringify({ ...confirmation, stray: 1 }));
    expect(confirmationMail.parse(kept)).toEqual(confirmation);
    const broken: [MailKind<object>, unknown, string][] = [
      [
        confirmationMail,
        { ...confirmation, consent: '' },
        'Expected the text "consent" in the data of a mail, found an empty one.',
      ],
      [reminderMail, null, 'Expected the text "confirmToken" in the data of a mail, found undefined.'],
      [manageLinkMail, { manageToken: 7 }, 'Expected the text "manageToken" in the data of a mail, found number.'],
      [unsubscribedMail, [], 'Expected the text "undoToken" in the data of a mail, found undefined.'],
    ];
    for (const [kind, data, message] of broken) {
      expect(() => kind.parse(data)).toThrow(message);
    }
  });

  it('are all known to the worker, each under its own name', () => {
    expect(subscriberMails).toEqual([confirmationMail, reminderMail, manageLinkMail, unsubscribedMail]);
    expect(new Set(subscriberMails.map(({ name }) => name)).size).toBe(4);
  });
});
