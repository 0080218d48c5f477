import type { DigestLetter, LetterEntry, LetterPaper } from '../../../src/delivery/letter/digest-letter';
import { setDigestLetter } from '../../../src/delivery/letter/set-digest-letter';
import type { Letterhead, MailContent, Passages } from '../../../src/platform/mail';
import { Cadence } from '../../../src/subscribers';

export const letterhead = {
  publicUrl: 'https://broadsheet.example/base',
  postalAddress: 'Broadsheet & Söhne, 1 Example Street',
};

export const abstract =
  'Agents forget. We give them a memory (cf. Fig. 2) that costs 0.5 % of a step, as Smith et al. ask. It holds for a ' +
  'year. On nine benchmarks agents with it finish 12.5 % more tasks. The code is open.';

/** A paper with whatever a test is about, and its reason. */
export function paper({ reason = 'Topic: Agents', ...changes }: Partial<LetterPaper & LetterEntry> = {}): LetterEntry {
  const whole = {
    title: 'A Memory for Agents',
    authors: ['Ada Lovelace', 'Grace Hopper'],
    topics: ['Agents', 'Memory'],
    abstract,
    url: 'https://arxiv.org/abs/2603.00001',
    pdfUrl: 'https://arxiv.org/pdf/2603.00001',
    codeUrl: 'https://github.com/example/memory',
    ...changes,
  };
  return { paper: whole, reason };
}

/** So many papers that can be told apart. */
export function papers(count: number, changes: Parameters<typeof paper>[0] = {}): LetterEntry[] {
  return Array.from({ length: count }, (_, place) =>
    paper({ title: `Paper ${place + 1}`, url: `https://arxiv.org/abs/2603.${10_000 + place}`, ...changes }),
  );
}

/** A digest set as a mail, as it is read. */
export function setLetterOf(...letter: Parameters<typeof setPassagesOf>): MailContent {
  const { html, text, ...others } = setPassagesOf(...letter);
  return { ...others, html: String(html), text: String(text) };
}

/** A digest set as a mail, as it is sent. */
export function setPassagesOf(
  entries: readonly LetterEntry[],
  changes: Partial<DigestLetter['subscription']> = {},
  house: Partial<Letterhead> = {},
): MailContent<Passages> {
  const subscription = {
    cadence: Cadence.DAILY,
    hour: 8,
    timeZone: 'Europe/Berlin',
    weekday: null,
    confirmedOn: '2026-03-01',
    ...changes,
  };
  return setDigestLetter(
    { date: '2026-03-13', subscription, papers: entries, unsubscribeToken: 'leave-1' },
    { ...letterhead, ...house },
  );
}
