import { type SearchDocument, searchDocument } from '../search-index/search-document';
import { authorNameKey } from '../text/author-name-key';
import type { FilterablePaper } from './filterable-paper';

/** To read a text costs a hundred times what it costs to look a word up, and many filters ask the same paper. */
const documents = new WeakMap<FilterablePaper, SearchDocument>();

/** The words and tags that queries look for in a paper, all but its topics; made once for each paper. */
export function documentOf(paper: FilterablePaper): SearchDocument {
  const known = documents.get(paper);
  if (known !== undefined) {
    return known;
  }
  const authorKeys = paper.authors.map(authorNameKey);
  const document = searchDocument({ ...paper, authorKeys, topicKeys: [] });
  documents.set(paper, document);
  return document;
}
