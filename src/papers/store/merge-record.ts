import { findLinks } from '../links/find-links';
import { titleKey } from '../text/title-keys';
import type { LinkRecord, PaperRecord, PaperState, StoredLink } from './paper-record';

/** The state of a paper that is new with this record. */
export function stateOfNew(key: number, record: PaperRecord): PaperState {
  const empty: PaperState = {
    key,
    title: record.title,
    abstract: record.abstract,
    arxivId: null,
    arxivVersion: null,
    doi: null,
    sourceUrl: null,
    publishedAt: null,
    withdrawnAt: null,
    categories: [],
    authors: [],
    links: [],
    sourceVotes: 0,
    titleKey: titleKey(record.title),
    isCurated: false,
  };
  return mergeRecord(empty, record);
}

/** Lays a record over what is known: what it leaves out stays, an id that arrives is taken on. */
export function mergeRecord(known: PaperState, record: PaperRecord): PaperState {
  return {
    ...known,
    title: record.title,
    abstract: record.abstract,
    titleKey: titleKey(record.title),
    arxivId: record.arxivId ?? known.arxivId,
    arxivVersion: latest(known.arxivVersion, record.arxivVersion),
    doi: record.doi ?? known.doi,
    sourceUrl: record.url ?? known.sourceUrl,
    publishedAt: record.publishedAt ?? known.publishedAt ?? record.publishedOn ?? null,
    withdrawnAt: record.withdrawnAt ?? known.withdrawnAt,
    categories: record.categories ?? known.categories,
    authors: record.authors ?? known.authors,
    links: mergeLinks(record.links ?? known.links.filter((link) => !link.found), findLinks(record.abstract)),
    sourceVotes: record.votes ?? known.sourceVotes,
  };
}

function latest(known: number | null, given: number | undefined): number | null {
  return given === undefined ? known : Math.max(known ?? 0, given);
}

/** Given links first, then those in the abstract alone; each place once. */
function mergeLinks(given: readonly LinkRecord[], inAbstract: readonly LinkRecord[]): StoredLink[] {
  const byUrl = new Map<string, StoredLink>();
  for (const [links, found] of [[given, false] as const, [inAbstract, true] as const]) {
    for (const { url, kind } of links) {
      byUrl.set(url, byUrl.get(url) ?? { url, kind, found });
    }
  }
  return [...byUrl.values()];
}
