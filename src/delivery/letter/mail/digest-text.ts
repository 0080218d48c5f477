import type { PaperLines } from '../paper/paper-lines';
import type { DigestView } from './digest-view';

/** The line that mail programs take for the beginning of a signature. */
const signature = '-- ';

/** A digest for those who read text. Every text is one line, so that no paper can look like two, or like the footer. */
export function digestText(view: DigestView): string {
  const { heading, lede, papers, more, reason, manageUrl, unsubscribeUrl, postalAddress } = view;
  const body = ['Broadsheet', `${heading}\n${lede}`, ...papers.map(asText), ...(more === null ? [] : [more])];
  const footer = [reason, `Change what you receive:\n${manageUrl}`, `Unsubscribe:\n${unsubscribeUrl}`, postalAddress];
  return `${body.join('\n\n')}\n\n${signature}\n${footer.join('\n\n')}\n`;
}

function asText({ title, authors, topics, abstract, links, reason }: PaperLines, place: number): string {
  const lines = [reason, `${place + 1}. ${title}`, authors, topics, abstract];
  const addresses = links.map(({ label, href }) => `${label}: ${href}`);
  return [...lines, ...addresses].filter((line) => line !== '').join('\n');
}
