/**
 * What a paper is besides its words stands in its search document too, as lexemes that no word can be: so words and
 * tags are intersected in one index, and a rare topic narrows a common word.
 */
export const tags = {
  /** Every paper has it: the whole that an exclusion alone takes away from. */
  every: '/',
  /** No paper has it. */
  nothing: '/nothing',
  topic: (key: number): string => `/topic ${key}`,
  author: (nameKey: string): string => `/author ${nameKey.slice(0, 500)}`,
  category: (category: string): string => `/category ${category.slice(0, 500)}`,
  code: '/code',
  arxivId: (id: string): string => `/arxiv ${id}`,
  doi: (doi: string): string => `/doi ${doi}`,
} as const;

/** The word as it stands in a title: candidates for relevance are looked for among titles first. */
export function inTitle(lexeme: string): string {
  return `^${lexeme}`;
}

/** Two common words next to each other. */
export function pairOf(first: string, second: string): string {
  return `~${first} ${second}`;
}

/** Tells a tag from a word. */
export function isTag(lexeme: string): boolean {
  return lexeme.startsWith('/');
}
