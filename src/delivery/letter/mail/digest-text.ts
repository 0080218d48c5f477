import { keptWith } from '../../../platform/cache/kept-with';
import { Passage, Passages, recurringPassage } from '../../../platform/mail';
import type { PaperLines } from '../paper/paper-lines';
import type { DigestView } from './digest-view';

/** The line that mail programs take for the beginning of a signature. */
const signature = '-- ';

/** A digest for those who read text. Every text is one line, so that no paper can look like two, or like the footer. */
export function digestText(view: DigestView): Passages {
  const { heading, lede, papers, more, reason, manageUrl, unsubscribeUrl, postalAddress } = view;
  const rest = more === null ? '' : `${more}\n\n`;
  return new Passages([
    recurringPassage(`Broadsheet\n\n${heading}\n${lede}\n\n`),
    ...papers.flatMap((paper, place) => [recurringPassage(`${paper.reason}\n`), numbered(paper.lines, place + 1)]),
    recurringPassage(`${rest}${signature}\n${reason}\n\nChange what you receive:\n${manageUrl}\n\n`),
    new Passage(`Unsubscribe:\n${unsubscribeUrl}\n\n`),
    recurringPassage(`${postalAddress}\n`),
  ]);
}

/** A paper under its number, with an empty line behind it. */
function numbered(lines: PaperLines, number: number): Passage {
  const known = byNumber(lines);
  const passage = known.get(number) ?? new Passage(asText(lines, number));
  known.set(number, passage);
  return passage;
}

const byNumber = keptWith<PaperLines, Map<number, Passage>>(() => new Map());

function asText({ title, authors, topics, abstract, links }: PaperLines, number: number): string {
  const lines = [`${number}. ${title}`, authors, topics, abstract];
  const addresses = links.map(({ label, href }) => `${label}: ${href}`);
  return `${[...lines, ...addresses].filter((line) => line !== '').join('\n')}\n\n`;
}
