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
  readonly reason: string;
}

const longestTitle = 300;
const longestReason = 120;

/** Sets a paper; of its abstract come the first sentences, up to so many characters. */
export function paperLines(paper: LetterPaper, abstractLength: number): PaperLines {
  const href = httpLink(paper.pageUrl) ?? httpLink(paper.url);
  return {
    title: lineOf(paper.title, longestTitle) || 'Untitled paper',
    href,
    authors: listNames(paper.authors, { shown: 4, longest: 60, separator: ', ' }),
    topics: abstractLength === 0 ? '' : listNames(paper.topics, { shown: 4, longest: 40, separator: ' · ' }),
    abstract: abstractLength === 0 ? '' : firstSentences(paper.abstract, abstractLength),
    links: linksOf({ Paper: href, PDF: httpLink(paper.pdfUrl), Code: httpLink(paper.codeUrl) }),
    reason: lineOf(paper.reason, longestReason),
  };
}

/** Each address once, under the first of its names. */
function linksOf(addresses: Readonly<Record<string, string | null>>): PaperLines['links'] {
  const seen = new Set<string>();
  return Object.entries(addresses).flatMap(([label, href]) => {
    if (href === null || seen.has(href)) {
      return [];
    }
    seen.add(href);
    return [{ label, href }];
  });
}
