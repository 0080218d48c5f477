import fc from 'fast-check';
import { checkFilter } from '../../../src/papers/filter/check-filter';
import type { PaperFilter } from '../../../src/papers/filter/paper-filter.input';
import { arxivIds, authors, categories, days, dois, topicTree, words } from './random-papers';

const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { maxLength: 3 });
const maybe = <Value>(value: fc.Arbitrary<Value>, weight = 3): fc.Arbitrary<Value | null | undefined> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight, arbitrary: value },
  );

const word = fc.constantFrom(...words);
const beginning = fc.tuple(word, fc.integer({ min: 1, max: 6 })).map(([text, length]) => `${text.slice(0, length)}*`);

/** Words, phrases, beginnings, exclusions, alternatives, ids, and what is none of these. */
export function queryOf(titles: readonly string[]): fc.Arbitrary<string> {
  const stretch = fc.tuple(fc.constantFrom(...titles), fc.nat(4), fc.integer({ min: 1, max: 4 })).map(
    ([title, from, length]) =>
      `"${title
        .split(' ')
        .slice(from, from + length)
        .join(' ')}"`,
  );
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => `"${all.join(' ')}"`);
  const wanted = fc.oneof(
    { weight: 8, arbitrary: word },
    { weight: 2, arbitrary: word.map((text) => text.toUpperCase()) },
    { weight: 3, arbitrary: stretch },
    { weight: 1, arbitrary: phrase },
    { weight: 3, arbitrary: beginning },
    { weight: 1, arbitrary: fc.constantFrom(...authors, ...arxivIds, ...dois) },
    { weight: 1, arbitrary: fc.constantFrom('OR', '|', '-', '"', '/', '/code', '/category cs.CL', '^deep', "'", '\\') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '')) },
  );
  const token = fc.oneof({ weight: 6, arbitrary: wanted }, { weight: 2, arbitrary: wanted.map((text) => `-${text}`) });
  const tokens = fc.array(token, { maxLength: 3 }).map((all) => all.join(' '));
  return fc.oneof(
    { weight: 4, arbitrary: tokens },
    { weight: 1, arbitrary: fc.tuple(tokens, tokens).map((all) => all.join(' OR ')) },
  );
}

/** A filter that nests at most so deep, within the limit of 100 conditions; its queries are about these titles. */
export function filterOf(depth: number, titles: readonly string[]): fc.Arbitrary<PaperFilter> {
  return nested(depth, titles).filter(fits);
}

function nested(depth: number, titles: readonly string[]): fc.Arbitrary<PaperFilter> {
  const fields = {
    query: maybe(queryOf(titles), depth === 0 ? 8 : 3),
    topics: maybe(some(Object.keys(topicTree)), 1),
    authors: maybe(some([...authors, 'ada LOVELACE', 'Nobody']), 1),
    categories: maybe(some([...categories, 'none']), 1),
    publishedFrom: maybe(fc.constantFrom(...days), 1),
    publishedTo: maybe(fc.constantFrom(...days), 1),
    digestFrom: maybe(fc.constantFrom(...days), 1),
    digestTo: maybe(fc.constantFrom(...days), 1),
    hasCode: maybe(fc.boolean(), 1),
    minVotes: maybe(fc.integer({ min: -1, max: 5 }), 1),
  };
  if (depth === 0) {
    return fc.record(fields);
  }
  const part = nested(depth - 1, titles);
  const parts = maybe(fc.array(part, { maxLength: 3 }), 2);
  return fc.record({ ...fields, and: parts, or: parts, not: maybe(part, 2) });
}

function fits(filter: PaperFilter): boolean {
  try {
    checkFilter(filter);
    return true;
  } catch {
    return false;
  }
}
