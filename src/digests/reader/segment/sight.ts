import type { Gap, TextItem } from '../page/page-item';
import { endsSentence, isUnfinished, titleLikeness } from './title-likeness';
import { within } from './within';
import { type WrapWidths, widestWrap, wrapWidths } from './wrap-widths';

/** A line as far as the costs of reading it one way or another depend on it. */
export interface Sight {
  /** What it costs to take this line for a title, and for a part of an abstract, by its looks. */
  asTitle: number;
  asText: number;
  gap: Gap;
  /** How surely the line above was broken by wrapping alone (1) or ended where its author ended it (0). */
  wrapped: number;
  /** What it costs to take the line above for the end of an abstract: it should end as sentences do. */
  cut: number;
  isLong: boolean;
  /** What it costs to take this line and the one above for one title: long titles are rare. */
  bulk: number;
  /** What it costs to take this line, alone between gaps, for a whole abstract: short ones hardly exist. */
  shortness: number;
  /** What it costs to take this line, alone between gaps, for a paragraph, if it is short and no sentence. */
  fragment: number;
}

/** More than any page gives reason for. */
const impossible = 50;

/** Looks at each line of a page in its surroundings. */
export function lookAt(items: TextItem[]): Sight[] {
  const widths = wrapWidths(items);
  const wraps = items.map(({ line, gap }, index) =>
    gap === 'NOTHING' ? likelihoodOfWrap(items[index - 1]?.line.text ?? '', line.text, index, widths) : 0,
  );
  return items.map(({ line, gap }, index) => {
    const above = items[index - 1]?.line.text ?? '';
    const width = widths.ofLines[index] ?? 0;
    const isAlone = gap !== 'NOTHING' && items[index + 1]?.gap !== 'NOTHING';
    const likeness = titleLikeness(line.text, (wraps[index + 1] ?? 0) > 0.5);
    return {
      asTitle: within(0, impossible, -likeness),
      // Whoever wrapped the text around it left this line unwrapped, as happens to titles.
      asText: within(0, impossible, likeness) + (isOverWide(line.text, widths.ofPage) ? 2.5 : 0),
      gap,
      wrapped: wraps[index] ?? 0,
      cut: costOfCut(above),
      isLong: line.text.length > widestWrap,
      bulk: within(0, impossible, (above.length + line.text.length - 110) / 10),
      fragment: isAlone && line.text.length < usualFragment && !endsSentence(line.text) ? 3 : 0,
      shortness: isAlone || width === 0 ? costOfShortness(line.text.length) : 0,
    };
  });
}

const narrowTitle = 66;
const wideTitle = 80;

/** Who wraps text breaks a line only where its next word would not fit. */
function likelihoodOfWrap(above: string, line: string, index: number, widths: WrapWidths): number {
  const width = widths.ofLines[index] ?? 0;
  if (line.length > widestWrap || above.length > widestWrap || isOverWide(above, widths.ofPage)) {
    return 0;
  }
  const space = line.indexOf(' ');
  const needed = above.length + 1 + (space === -1 ? line.length : space);
  if (width === 0) {
    // A page of long lines may yet have titles with the line breaks of whoever typed them.
    return needed > narrowTitle && above.length <= wideTitle ? 0.6 : 0;
  }
  return needed > width ? 1 : needed > width - 8 ? 0.6 : 0;
}

/** Whether a line was left unwrapped; the column is known to within two characters. */
function isOverWide(line: string, width: number): boolean {
  return width > 0 && line.length <= widestWrap && line.length > width + 2 && line.includes(' ');
}

const usualFragment = 150;

/** No abstract is shorter than a sentence; the shortest measured one has 165 characters. */
function costOfShortness(length: number): number {
  return length < 40 ? 10 : within(0, impossible, (160 - length) / 20);
}

/** What it costs to end an abstract with a line. */
export function costOfCut(above: string): number {
  if (endsSentence(above)) {
    return 0;
  }
  return isUnfinished(above) ? 6 : 2.5;
}
