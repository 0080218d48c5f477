import { authorNameKey } from '../text/author-name-key';
import type { PaperState } from './paper-record';

/** What of a paper has to be written. */
export interface Difference {
  /** Title or abstract differ, so topics have to be found again. */
  text: boolean;
  authors: boolean;
  /** Where they lead, or whether they were given or found. */
  links: boolean;
  votes: boolean;
  /** Anything but votes differs: what `updatedAt` and the change log tell of. */
  told: boolean;
  /** The date it sorts by, or what it trends by, may differ. */
  standing: boolean;
}

/** What makes one state of a paper differ from an earlier one. */
export function compareStates(before: PaperState, after: PaperState): Difference {
  const text = after.title !== before.title || after.abstract !== before.abstract;
  const authors = nameKeys(after) !== nameKeys(before);
  const links = JSON.stringify(after.links) !== JSON.stringify(before.links);
  const votes = after.sourceVotes !== before.sourceVotes;
  const told = text || authors || plainFields(after) !== plainFields(before);
  const standing = votes || after.publishedAt?.getTime() !== before.publishedAt?.getTime();
  return { text, authors, links, votes, told, standing };
}

/** Of a paper that is new, everything. */
export const everythingDiffers: Difference = {
  text: true,
  authors: true,
  links: true,
  votes: true,
  told: true,
  standing: true,
};

function nameKeys({ authors }: PaperState): string {
  return JSON.stringify(authors.map(authorNameKey));
}

function plainFields(state: PaperState): string {
  const { arxivId, arxivVersion, doi, sourceUrl, publishedAt, withdrawnAt, categories } = state;
  const links = state.links.map(({ url, kind }) => [url, kind]);
  return JSON.stringify([arxivId, arxivVersion, doi, sourceUrl, publishedAt, withdrawnAt, categories, links]);
}
