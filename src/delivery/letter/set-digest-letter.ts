import type { Letterhead, MailContent, Passages } from '../../platform/mail';
import type { DigestLetter } from './digest-letter';
import { digestHeaders } from './mail/digest-headers';
import { digestHtml } from './mail/digest-html';
import { digestText } from './mail/digest-text';
import { digestView, type DigestView, type Extent } from './mail/digest-view';
import type { Fullness } from './paper/paper-lines';

/** Bytes of HTML and text as they are encoded; Gmail hides what is beyond 102 KB, and headers want some room as well. */
const largestBody = 97_000;

/** The first of these that leaves room for all papers is taken; where the barest does not, the last papers go. */
const fullnesses: readonly Fullness[] = [
  { abstractLength: 420, withDetails: true },
  { abstractLength: 200, withDetails: true },
  { abstractLength: 0, withDetails: true },
];
const barest: Fullness = { abstractLength: 0, withDetails: false };

/**
 * Sets a digest as a mail: HTML and text with the same content, below 100 KB whatever the papers hold. Where they are
 * too many, first their abstracts become shorter and vanish, then all but titles, reasons and links does; then the last
 * papers give way to "and N more".
 */
export function setDigestLetter(letter: DigestLetter, letterhead: Letterhead): MailContent<Passages> {
  const { view, html, text } = setWithinSize(letter, letterhead);
  return { subject: view.subject, html, text, headers: digestHeaders(letter, letterhead, view.unsubscribeUrl) };
}

interface SetLetter {
  readonly view: DigestView;
  readonly html: Passages;
  readonly text: Passages;
}

function setWithinSize(letter: DigestLetter, letterhead: Letterhead): SetLetter {
  const set = (extent: Extent) => setExtent(letter, letterhead, extent);
  for (const fullness of [...fullnesses, barest]) {
    const whole = set({ papers: letter.papers.length, fullness });
    if (fits(whole)) {
      return whole;
    }
  }
  // One paper always fits, since each of its lines is bounded; all of them do not.
  let [some, tooMany] = [1, letter.papers.length];
  while (tooMany - some > 1) {
    const middle = Math.floor((some + tooMany) / 2);
    [some, tooMany] = fits(set({ papers: middle, fullness: barest })) ? [middle, tooMany] : [some, middle];
  }
  return set({ papers: some, fullness: barest });
}

function setExtent(letter: DigestLetter, letterhead: Letterhead, extent: Extent): SetLetter {
  const view = digestView(letter, letterhead, extent);
  return { view, html: digestHtml(view), text: digestText(view) };
}

function fits({ html, text }: SetLetter): boolean {
  return html.encoded.lines.length + text.encoded.lines.length <= largestBody;
}
