import { compareStates, type Difference, everythingDiffers } from './compare-states';
import { type IdentityConflict, isConflict, PaperIndex } from './identify-paper';
import { mergeRecord, stateOfNew } from './merge-record';
import type { PaperRecord, PaperState } from './paper-record';

/** What became of one record. */
export type RecordOutcome =
  | { kind: 'CREATED' | 'UPDATED' | 'UNCHANGED'; paperKey: number }
  | { kind: 'CONFLICT'; conflict: IdentityConflict };

/** A paper that the records are about, as it shall stand, and what of it has to be written. */
export interface PlannedPaper {
  /** As it stands now; null for one that is new. */
  before: PaperState | null;
  state: PaperState;
  difference: Difference;
}

/**
 * Decides which papers the records are about and what to write. Records count one after the other, so that two of one
 * batch can be about the same paper, and an id that the first brings is known to the second. What they come to in the
 * end is what counts: two that contradict each other change nothing when they come again.
 */
export function planPapers(
  records: readonly PaperRecord[],
  known: readonly PaperState[],
  freeKeys: readonly number[],
): { outcomes: RecordOutcome[]; papers: PlannedPaper[] } {
  const index = new PaperIndex(known);
  const ends = new Map<number, Pick<PlannedPaper, 'before' | 'state'>>();
  const steps = records.map((record, place): RecordOutcome => {
    const found = index.find(record);
    if (isConflict(found)) {
      return { kind: 'CONFLICT', conflict: found };
    }
    const state = found ? mergeRecord(found, record) : stateOfNew(freeKeys[place] ?? Number.NaN, record);
    index.put(state, found);
    const end = ends.get(state.key);
    ends.set(state.key, { before: end ? end.before : found, state });
    return { kind: found ? stepKind(found, state) : 'CREATED', paperKey: state.key };
  });
  const papers = [...ends.values()].map(({ before, state }) => ({
    before,
    state,
    difference: before ? compareStates(before, state) : everythingDiffers,
  }));
  const asBefore = new Set(papers.filter(({ difference }) => !differs(difference)).map(({ state }) => state.key));
  const outcomes = steps.map((step): RecordOutcome => {
    const isUndone = step.kind === 'UPDATED' && asBefore.has(step.paperKey);
    return isUndone ? { ...step, kind: 'UNCHANGED' } : step;
  });
  return { outcomes, papers };
}

function stepKind(before: PaperState, after: PaperState): 'UPDATED' | 'UNCHANGED' {
  return differs(compareStates(before, after)) ? 'UPDATED' : 'UNCHANGED';
}

function differs({ told, votes }: Difference): boolean {
  return told || votes;
}
