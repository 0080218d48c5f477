import type { Gap, TextItem } from '../page/page-item';
import { endsSentence, isUnfinished, titleLikeness } from './title-likeness';
import { type WrapWidths, widestWrap, wrapWidths } from './wrap-widths';

/** What a line of text is: the start of a title or its second line; the start of an abstract, its next line or paragraph. */
export type TextRole = (typeof roles)[number];

const roles = ['TITLE', 'TITLE_REST', 'ABSTRACT', 'ABSTRACT_REST', 'PARAGRAPH'] as const;

/** A line as far as the costs of reading it one way or another depend on it. */
interface Sight {
  /** titleLikeness. */
  likeness: number;
  gap: Gap;
  /** How surely the line above was broken by wrapping alone (1) or ended where its author ended it (0). */
  wrapped: number;
  /** What it costs to take the line above for the end of an abstract: it should end as sentences do. */
  cut: number;
  isLong: boolean;
  /** Whether whoever wrapped the text around it left this line unwrapped, as happens to titles. */
  isOverWide: boolean;
  /** What it costs to take this line and the one above for one title: long titles are rare. */
  bulk: number;
  /** What it costs to take this line, alone between gaps, for a whole abstract: short ones hardly exist. */
  shortness: number;
}

/**
 * How a page sets its papers: what stands before its titles and abstracts, and whether abstracts have paragraphs. Few
 * pages do it in two ways, so the rarer way costs more.
 */
interface Style {
  title: Record<Gap, number>;
  abstract: Record<Gap, number>;
  paragraph: number;
  /** What it costs to go on behind a line that had room for the next word. */
  shortLine: number;
}

const unknownStyle: Style = {
  title: { NOTHING: 0, BLANK: 0, FURNITURE: 0, TAIL: 0, VOTES: 0 },
  abstract: { NOTHING: 0, BLANK: 0, FURNITURE: 0, TAIL: 4, VOTES: 4 },
  paragraph: 4,
  shortLine: 4,
};

/**
 * Tells titles from abstracts, line by line, by reading the whole page in the way that costs least (Viterbi). Costs are
 * log-odds: of what the line itself looks like, and of what may follow what. So a title that looks like a sentence is
 * still a title when it stands where the page needs one, and a missing title or abstract costs what such a mistake
 * should. A second reading knows from the first how the page sets its titles. Time and memory are linear in the lines.
 */
export function segmentPage(items: TextItem[]): TextRole[] {
  const sights = lookAt(items);
  const endsUnfinished = costOfCut(items.at(-1)?.line.text ?? '');
  const first = cheapestReading(sights, unknownStyle, endsUnfinished);
  return cheapestReading(sights, styleOf(first, sights), endsUnfinished);
}

function styleOf(read: TextRole[], sights: Sight[]): Style {
  const gapsBefore = (role: TextRole) => sights.flatMap(({ gap }, index) => (read[index] === role ? [gap] : []));
  const rests = sights.filter((_, index) => read[index] === 'ABSTRACT_REST');
  const shortLines = rests.filter(({ wrapped }) => wrapped === 0);
  const titles = gapsBefore('TITLE');
  const paragraphs = gapsBefore('PARAGRAPH').length;
  return {
    title: costOfGaps(titles),
    abstract: costOfGaps(gapsBefore('ABSTRACT')),
    paragraph: within(2, 6, 1 + costOfShare(paragraphs, titles.length + paragraphs)),
    shortLine: within(3, 6, costOfShare(shortLines.length, rests.length)),
  };
}

function costOfGaps(gaps: Gap[]): Record<Gap, number> {
  const cost = (gap: Gap) => within(0, 8, 1.3 * costOfShare(gaps.filter((other) => other === gap).length, gaps.length));
  // Furniture may stand anywhere: the box at the head, a repeated one between papers.
  return { NOTHING: cost('NOTHING'), BLANK: cost('BLANK'), FURNITURE: 0, TAIL: cost('TAIL'), VOTES: cost('VOTES') };
}

function costOfShare(count: number, total: number): number {
  return -2 * Math.log((count + 0.5) / (total + 1));
}

function within(least: number, most: number, cost: number): number {
  return Math.min(most, Math.max(least, cost));
}

function cheapestReading(sights: Sight[], style: Style, endsUnfinished: number): TextRole[] {
  const origins = new Uint8Array(sights.length * roles.length);
  let costs = roles.map(() => 0);
  sights.forEach((sight, index) => {
    costs = roles.map((role, column) => {
      let best = Number.POSITIVE_INFINITY;
      roles.forEach((before, origin) => {
        const cost = (costs[origin] ?? 0) + (index === 0 ? costOfStart(role) : costOfStep(before, role, sight, style));
        if (cost < best) {
          best = cost;
          origins[index * roles.length + column] = origin;
        }
      });
      return best + costOfLine(role, sight);
    });
  });
  return walkBack(
    origins,
    costs.map((cost, column) => cost + (isTitle(roles[column]) ? orphan : endsUnfinished)),
  );
}

