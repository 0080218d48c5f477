import type { Gap } from '../page/page-item';
import type { Sight } from './sight';
import type { TextRole } from './text-role';
import { within } from './within';

/**
 * How a page sets its papers: what stands before its titles and abstracts, and whether abstracts have paragraphs. Few
 * pages do it in two ways, so the rarer way costs more.
 */
export interface Style {
  title: Record<Gap, number>;
  abstract: Record<Gap, number>;
  paragraph: number;
  /** What it costs to go on behind a line that had room for the next word. */
  shortLine: number;
}

/** The style of a page before its first reading. */
export const unknownStyle: Style = {
  title: { NOTHING: 0, BLANK: 0, FURNITURE: 0, TAIL: 0, VOTES: 0 },
  abstract: { NOTHING: 0, BLANK: 0, FURNITURE: 0, TAIL: 4, VOTES: 4 },
  paragraph: 4,
  shortLine: 4,
};

/** Learns the style of a page from a reading of it. */
export function styleOf(read: TextRole[], sights: Sight[]): Style {
  const titles = countGaps('TITLE', read, sights);
  const paragraphs = total(countGaps('PARAGRAPH', read, sights));
  let rests = 0;
  let shortLines = 0;
  sights.forEach(({ wrapped }, index) => {
    const isRest = read[index] === 'ABSTRACT_REST';
    rests += isRest ? 1 : 0;
    shortLines += isRest && wrapped === 0 ? 1 : 0;
  });
  return {
    title: costOfGaps(titles),
    abstract: costOfGaps(countGaps('ABSTRACT', read, sights)),
    paragraph: within(2, 6, 1 + costOfShare(paragraphs, total(titles) + paragraphs + 2)),
    shortLine: within(3, 6, costOfShare(shortLines, rests)),
  };
}

type GapCounts = Record<Gap, number>;

function countGaps(role: TextRole, read: TextRole[], sights: Sight[]): GapCounts {
  const counts: GapCounts = { NOTHING: 0, BLANK: 0, FURNITURE: 0, TAIL: 0, VOTES: 0 };
  sights.forEach(({ gap }, index) => {
    counts[gap] += read[index] === role ? 1 : 0;
  });
  return counts;
}

function costOfGaps(counts: GapCounts): Record<Gap, number> {
  const all = total(counts);
  const cost = (gap: Gap) => within(0, 8, 1.3 * costOfShare(counts[gap], all));
  // Furniture may stand anywhere: the box at the head, a repeated one between papers.
  return { NOTHING: cost('NOTHING'), BLANK: cost('BLANK'), FURNITURE: 0, TAIL: cost('TAIL'), VOTES: cost('VOTES') };
}

function total(counts: GapCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Twice the log-odds that it happens, from how often it did: the page's own habit outweighs what a line looks like. */
function costOfShare(count: number, all: number): number {
  return -2 * Math.log((count + 0.5) / (all + 1));
}
