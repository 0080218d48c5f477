import type { PaperFilter } from '../../../../src/papers/filter/paper-filter.input';

/** What a filter can ask of a paper. */
export interface FilteredPaper {
  key: number;
  categories: string[];
  authors: string[];
  topics: string[];
  /** The day that PUBLISHED_AT sorts by, UTC. */
  day: string;
  digestDays: string[];
  hasCode: boolean;
  votes: number;
}

/** Slugs, and the slug right above each. */
export type TopicTree = Readonly<Record<string, string | null>>;

/** What the filter means, said once more without SQL. */
export function holdsFor(filter: PaperFilter, paper: FilteredPaper, tree: TopicTree): boolean {
  const { topics, authors, categories, publishedFrom, publishedTo, digestFrom, digestTo, hasCode, minVotes } = filter;
  return [
    topics?.some((slug) => paper.topics.some((carried) => lineOf(carried, tree).includes(slug))),
    authors?.some((name) => paper.authors.some((author) => plain(author) === plain(name))),
    categories?.some((category) => paper.categories.includes(category)),
    publishedFrom == null || paper.day >= publishedFrom,
    publishedTo == null || paper.day <= publishedTo,
    (digestFrom == null && digestTo == null) ||
      paper.digestDays.some((day) => day >= (digestFrom ?? '') && day <= (digestTo ?? '~')),
    hasCode == null || paper.hasCode === hasCode,
    minVotes == null || paper.votes >= minVotes,
    filter.and?.every((part) => holdsFor(part, paper, tree)),
    filter.or?.some((part) => holdsFor(part, paper, tree)),
    filter.not == null || !holdsFor(filter.not, paper, tree),
  ].every((answer) => answer ?? true);
}

/** The topic and all above it. */
function lineOf(slug: string, tree: TopicTree): string[] {
  const parent = tree[slug];
  return parent == null ? [slug] : [slug, ...lineOf(parent, tree)];
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
