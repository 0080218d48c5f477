import type { Letterhead, MailContent } from '../../platform/mail';
import type { DigestLetter } from './digest-letter';
import { digestHeaders } from './mail/digest-headers';
import { digestHtml } from './mail/digest-html';
import { digestText } from './mail/digest-text';
import { digestView, type DigestView, type Extent } from './mail/digest-view';
import { encodedSize } from './mail/encoded-size';

/** Bytes of HTML and text as they are encoded; Gmail hides what is beyond 102 KB, and headers want some room as well. */
const largestBody = 97_000;

/** How much of an abstract is shown, the first that leaves room for all papers. Where none does, the last ones go. */
const abstractLengths = [420, 200, 0] as const;

/**
 * Sets a digest as a mail: HTML and text with the same content, below 100 KB whatever the papers hold. Where they are
 * too many, first their abstracts become shorter and then vanish; then the last papers give way to "and N more".
 */
export function setDigestLetter(letter: DigestLetter, letterhead: Letterhead): MailContent {
  const { view, html, text } = setWithinSize(letter, letterhead);
  return { subject: view.subject, html, text, headers: digestHeaders(letter, letterhead, view.unsubscribeUrl) };
}

interface SetLetter {
  readonly view: DigestView;
  readonly html: string;
  readonly text: string;
}

function setWithinSize(letter: DigestLetter, letterhead: Letterhead): SetLetter {
  const set = (extent: Extent) => setExtent(letter, letterhead, extent);
  for (const abstractLength of abstractLengths) {
    const whole = set({ papers: letter.papers.length, abstractLength });
    if (fits(whole)) {
      return whole;
    }
  }
  // One paper always fits, since each of its lines is bounded; all of them do not.
  let [best, tooMany] = [1, letter.papers.length];
  while (tooMany - best > 1) {
    const middle = Math.floor((best + tooMany) / 2);
    [best, tooMany] = fits(set({ papers: middle, abstractLength: 0 })) ? [middle, tooMany] : [best, middle];
  }
  return set({ papers: best, abstractLength: 0 });
}

function setExtent(letter: DigestLetter, letterhead: Letterhead, extent: Extent): SetLetter {
  const view = digestView(letter, letterhead, extent);
  return { view, html: digestHtml(view), text: digestText(view) };
}

function fits({ html, text }: SetLetter): boolean {
  return encodedSize(html) + encodedSize(text) <= largestBody;
}
