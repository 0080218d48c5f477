import type { PaperLinkKind } from '../links/paper-link-kind';

/** A link of a paper, its URL normalised. */
export interface LinkRecord {
  url: string;
  kind: PaperLinkKind;
}

/** A link as it is stored: given by a source, or only found in the abstract. */
export interface StoredLink extends LinkRecord {
  found: boolean;
}

/** What a source says of a paper, cleaned. On a known paper, what is undefined stays as it is. */
export interface PaperRecord {
  title: string;
  abstract: string;
  arxivId?: string;
  arxivVersion?: number;
  doi?: string;
  url?: string;
  publishedAt?: Date;
  /** A day that a page shows: counts only where nothing better is known. */
  publishedOn?: Date;
  withdrawnAt?: Date;
  authors?: string[];
  categories?: string[];
  links?: LinkRecord[];
  votes?: number;
}

/** What is stored of a paper, as far as a source can change it. */
export interface PaperState {
  key: number;
  title: string;
  abstract: string;
  arxivId: string | null;
  arxivVersion: number | null;
  doi: string | null;
  sourceUrl: string | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  categories: string[];
  authors: string[];
  links: StoredLink[];
  sourceVotes: number;
  titleKey: string;
  isCurated: boolean;
}
