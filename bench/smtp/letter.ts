import type { Envelope, MailContent } from '../../src/platform/mail';

const papers = Array.from({ length: 40 }, (_, number) => ({
  title: `Paper ${number} — on the length of titles`,
  url: `https://papers.example/papers/${number}?from=digest&day=2025-03-14`,
  abstract: 'We measure what has not been measured, and find that it was about as one would have thought. '.repeat(2),
}));

/** About as large as a digest of 20 papers: 17 KB of HTML and 5 KB of text. */
export const content: MailContent = {
  subject: 'Forty papers — 14 March',
  html: papers
    .map(
      ({ title, url, abstract }) =>
        `<h2 style="font: bold 16px sans-serif"><a href="${url}">${title}</a></h2>\n` +
        `<p style="color:#333333">${abstract}</p>\n`,
    )
    .join(''),
  text: papers
    .slice(0, 20)
    .map(({ title, url, abstract }) => `${title}\n${url}\n${abstract}\n\n`)
    .join(''),
  headers: {
    'List-Unsubscribe': '<https://broadsheet.example/unsubscribe?token=0123456789abcdef0123456789abcdef>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': 'Broadsheet <digests.broadsheet.example>',
    'Feedback-ID': 'digest:broadsheet',
  },
};

export const envelope: Envelope = {
  name: '20250314080000000-0123456789abcdef0123456789abcdef',
  from: 'Broadsheet <digests@broadsheet.example>',
  recipient: 'ada@example.org',
  sender: 'bounces+m7@broadsheet.example',
  date: new Date('2025-03-14T08:00:00Z'),
};
