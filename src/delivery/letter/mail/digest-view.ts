import type { Letterhead } from '../../../platform/mail';
import { linkTo } from '../../../subscribers';
import type { DigestLetter } from '../digest-letter';
import { type Fullness, type PaperLines, paperLines } from '../paper/paper-lines';
import { clip } from '../text/clip';
import { lineOf } from '../text/line-of';
import { sayDay } from './say-date';
import { subjectOf } from './subject-of';
import { whyItCame } from './why-it-came';

/** All that a digest says, in the words in which both HTML and text say it. */
export interface DigestView {
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly heading: string;
  /** What stands below the heading. */
  readonly lede: string;
  readonly papers: readonly PaperLines[];
  /** What stands for the papers that had no room; null where all have. */
  readonly more: string | null;
  readonly reason: string;
  readonly manageUrl: string;
  readonly unsubscribeUrl: string;
  readonly postalAddress: string;
}

/** How much of the papers a mail shows. */
export interface Extent extends Fullness {
  /** How many are shown; the others are counted. */
  readonly papers: number;
}

const longestPreview = 140;

/** Puts a digest into words. The subject counts all papers, shown or not. */
export function digestView(letter: DigestLetter, letterhead: Letterhead, extent: Extent): DigestView {
  const papers = letter.papers.slice(0, extent.papers).map((paper) => paperLines(paper, extent));
  const [best, ...others] = papers;
  if (best === undefined) {
    throw new Error(`Expected a digest of at least one paper, got none for ${letter.date}.`);
  }
  const hidden = letter.papers.length - papers.length;
  const preview =
    others.length > 0
      ? `Also: ${others
          .slice(0, 3)
          .map(({ title }) => title)
          .join(' · ')}`
      : best.abstract;
  return {
    subject: subjectOf(best.title, letter.papers.length),
    preview: clip(preview, longestPreview),
    heading: sayDay(letter.date),
    lede: sayCount(letter.papers.length),
    papers,
    more: hidden > 0 ? `and ${hidden} more, for which a mail has no room` : null,
    reason: whyItCame(letter.subscription),
    manageUrl: `${letterhead.publicUrl}/manage`,
    unsubscribeUrl: linkTo(letterhead, '/unsubscribe', { token: letter.unsubscribeToken }),
    postalAddress: lineOf(letterhead.postalAddress, 500),
  };
}

function sayCount(papers: number): string {
  return papers === 1
    ? 'One paper. Above its title stands why it is here.'
    : `${papers} papers, the best first. Above each title stands why it is here.`;
}
