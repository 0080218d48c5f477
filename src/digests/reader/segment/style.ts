import type { Gap } from '../page/page-item';
import type { Sight } from './sight';
import type { TextRole } from './text-role';

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
  const gapsBefore = (role: TextRole) => sights.flatMap(({ gap }, index) => (read[index] === role ? [gap] : []));
  const rests = sights.filter((_, index) => read[index] === 'ABSTRACT_REST');
  const shortLines = rests.filter(({ wrapped }) => wrapped === 0);
  const titles = gapsBefore('TITLE');
  const paragraphs = gapsBefore('PARAGRAPH').length;
  return {
    title: costOfGaps(titles),
    abstract: costOfGaps(gapsBefore('ABSTRACT')),
    paragraph: within(2, 6, 1 + costOfShare(paragraphs, titles.length + paragraphs + 2)),
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
