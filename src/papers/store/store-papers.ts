import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import { recordChanges } from '../../platform/change-log/record-changes';
import type { Queryable } from '../../platform/database/queryable';
import { loadTaxonomy } from '../../topics';
import { writeSearchRows } from '../search-index/write-search-rows';
import { refreshStanding } from '../trending/refresh-standing';
import { assignKeys, countNew } from './assign-keys';
import { assignTopics, findTopics } from './assign-topics';
import { indexNewPapers } from './index-new-papers';
import { loadPaperStates } from './load-paper-states';
import type { PaperRecord } from './paper-record';
import { titleKey } from '../text/title-keys';
import { type PlannedPaper, planPapers, type RecordOutcome } from './plan-papers';
import { withTopicCounts } from './with-topic-counts';
import { writeAuthors, writeLinks } from './write-paper-details';
import { allocatePaperKeys, insertPapers, releaseDois, updatePapers } from './write-papers';

/**
 * Brings records of papers into the database: finds the paper that each is about, adds it or lays the record over it,
 * finds its topics, and logs what changed. Outcomes come in the order of the records; a conflict leaves its record
 * out. The caller holds the catalogue's lock, and decides what a conflict means for the rest.
 */
export async function storePapers(task: {
  transaction: Queryable;
  records: readonly PaperRecord[];
  now: Date;
}): Promise<RecordOutcome[]> {
  const { transaction, records, now } = task;
  const known = await loadPaperStates(transaction, {
    arxivIds: records.flatMap((record) => record.arxivId ?? []),
    dois: records.flatMap((record) => record.doi ?? []),
    titleKeys: records.map((record) => titleKey(record.title)),
  });
  const plan = planPapers(records, known);
  const { outcomes, papers } = assignKeys(plan, await allocatePaperKeys(transaction, countNew(plan)));
  await writePlanned(transaction, papers, now);
  return outcomes;
}

async function writePlanned(transaction: Queryable, papers: readonly PlannedPaper[], now: Date): Promise<void> {
  const created = papers.filter((paper) => paper.before === null);
  const updated = papers.filter(
    ({ before, difference }) => before !== null && (difference.told || difference.votes || difference.links),
  );
  const touched = updated.filter((paper) => paper.difference.told);
  const written = [...created, ...updated];
  if (written.length === 0) {
    return;
  }
  const taxonomy = await loadTaxonomy(transaction);
  const store = async (): Promise<void> => {
    // Updates come first: they may leave a DOI, or a title without ids, that a new paper now has.
    await releaseDois(
      transaction,
      keysOf(updated.filter(({ before, state }) => before?.doi && before.doi !== state.doi)),
    );
    await updatePapers(transaction, statesOf(updated), keysOf(touched), now);
    await insertPapers(transaction, statesOf(created), now);
  };
  const writeDetails = async (): Promise<void> => {
    await writeAuthors(transaction, statesOf(written.filter((paper) => paper.difference.authors)));
    await writeLinks(transaction, statesOf(written.filter((paper) => paper.difference.links)));
    await refreshStanding(transaction, keysOf(updated.filter((paper) => paper.difference.standing)));
  };
  const stored = store();
  const [topicsOfNew] = await Promise.all([
    indexNewPapers({ transaction, taxonomy, states: statesOf(created), stored }),
    stored.then(writeDetails),
  ]);

  const retold = updated.filter((paper) => paper.difference.text && !paper.state.isCurated);
  const reread = [...keysOf(created), ...keysOf(retold)];
  await withTopicCounts(transaction, reread, () =>
    assignTopics(transaction, reread, [...topicsOfNew, ...findTopics(taxonomy, statesOf(retold))]),
  );
  await writeSearchRows(transaction, keysOf(updated.filter(({ difference }) => difference.told || difference.links)));

  const log = { transaction, type: ChangeType.PAPER, now };
  await recordChanges({ ...log, action: ChangeAction.CREATED, keys: keysOf(created) });
  await recordChanges({ ...log, action: ChangeAction.UPDATED, keys: keysOf(touched) });
}

function statesOf(papers: readonly PlannedPaper[]) {
  return papers.map((paper) => paper.state);
}

function keysOf(papers: readonly PlannedPaper[]): number[] {
  return papers.map((paper) => paper.state.key);
}
