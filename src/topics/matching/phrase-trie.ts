/** A place of the trie: where the next word leads, and what ends here. */
export interface TrieNode<Entry> {
  next: Map<string, TrieNode<Entry>>;
  entries: Entry[];
}

/** An empty trie. */
export function createTrie<Entry>(): TrieNode<Entry> {
  return { next: new Map(), entries: [] };
}

/** Adds an entry behind a phrase of canonical words, one space between them. */
export function addPhrase<Entry>(root: TrieNode<Entry>, phrase: string, entry: Entry): void {
  let node = root;
  for (const word of phrase.split(' ')) {
    let child = node.next.get(word);
    if (child === undefined) {
      child = createTrie();
      node.next.set(word, child);
    }
    node = child;
  }
  node.entries.push(entry);
}
