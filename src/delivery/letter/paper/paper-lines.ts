import { keptWith } from '../../../platform/cache/kept-with';
import type { LetterPaper } from '../digest-letter';
import { firstSentences } from '../text/first-sentences';
import { httpLink } from '../text/http-link';
import { lineOf } from '../text/line-of';
import { listNames } from './list-names';

/** A paper as a mail shows it, in HTML and in text: clean lines of bounded length, and links that lead to the Web. */
export interface PaperLines {
  readonly title: string;
  /** Where the title leads. */
  readonly href: string | null;
  /** Empty where none are known, as are topics and abstract. */
  readonly authors: string;
  readonly topics: string;
  readonly abstract: string;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

const longestTitle = 300;

/** How much is said of a paper: of its abstract the first sentences up to so many characters, and whether more than its title. */
export interface Fullness {
  readonly abstractLength: number;
  readonly withDetails: boolean;
}

/** Sets a paper, once for all mails. Whatever is left out, its title and a link stay. */
export function paperLines(paper: LetterPaper, fullness: Fullness): PaperLines {
  return settersOf(fullness)(paper);
}

const settersOf = keptWith((fullness: Fullness) => keptWith((paper: LetterPaper) => setLines(paper, fullness)));

function setLines(paper: LetterPaper, { abstractLength, withDetails }: Fullness): PaperLines {
  const href = httpLink(paper.pageUrl) ?? httpLink(paper.url);
  const hasAbstract = withDetails && abstractLength > 0;
  return {
    title: lineOf(paper.title, longestTitle) || 'Untitled paper',
    href,
    authors: withDetails ? listNames(paper.authors, { shown: 4, longest: 60, separator: ', ' }) : '',
    topics: withDetails ? listNames(paper.topics, { shown: 4, longest: 40, separator: ' · ' }) : '',
    abstract: hasAbstract ? firstSentences(paper.abstract, abstractLength) : '',
    links: withDetails
      ? linksOf([
          ['Paper', href],
          ['PDF', httpLink(paper.pdfUrl)],
          ['Code', httpLink(paper.codeUrl)],
        ])
      : linksOf([['Paper', href]]),
  };
}

/** Each address once, under the first of its names. */
function linksOf(addresses: readonly (readonly [label: string, href: string | null])[]): PaperLines['links'] {
  const links: { label: string; href: string }[] = [];
  for (const [label, href] of addresses) {
    if (href !== null && !links.some((link) => link.href === href)) {
      links.push({ label, href });
    }
  }
  return links;
}
