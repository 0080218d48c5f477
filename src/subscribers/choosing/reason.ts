import type { PaperFilter } from '../../papers';
import type { Interests } from '../matching/interests';

/** What of a subscription brings a paper in; TREND where the subscription names nothing. */
export type Reason =
  | { readonly kind: 'AUTHOR'; readonly name: string }
  | { readonly kind: 'SEARCH'; readonly text: string }
  | { readonly kind: 'TOPIC'; readonly slug: string }
  | { readonly kind: 'TREND' };

/** The reasons that a subscription can have, the most telling first. */
export function reasonsOf({ authors, searches, topics }: Interests): Reason[] {
  return [
    ...authors.map((name): Reason => ({ kind: 'AUTHOR', name })),
    ...searches.map((text): Reason => ({ kind: 'SEARCH', text })),
    ...topics.map((slug): Reason => ({ kind: 'TOPIC', slug })),
  ];
}

/** The papers for which a reason holds. */
export function reasonFilter(reason: Reason): PaperFilter {
  switch (reason.kind) {
    case 'AUTHOR':
      return { authors: [reason.name] };
    case 'SEARCH':
      return { query: reason.text };
    case 'TOPIC':
      return { topics: [reason.slug] };
    case 'TREND':
      return {};
  }
}

/** A reason in words: "Author: Ada Lovelace". Topics are called by their names, or by their slugs where these are unknown. */
export function reasonText(reason: Reason, topicNames: ReadonlyMap<string, string>): string {
  switch (reason.kind) {
    case 'AUTHOR':
      return `Author: ${reason.name}`;
    case 'SEARCH':
      return `Search: ${reason.text}`;
    case 'TOPIC':
      return `Topic: ${topicNames.get(reason.slug) ?? reason.slug}`;
    case 'TREND':
      return 'Trending';
  }
}
