import type { TextItem } from '../page/page-item';

/** Lines longer than this were not wrapped by anybody. */
export const widestWrap = 130;

/**
 * The column at which a page's text was wrapped by hand or mail program, judged by runs of three and more short lines;
 * null where it was not.
 */
export function wrapWidth(items: TextItem[]): number | null {
  const counts = new Uint32Array(widestWrap + 1);
  let total = 0;
  let run = 0;
  for (const { line, gap } of items) {
    const { length } = line.text;
    run = length > widestWrap ? 0 : gap === 'NOTHING' ? run + 1 : 1;
    if (run >= 3) {
      counts[length] = (counts[length] ?? 0) + 1;
      total += 1;
    }
  }
  return total === 0 ? null : sharpestEdge(counts);
}

/** Lengths crowd below the column and are rare above it, where unwrapped titles and unbreakable URLs stand. */
function sharpestEdge(counts: Uint32Array): number {
  const countBetween = (from: number, to: number) =>
    counts.subarray(Math.max(0, from), to + 1).reduce((sum, count) => sum + count, 0);
  let edge = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let width = 1; width <= widestWrap; width += 1) {
    const drop = countBetween(width - 5, width) - countBetween(width + 1, width + 6);
    if (drop >= best) {
      best = drop;
      edge = width;
    }
  }
  return edge;
}
