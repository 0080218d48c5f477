import { cleanLine } from '../../../papers';
import { clip } from './clip';

// What cleanLine would change. Most texts come clean out of the database, and to see that costs a tenth of cleaning.
const unclean = /\p{C}|[\u2028\u2029]|[^\S ]| {2}|^ | $/u;

/** One line of text of at most so many characters: nothing in it can break a subject, or the lines around it. */
export function lineOf(text: string, most: number): string {
  // What lies far behind the cut is not looked at.
  const start = text.slice(0, 2 * most);
  return clip(unclean.test(start) ? cleanLine(start) : start, most);
}