function walkBack(origins: Uint8Array, costs: number[]): TextRole[] {
  const path: TextRole[] = [];
  let column = costs.indexOf(Math.min(...costs));
  for (let index = origins.length / roles.length - 1; index >= 0; index -= 1) {
    path.push(roles[column] ?? 'ABSTRACT');
    column = origins[index * roles.length + column] ?? 0;
  }
  return path.reverse();
}

/** A title without an abstract. */
const orphan = 6;
/** An abstract without a title. */
const headless = 8;
const never = 1000;

function isTitle(role: TextRole | undefined): boolean {
  return role === 'TITLE' || role === 'TITLE_REST';
}

function costOfStart(role: TextRole): number {
  return role === 'TITLE' ? 0 : role === 'ABSTRACT' ? headless : never;
}

function costOfLine(role: TextRole, { likeness, isLong, isOverWide, shortness }: Sight): number {
  const overWide = isOverWide ? 2.5 : 0;
  switch (role) {
    case 'TITLE':
      return Math.max(0, -likeness);
    case 'TITLE_REST':
      return isLong ? never : 0.7 * Math.max(0, -likeness);
    case 'ABSTRACT':
      return Math.max(0, likeness) + shortness + overWide;
    case 'ABSTRACT_REST':
    case 'PARAGRAPH':
      return Math.max(0, likeness) + overWide;
  }
}

function costOfStep(before: TextRole, role: TextRole, sight: Sight, style: Style): number {
  const { gap, wrapped, cut, bulk } = sight;
  const isNewEntry = gap === 'VOTES' || gap === 'TAIL';
  // Right below a line that was broken by wrapping alone stands the rest of the same thing.
  const torn = gap === 'NOTHING' ? 2 * wrapped : 0;
  switch (role) {
    case 'TITLE':
      return torn + style.title[gap] + (isTitle(before) ? orphan : cut);
    case 'TITLE_REST':
      return isTitle(before) && gap === 'NOTHING' ? 1 + 8 * (1 - wrapped) + bulk : never;
    case 'ABSTRACT':
      return isTitle(before) ? torn + style.abstract[gap] : isNewEntry ? headless + cut : never;
    case 'ABSTRACT_REST':
      return isTitle(before) || gap !== 'NOTHING' ? never : style.shortLine * (1 - wrapped) + (cut === 0 ? 2 : 0);
    case 'PARAGRAPH':
      return isTitle(before) || gap === 'NOTHING' ? never : (isNewEntry ? 12 : style.paragraph) + cut;
  }
}

function lookAt(items: TextItem[]): Sight[] {
  const widths = wrapWidths(items);
  const wraps = items.map(({ line, gap }, index) =>
    gap === 'NOTHING' ? likelihoodOfWrap(items[index - 1]?.line.text ?? '', line.text, index, widths) : 0,
  );
  return items.map(({ line, gap }, index) => {
    const above = items[index - 1]?.line.text ?? '';
    const width = widths.ofLines[index] ?? 0;
    const isAlone = gap !== 'NOTHING' && items[index + 1]?.gap !== 'NOTHING';
    return {
      likeness: titleLikeness(line.text, (wraps[index + 1] ?? 0) > 0.5),
      gap,
      wrapped: wraps[index] ?? 0,
      cut: costOfCut(above),
      isLong: line.text.length > widestWrap,
      isOverWide: isOverWide(line.text, widths.ofPage),
      bulk: Math.max(0, above.length + line.text.length - 110) / 10,
      shortness: isAlone || width === 0 ? costOfShortness(line.text.length) : 0,
    };
  });
}

/** Who wraps text breaks a line only where its next word would not fit. */
function likelihoodOfWrap(above: string, line: string, index: number, widths: WrapWidths): number {
  const width = widths.ofLines[index] ?? 0;
  if (width === 0 || line.length > widestWrap || above.length > widestWrap || isOverWide(above, widths.ofPage)) {
    return 0;
  }
  const space = line.indexOf(' ');
  const needed = above.length + 1 + (space === -1 ? line.length : space);
  return needed > width ? 1 : needed > width - 8 ? 0.6 : 0;
}

/** Whether a line was left unwrapped; the column is known to within two characters. */
function isOverWide(line: string, width: number): boolean {
  return width > 0 && line.length <= widestWrap && line.length > width + 2 && line.includes(' ');
}

/** No abstract is shorter than a sentence; the shortest measured one has 165 characters. */
function costOfShortness(length: number): number {
  return length < 40 ? 10 : Math.max(0, 160 - length) / 20;
}

function costOfCut(above: string): number {
  if (endsSentence(above)) {
    return 0;
  }
  return isUnfinished(above) ? 6 : 2.5;
}
