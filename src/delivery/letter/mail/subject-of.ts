import { clip } from '../text/clip';

const longest = 78;

/** What stands in the list of mails: the best paper, cut where it must be, and how many come with it. */
export function subjectOf(bestTitle: string, papers: number): string {
  const others = papers > 1 ? ` and ${papers - 1} more` : '';
  return `${clip(bestTitle, longest - others.length)}${others}`;
}
