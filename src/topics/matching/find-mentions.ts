import { tokenise } from './tokenise';
import type { TrieNode } from './phrase-trie';
import type { Token } from './tokenise';

/** A phrase of a topic as it stands in the trie. */
export interface PhraseEntry {
  slug: string;
  phrase: string;
  weight: number;
}

/** A place of a text that holds a phrase, in the text's own words. */
export interface Mention {
  entry: PhraseEntry;
  literal: string;
}

/** How many words behind a mention a bracket may open to say it again: "vision-language models (VLMs)" has one between. */
const REACH_OF_BRACKET = 2;

/**
 * The phrases of a text in order. Within one topic mentions do not overlap, and where several of its phrases begin the
 * longest counts; topics do not take words from each other. A term and its abbreviation, as in "reinforcement learning
 * (RL)", are one mention.
 */
export function findMentions(root: TrieNode<PhraseEntry>, text: string): Mention[] {
  const tokens = tokenise(text);
  const mentions: Mention[] = [];
  const takenUntil = new Map<string, number>();
  for (const [first, { word, start, opensBracket }] of tokens.entries()) {
    if (!root.next.has(word)) continue;
    for (const { entry, last, end } of phrasesFrom(root, tokens, first).reverse()) {
      const taken = takenUntil.get(entry.slug) ?? -Infinity;
      if (first <= taken) continue;
      takenUntil.set(entry.slug, last);
      const saysAgain = opensBracket && first - taken <= REACH_OF_BRACKET;
      if (!saysAgain) mentions.push({ entry, literal: text.slice(start, end) });
    }
  }
  return mentions;
}

interface FoundPhrase {
  entry: PhraseEntry;
  /** The index of the last token, and where the text ends it. */
  last: number;
  end: number;
}

/** Every phrase that begins at a token, the shortest first. */
function phrasesFrom(root: TrieNode<PhraseEntry>, tokens: Token[], first: number): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  let node: TrieNode<PhraseEntry> | undefined = root;
  for (let last = first; last < tokens.length; last += 1) {
    const token = tokens[last];
    if (token === undefined || (token.opensClause && last > first)) break;
    node = node.next.get(token.word);
    if (node === undefined) break;
    for (const entry of node.entries) found.push({ entry, last, end: token.end });
  }
  return found;
}
