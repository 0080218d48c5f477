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
  const { digestFrom, digestTo, not } = filter;
  const digestDays = paper.digestDays.filter((day) => day >= (digestFrom ?? '') && day <= (digestTo ?? '~'));
  return [
    filter.topics?.some((slug) => paper.topics.some((carried) => lineOf(carried, tree).includes(slug))),
    filter.authors?.some((name) => paper.authors.some((author) => plain(author) === plain(name))),
    filter.categories?.some((category) => paper.categories.includes(category)),
    paper.day >= (filter.publishedFrom ?? ''),
    paper.day <= (filter.publishedTo ?? '~'),
    digestDays.length > 0 || (digestFrom ?? digestTo ?? null) === null,
    paper.hasCode === (filter.hasCode ?? paper.hasCode),
    paper.votes >= (filter.minVotes ?? 0),
    filter.and?.every((part) => holdsFor(part, paper, tree)),
    filter.or?.some((part) => holdsFor(part, paper, tree)),
    not ? !holdsFor(not, paper, tree) : true,
  ].every((answer) => answer ?? true);
}

/** The topic and all above it. */
function lineOf(slug: string, tree: TopicTree): string[] {
  const parent = tree[slug] ?? null;
  return parent === null ? [slug] : [slug, ...lineOf(parent, tree)];
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}
