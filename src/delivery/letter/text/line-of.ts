import { cleanLine } from '../../../papers';
import { clip } from './clip';

// Wherever cleanLine may change something. Most texts come clean out of the database, and to see that costs a fraction.
const perhapsUnclean =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\ufffb]| {2}|^ | $/;

/** One line of text of at most so many characters: nothing in it can break a subject, or the lines around it. */
export function lineOf(text: string, most: number): string {
  // What lies far behind the cut is not looked at.
  const start = text.slice(0, 2 * most);
  return clip(perhapsUnclean.test(start) ? cleanLine(start) : start, most);
}
