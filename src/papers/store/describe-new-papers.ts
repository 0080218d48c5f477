import { setImmediate } from 'node:timers/promises';
import type { Taxonomy } from '../../topics';
import { PaperLinkKind } from '../links/paper-link-kind';
import { type SearchRow, toSearchRow } from '../search-index/write-search-rows';
import { authorNameKey } from '../text/author-name-key';
import { findTopics, type FoundTopic } from './assign-topics';
import type { PaperState } from './paper-record';

/** What is worked out of new papers alone, without the database. */
export interface Description {
  topics: FoundTopic[];
  searchRows: SearchRow[];
}

/** As many as take 3 ms. */
const papersAtOnce = 10;

/**
 * Finds the topics and the words of new papers. Lets others go on after every few: it is meant to run while the
 * database is busy with the rest of the papers, which is a third of the time that an import takes.
 */
export async function describeNewPapers(taxonomy: Taxonomy, states: readonly PaperState[]): Promise<Description> {
  const description: Description = { topics: [], searchRows: [] };
  for (let from = 0; from < states.length; from += papersAtOnce) {
    for (const state of states.slice(from, from + papersAtOnce)) {
      const topics = findTopics(taxonomy, [state]);
      description.topics.push(...topics);
      description.searchRows.push(
        toSearchRow({
          ...state,
          authorKeys: state.authors.map(authorNameKey),
          topicKeys: topics.map((topic) => topic.topic_id),
          hasCode: state.links.some(({ kind }) => kind === PaperLinkKind.CODE),
        }),
      );
    }
    await setImmediate();
  }
  return description;
}
