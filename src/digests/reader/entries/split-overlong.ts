import type { SourceLine } from '../page/split-lines';
import type { Draft } from './draft';

/** arXiv takes no abstract above 1,920 characters; the rest is room for what pages make of its TeX. */
const longestAbstract = 2000;
/** Shorter than this, a paragraph is the end of the abstract above it. */
const shortestWhole = 300;

/**
 * Where nothing but blank lines stands between the papers, two abstracts between which a title is missing look like
 * one of several paragraphs. Their length gives them away: the later one becomes a draft without a title.
 */
export function splitOverlong(draft: Draft): Draft[] {
  const drafts: Draft[] = [{ ...draft, paragraphs: [] }];
  let length = 0;
  for (const paragraph of draft.paragraphs) {
    const added = lengthOf(paragraph);
    const last = drafts.at(-1);
    if (last === undefined || (length >= shortestWhole && added >= shortestWhole && length + added > longestAbstract)) {
      drafts.push({ ...draft, title: [], votes: null, paragraphs: [paragraph] });
      length = added;
    } else {
      last.paragraphs.push(paragraph);
      length += added;
    }
  }
  return drafts;
}

function lengthOf(paragraph: SourceLine[]): number {
  return paragraph.reduce((sum, line) => sum + line.text.length + 1, 0);
}
