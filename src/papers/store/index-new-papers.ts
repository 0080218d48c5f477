import { setImmediate } from 'node:timers/promises';
import type { Queryable } from '../../platform/database/queryable';
import type { Taxonomy } from '../../topics';
import { PaperLinkKind } from '../links/paper-link-kind';
import { addSearchRows, type SearchRow, toSearchRow } from '../search-index/write-search-rows';
import { authorNameKey } from '../text/author-name-key';
import { findTopics, type FoundTopic } from './assign-topics';
import type { PaperState } from './paper-record';

/** As many as take 30 ms: few enough for the database to begin soon, and enough for the statements not to count. */
const papersInPart = 100;
/** As many as take 3 ms. */
const papersAtOnce = 10;

/**
 * Finds the topics of new papers and adds the papers to the search index: while the database takes in one part, the next
 * one is worked out here. `stored` is when the papers themselves are in place. Returns the topics, for they are assigned
 * with those of other papers.
 */
export async function indexNewPapers(task: {
  transaction: Queryable;
  taxonomy: Taxonomy;
  states: readonly PaperState[];
  stored: Promise<void>;
}): Promise<FoundTopic[]> {
  const { transaction, taxonomy, states, stored } = task;
  const topics: FoundTopic[] = [];
  let added = stored;
  for (let from = 0; from < states.length; from += papersInPart) {
    const [part] = await Promise.all([describe(taxonomy, states.slice(from, from + papersInPart)), added]);
    topics.push(...part.topics);
    added = addSearchRows(transaction, part.searchRows);
  }
  await added;
  return topics;
}

/** What is worked out of papers alone, without the database. Lets others go on after every few. */
async function describe(
  taxonomy: Taxonomy,
  states: readonly PaperState[],
): Promise<{ topics: FoundTopic[]; searchRows: SearchRow[] }> {
  const topics: FoundTopic[] = [];
  const searchRows: SearchRow[] = [];
  for (let from = 0; from < states.length; from += papersAtOnce) {
    for (const state of states.slice(from, from + papersAtOnce)) {
      const found = findTopics(taxonomy, [state]);
      topics.push(...found);
      searchRows.push(
        toSearchRow({
          ...state,
          authorKeys: state.authors.map(authorNameKey),
          topicKeys: found.map((topic) => topic.topic_id),
          hasCode: state.links.some(({ kind }) => kind === PaperLinkKind.CODE),
        }),
      );
    }
    await setImmediate();
  }
  return { topics, searchRows };
}
