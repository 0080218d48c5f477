import { Cadence, Weekday } from '../../../src/subscribers';
import { paper, papers, setLetterOf } from './letter-maker';

describe('A digest by mail', () => {
  const { subject, html, text, headers } = setLetterOf([
    paper(),
    paper({ title: 'Second & Best', codeUrl: null, reason: 'Author: Ada Lovelace' }),
  ]);

  it('names its best paper and the count in the subject', () => {
    expect(subject).toBe('A Memory for Agents and 1 more');
    expect(setLetterOf([paper()]).subject).toBe('A Memory for Agents');
  });

  it('reads like this in text', () => {
    expect(text).toBe(`Broadsheet

Friday, 13 March 2026
2 papers, the best first. Above each title stands why it is here.

Topic: Agents
1. A Memory for Agents
Ada Lovelace, Grace Hopper
Agents · Memory
Agents forget. We give them a memory (cf. Fig. 2) that costs 0.5 % of a step, as Smith et al. ask. It holds for a year. On nine benchmarks agents with it finish 12.5 % more tasks. The code is open.
Paper: https://arxiv.org/abs/2603.00001
PDF: https://arxiv.org/pdf/2603.00001
Code: https://github.com/example/memory

Author: Ada Lovelace
2. Second & Best
Ada Lovelace, Grace Hopper
Agents · Memory
Agents forget. We give them a memory (cf. Fig. 2) that costs 0.5 % of a step, as Smith et al. ask. It holds for a year. On nine benchmarks agents with it finish 12.5 % more tasks. The code is open.
Paper: https://arxiv.org/abs/2603.00001
PDF: https://arxiv.org/pdf/2603.00001

-- 
You receive this mail because you asked for a daily digest at 08:00, Europe/Berlin, on 1 March 2026.

Change what you receive:
https://broadsheet.example/base/manage

Unsubscribe:
https://broadsheet.example/base/unsubscribe?token=leave-1

Broadsheet & Söhne, 1 Example Street
`);
  });

  it('says the same in HTML', () => {
    const words = (from: string) => new Set(from.replace(/https:\S*/g, '').match(/[\p{L}\p{N}]+/gu));
    const seen = html
      .replace(/<!--.*?-->/gs, '')
      .replace(/<style.*?<\/style>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&#39;', "'");
    // Of the subject, and of what mail programs show beside it.
    const onlyInHtml = new Set(['and', 'Also']);
    expect([...words(text)].filter((word) => !words(seen).has(word))).toEqual([]);
    expect([...words(seen)].filter((word) => !words(text).has(word) && !onlyInHtml.has(word))).toEqual([]);
    const addresses = (from: string) => new Set(from.match(/https:[^"\s]*/g));
    expect(addresses(html)).toEqual(addresses(text));
  });

  it('carries what receivers ask of bulk mail', () => {
    expect(headers).toEqual({
      'List-Unsubscribe': '<https://broadsheet.example/base/unsubscribe?token=leave-1>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': 'Broadsheet digests <digests.broadsheet.example>',
      'Feedback-ID': '2026-03-13:daily:digest:broadsheet',
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
    });
  });

  it.each([
    ['https://papers.example:8443/base', 'digests.papers.example'],
    ['http://127.0.0.1:4000', 'digests.localhost'],
    ['http://[::1]:4000', 'digests.localhost'],
  ])('names its list by the host of %s', (publicUrl, list) => {
    expect(setLetterOf([paper()], {}, { publicUrl }).headers['List-Id']).toBe(`Broadsheet digests <${list}>`);
  });

  it('loads nothing and tracks nothing', () => {
    expect(html).not.toMatch(/<(?:img|link|script|iframe|object|video)\b|url\(|@import|src=/i);
    const foreign = (html.match(/https?:[^"<\s]*/g) ?? []).filter((address) => !address.includes('broadsheet.example'));
    expect(new Set(foreign)).toEqual(
      new Set([
        'http://www.w3.org/1999/xhtml',
        'https://arxiv.org/abs/2603.00001',
        'https://arxiv.org/pdf/2603.00001',
        'https://github.com/example/memory',
      ]),
    );
  });

  it('leads from the title to our own page where there is one, and to each address once', () => {
    const pageUrl = 'https://broadsheet.example/base/papers/x';
    const own = setLetterOf([paper({ pageUrl, pdfUrl: pageUrl, codeUrl: null })]);
    expect(own.html).toContain(`<a class="text" href="${pageUrl}"`);
    expect(own.text).toContain(`\nPaper: ${pageUrl}\n\n`);
    const nowhere = setLetterOf([paper({ url: null, pdfUrl: null, codeUrl: null })]);
    expect(nowhere.html).toContain('>A Memory for Agents</h2>');
    expect(nowhere.text).not.toContain('Paper:');
  });

  it.each([
    [{ cadence: Cadence.INSTANT }, 'papers as they appear, on 1 March 2026.'],
    [{ cadence: Cadence.WEEKDAYS }, 'a digest from Monday to Friday at 08:00, Europe/Berlin, on 1 March 2026.'],
    [
      { cadence: Cadence.WEEKLY, weekday: Weekday.TUESDAY, hour: 17 },
      'a weekly digest on Tuesdays at 17:00, Europe/Berlin, on 1 March 2026.',
    ],
    [
      { cadence: Cadence.MONTHLY, confirmedOn: null },
      'a digest on the first day of the month at 08:00, Europe/Berlin.',
    ],
  ])('says why it came: %j', (subscription, end) => {
    const reason = `You receive this mail because you asked for ${end}`;
    const mail = setLetterOf([paper()], subscription);
    expect(mail.text).toContain(`\n${reason}\n`);
    expect(mail.html).toContain(`>${reason}</p>`);
  });

  it('counts authors beyond the fourth, though never a single one', () => {
    const authors = ['A One', 'B Two', 'C Three', 'D Four', 'E Five', 'F Six'];
    expect(setLetterOf([paper({ authors })]).text).toContain('\nA One, B Two, C Three, D Four and 2 more\n');
    expect(setLetterOf([paper({ authors: authors.slice(1) })]).text).toContain(
      '\nB Two, C Three, D Four, E Five, F Six\n',
    );
  });

  it('comes out the same each time', () => {
    const letter = papers(30);
    expect(setLetterOf(letter)).toEqual(setLetterOf(letter));
  });

  it('says the same of a paper whichever mails it stood in before, and where', () => {
    const known = papers(7, { abstract: 'Gefäße — a “test”. Another.' });
    const orders = [known, known.toReversed(), known.map((one) => ({ ...one, reason: 'Trending' })), known.slice(3)];
    const set = orders.map((order) => setLetterOf(order));
    const anew = orders.map((order) => setLetterOf(structuredClone(order)));
    expect(set).toEqual(anew);
    expect(new Set(set.map((mail) => mail.html)).size).toBe(orders.length);
  });

  it('has a paper at least', () => {
    expect(() => setLetterOf([])).toThrow('Expected a digest of at least one paper, got none for 2026-03-13.');
  });
});
