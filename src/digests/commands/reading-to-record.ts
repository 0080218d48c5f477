import { cleanLine, cleanParagraphs, type PaperRecord } from '../../papers';
import type { DigestReadingEntry } from '../reader/digest-reading';

/** What an entry of a digest says of its paper. Its links stand in the abstract, where they are found again. */
export function readingToRecord({ title, abstract, votes, publishedOn }: DigestReadingEntry): PaperRecord {
  return {
    title: cleanLine(title),
    abstract: cleanParagraphs(abstract),
    ...(votes !== null && { votes }),
    ...(publishedOn !== null && { publishedOn: new Date(publishedOn) }),
  };
}
