import { findMentions } from './find-mentions';
import { phraseSpellings } from './phrase-spellings';
import { addPhrase, createTrie } from './phrase-trie';
import { scoreMentions } from './score-mentions';
import type { PhraseEntry } from './find-mentions';
import type { TaxonomyTopic, TopicMatcher } from './topic-matcher';

/**
 * Makes the matcher of a taxonomy. A phrase without a word matches nothing; a weight that is no finite number from 0 up
 * is a RangeError, for it would make every score of its topic senseless.
 */
export function compileTaxonomy(topics: TaxonomyTopic[]): TopicMatcher {
  const root = createTrie<PhraseEntry>();
  for (const { slug, phrases } of topics) {
    for (const { phrase, weight } of phrases) {
      if (!Number.isFinite(weight) || weight < 0) {
        throw new RangeError(
          `Topic "${slug}", phrase "${phrase}": expected a finite weight from 0 up, but got ${weight}.`,
        );
      }
      for (const spelling of phraseSpellings(phrase)) addPhrase(root, spelling, { slug, phrase, weight });
    }
  }
  const families = new Map(topics.map(({ slug, parent }) => [slug, parent ?? slug]));
  const familyOf = (slug: string): string => families.get(slug) ?? slug;
  return {
    match: ({ title, abstract }) => scoreMentions(findMentions(root, title), findMentions(root, abstract), familyOf),
  };
}
