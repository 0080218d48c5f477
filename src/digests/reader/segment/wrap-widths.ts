import type { TextItem } from '../page/page-item';

/** Lines longer than this were not wrapped by anybody. */
export const widestWrap = 130;

/** Fewer lines than this do not show where they were wrapped. */
const fewLines = 5;
/** Fewer lines than this do not show where lengths crowd: the longest of them must do. */
const fewSamples = 12;
/** A block of more lines holds several papers, and is wrapped as the page is. */
const manyLines = 60;

/**
 * The columns at which text was wrapped, by hand or by a mail program; 0 where it was not. Papers keep the breaks of
 * whoever typed them, so a block between blank lines may be narrower than its page.
 */
export interface WrapWidths {
  ofPage: number;
  ofLines: Uint8Array;
}

/** Measures where the lines of a page were wrapped. */
export function wrapWidths(items: TextItem[]): WrapWidths {
  const ofLines = new Uint8Array(items.length);
  const ofPage = widthOfPage(items);
  for (let from = 0; from < items.length;) {
    let to = from + 1;
    while (items[to]?.gap === 'NOTHING') {
      to += 1;
    }
    ofLines.fill(Math.min(ofPage, widthOfBlock(items, from, to)), from, to);
    from = to;
  }
  return { ofPage, ofLines };
}

/** The longest line of a block but for its first two, which may be a title. */
function widthOfBlock(items: TextItem[], from: number, to: number): number {
  if (to - from < fewLines || to - from > manyLines) {
    return widestWrap;
  }
  let width = 0;
  for (const { line } of items.slice(from + 2, to)) {
    width = line.text.includes(' ') ? Math.max(width, line.text.length) : width;
  }
  return Math.min(width, widestWrap);
}

/** Judged by runs of three and more short lines: lengths crowd below the column and are rare above it. */
function widthOfPage(items: TextItem[]): number {
  const counts = new Uint32Array(widestWrap + 1);
  let total = 0;
  let longest = 0;
  let run = 0;
  for (const [index, { line, gap }] of items.entries()) {
    const { length } = line.text;
    run = length > widestWrap ? 0 : gap === 'NOTHING' ? run + 1 : 1;
    if (run >= 3) {
      counts[length] = (counts[length] ?? 0) + 1;
      total += 1;
      const above = items[index - 1]?.line.text.length ?? 0;
      longest = above > longest ? above : longest;
    }
  }
  return total < fewSamples ? longest : sharpestEdge(counts);
}

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
