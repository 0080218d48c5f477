import { parseArxivId } from '../../identity/arxiv-id';
import { parseDoi } from '../../identity/doi';
import { type Chunk, splitWords } from '../../search-index/split-words';
import { tags } from '../../search-index/tags';
import { chunkCondition, phraseCondition, prefixCondition } from './chunk-condition';
import { allOf, anyOf, type LexemeQuery, term } from './lexeme-query';

/** A word of a query that is wanted as it stands, and its half-open range in UTF-16 units of the text. */
export interface QueryWord {
  text: string;
  start: number;
  end: number;
}

/** What a query asks for. */
export interface SearchQuery {
  /** Holds for nothing where the text has no word to look for. */
  condition: LexemeQuery;
  /** The plain words that are wanted: what a spelling can be proposed for. */
  words: readonly QueryWord[];
}

/** What stands behind these is not read: a person writes less, and each word costs a look into the index. */
const mostCharacters = 2_000;
const mostTerms = 64;

const tokens = /(?<minus>-?)(?:"(?<phrase>[^"]*)(?:"|$)|(?<word>[^\s"]+))/gu;
/** What stands around an id in a sentence. A DOI may end so too. */
const idStart = /^[([{'<]+/;
const idEnd = /[.,;:!?)\]}'>]+$/;

/**
 * Reads the query language: bare words (all of them), "phrases", -exclusions, `OR` between alternatives (it parts
 * weaker than the space does), prefix*. Any text is a query: what makes no sense as an operator is no word either.
 */
export function parseQuery(text: string): SearchQuery {
  const words: QueryWord[] = [];
  const alternatives: Alternative[] = [newAlternative()];
  let terms = 0;
  for (const { groups = {}, index, 0: token } of text
    .slice(0, mostCharacters)
    .replace(/[“”„«»]/g, '"')
    .matchAll(tokens)) {
    const { minus, phrase, word = '' } = groups;
    if (phrase === undefined && (token === 'OR' || token === '|')) {
      alternatives.push(newAlternative());
      continue;
    }
    const chunks = splitWords(phrase ?? word);
    const conditions = phrase === undefined ? readWord(word, chunks) : [phraseCondition(chunks)];
    for (const condition of conditions) {
      terms += 1;
      if (condition !== null && terms <= mostTerms) {
        alternatives.at(-1)?.[minus ? 'unwanted' : 'wanted'].push(condition);
      }
    }
    if (!minus && phrase === undefined && !word.endsWith('*') && readIds(word).length === 0) {
      words.push(...wordsOf(word, chunks, index));
    }
  }
  return { condition: anyOf(alternatives.flatMap((alternative) => conditionOf(alternative) ?? [])), words };
}

interface Alternative {
  wanted: LexemeQuery[];
  unwanted: LexemeQuery[];
}

function newAlternative(): Alternative {
  return { wanted: [], unwanted: [] };
}

/** Null for an alternative without a word. An exclusion alone takes away from all papers. */
function conditionOf({ wanted, unwanted }: Alternative): LexemeQuery | null {
  if (wanted.length + unwanted.length === 0) {
    return null;
  }
  return allOf([allOf(wanted), ...unwanted.map((part): LexemeQuery => ({ kind: 'NOT', part }))]);
}

function readWord(word: string, chunks: readonly Chunk[]): (LexemeQuery | null)[] {
  const ids = readIds(word);
  if (ids.length > 0) {
    return [anyOf(ids.map((id) => term(id)))];
  }
  return chunks.map((chunk, place) =>
    word.endsWith('*') && place === chunks.length - 1 ? prefixCondition(chunk, word) : chunkCondition(chunk),
  );
}

/** An arXiv id or a DOI, bare or as a URL, as the tag of its paper: as it stands, and without what surrounds it. */
function readIds(word: string): string[] {
  const inSentence = word.replace(idStart, '');
  return [...new Set([inSentence, inSentence.replace(idEnd, '')].flatMap((bare) => readId(bare) ?? []))];
}

function readId(bare: string): string | null {
  const doi = parseDoi(bare);
  if (doi !== null) {
    return tags.doi(doi);
  }
  const arxivId = parseArxivId(bare);
  return arxivId === null ? null : tags.arxivId(arxivId.id);
}

function wordsOf(token: string, chunks: readonly Chunk[], offset: number): QueryWord[] {
  return chunks.map(({ start, end }) => ({ text: token.slice(start, end), start: offset + start, end: offset + end }));
}
