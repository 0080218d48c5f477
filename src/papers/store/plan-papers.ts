import { type IdentityConflict, isConflict, PaperIndex } from './identify-paper';
import { type Merge, mergeRecord, stateOfNew } from './merge-record';
import type { PaperRecord, PaperState } from './paper-record';

/** What became of one record. */
export type RecordOutcome =
  | { kind: 'CREATED' | 'UPDATED' | 'UNCHANGED'; paperKey: number }
  | { kind: 'CONFLICT'; conflict: IdentityConflict };

/** A paper that the records are about, as it shall stand, and what of it has to be written. */
export interface PlannedPaper extends Merge {
  isNew: boolean;
}

/**
 * Decides which papers the records are about and what to write. Records count one after the other, so that two of one
 * batch can be about the same paper, and an id that the first brings is known to the second.
 */
export function planPapers(
  records: readonly PaperRecord[],
  known: readonly PaperState[],
  freeKeys: readonly number[],
): { outcomes: RecordOutcome[]; papers: PlannedPaper[] } {
  const index = new PaperIndex(known);
  const planned = new Map<number, PlannedPaper>();
  const outcomes = records.map((record, place): RecordOutcome => {
    const found = index.find(record);
    if (isConflict(found)) {
      return { kind: 'CONFLICT', conflict: found };
    }
    if (found === null) {
      const state = stateOfNew(freeKeys[place] ?? Number.NaN, record);
      index.add(state);
      planned.set(state.key, { state, isNew: true, ...everything });
      return { kind: 'CREATED', paperKey: state.key };
    }
    const merge = mergeRecord(found, record);
    // The index keeps the object it knows: what the record brings is laid over it in place.
    Object.assign(found, merge.state);
    index.add(found);
    planned.set(found.key, join(planned.get(found.key), { ...merge, state: found }));
    return { kind: merge.changed || merge.votesChanged ? 'UPDATED' : 'UNCHANGED', paperKey: found.key };
  });
  return { outcomes, papers: [...planned.values()] };
}

const everything = {
  textChanged: true,
  authorsChanged: true,
  linksChanged: true,
  changed: true,
  votesChanged: true,
  standingChanged: true,
};

/** Two records about one paper: what either changes is written. */
function join(earlier: PlannedPaper | undefined, merge: Merge): PlannedPaper {
  return {
    state: merge.state,
    isNew: earlier?.isNew ?? false,
    textChanged: merge.textChanged || earlier?.textChanged === true,
    authorsChanged: merge.authorsChanged || earlier?.authorsChanged === true,
    linksChanged: merge.linksChanged || earlier?.linksChanged === true,
    changed: merge.changed || earlier?.changed === true,
    votesChanged: merge.votesChanged || earlier?.votesChanged === true,
    standingChanged: merge.standingChanged || earlier?.standingChanged === true,
  };
}
