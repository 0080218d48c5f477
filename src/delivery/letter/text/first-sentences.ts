import { cleanLine } from '../../../papers';
import { clip } from './clip';
import { lineOf } from './line-of';
import { sentenceEnds } from './sentence-ends';

/** As many whole sentences of an abstract as so many characters hold, on one line; the first is cut where it is longer. */
export function firstSentences(abstract: string, most: number): string {
  if (abstract.length <= most) {
    return lineOf(abstract, most);
  }
  // White space and signs that vanish may make the text longer than what is seen of it, though not by much.
  const start = abstract.slice(0, most + Math.ceil(most / 8));
  const whole = sentenceEnds(start)
    .toReversed()
    .map((end) => lineOf(start.slice(0, end), start.length))
    .find((sentences) => sentences.length <= most);
  return whole === undefined || whole === '' ? clip(cleanLine(start), most) : whole;
}
