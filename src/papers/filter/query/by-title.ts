import { inTitle, isTag } from '../../search-index/tags';
import { allOf, type LexemeQuery, term } from './lexeme-query';
import { titleQuery } from './title-query';

/**
 * Of the documents that `indexed` holds for, those whose titles fulfil `title`, which titleQuery made. What the marks of
 * title words say already is not asked for once more as words: an index would read the long lists of both.
 */
export function byTitle(title: LexemeQuery, indexed: LexemeQuery | null): LexemeQuery {
  const said = new Set(conjuncts(title).map((part) => JSON.stringify(part)));
  const isSaid = (part: LexemeQuery): boolean => {
    const asked = titleQuery(part);
    return isWordsAlone(part) && asked !== null && conjuncts(asked).every((each) => said.has(JSON.stringify(each)));
  };
  return allOf([toMarks(title), ...(indexed === null ? [] : conjuncts(indexed).filter((part) => !isSaid(part)))]);
}

function conjuncts(query: LexemeQuery): readonly LexemeQuery[] {
  return query.kind === 'AND' ? query.parts : [query];
}

/** Whether a title that holds the words fulfils all of it, there being no order and no exclusion in it. */
function isWordsAlone(query: LexemeQuery): boolean {
  switch (query.kind) {
    case 'TERM':
      return !isTag(query.lexeme);
    case 'AND':
    case 'OR':
      return query.parts.every(isWordsAlone);
    case 'PHRASE':
    case 'NOT':
    case 'TOPICS':
      return false;
  }
}

/** The same over the marks that documents hold of title words. */
function toMarks(query: LexemeQuery): LexemeQuery {
  switch (query.kind) {
    case 'TERM':
      return term(inTitle(query.lexeme), query.isPrefix);
    case 'AND':
    case 'OR':
      return { ...query, parts: query.parts.map(toMarks) };
    case 'PHRASE':
    case 'NOT':
    case 'TOPICS':
      throw new Error(`Expected words of a title, got a ${query.kind}: make them with titleQuery.`);
  }
}
