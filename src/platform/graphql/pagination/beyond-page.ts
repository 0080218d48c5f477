import type { PageRequest } from './page-arguments';

/** Which way a list goes on. */
export type Direction = 'forward' | 'backward';

/**
 * The page of one row that shows whether a list goes on past the cursor that a page was asked from, on the side that the
 * page itself does not know; what stood at the cursor may be gone. Null where no cursor bounds that side.
 */
export function beyondPage(page: PageRequest, direction: Direction): PageRequest | null {
  const backward = direction === 'backward';
  const cursor = backward ? page.after : page.before;
  const bounds = backward ? { after: null, before: cursor } : { after: cursor, before: null };
  return cursor === null ? null : { size: 1, backward, ...bounds, inclusive: true };
}
