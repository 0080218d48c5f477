import { compareStates, type Difference, everythingDiffers } from './compare-states';
import { type IdentityConflict, isConflict, PaperIndex } from './identify-paper';
import { mergeRecord, stateOfNew } from './merge-record';
import type { PaperRecord, PaperState } from './paper-record';

/** What became of one record; `told` where the change log tells of its paper, as it does not of votes. */
export type RecordOutcome =
  | { kind: 'CREATED' | 'UPDATED' | 'UNCHANGED'; paperKey: number; told: boolean }
  | { kind: 'CONFLICT'; conflict: IdentityConflict };

/** A paper that the records are about, as it shall stand, and what of it has to be written. */
export interface PlannedPaper {
  /** As it stands now; null for one that is new. */
  before: PaperState | null;
  state: PaperState;
  difference: Difference;
}

/** What became of the records, in their order, and the papers that they are about. */
export interface PaperPlan {
  outcomes: RecordOutcome[];
  papers: PlannedPaper[];
}

/** New papers are planned under keys behind any that the database can hand out: see assignKeys. */
const firstProvisionalKey = 2 ** 31;

/**
 * Decides which papers the records are about and what to write. Records count one after the other, so that two of one
 * batch can be about the same paper, and an id that the first brings is known to the second. What they come to in the
 * end is what counts: two that contradict each other change nothing when they come again.
 */
export function planPapers(records: readonly PaperRecord[], known: readonly PaperState[]): PaperPlan {
  const index = new PaperIndex(known);
  const ends = new Map<number, Pick<PlannedPaper, 'before' | 'state'>>();
  const steps = records.map((record, place): Step => {
    const found = index.find(record);
    if (isConflict(found)) {
      return { kind: 'CONFLICT', conflict: found };
    }
    const state = found ? mergeRecord(found, record) : stateOfNew(firstProvisionalKey + place, record);
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
  const differences = new Map(papers.map(({ state, difference }) => [state.key, difference]));
  const outcomes = steps.map((step) =>
    step.kind === 'CONFLICT' ? step : settle(step, differences.get(step.paperKey) ?? everythingDiffers),
  );
  return { outcomes, papers };
}

/** What a record did at its place among the others. */
type Step = Exclude<RecordOutcome, { told: boolean }> | Omit<Extract<RecordOutcome, { told: boolean }>, 'told'>;

/** A step that a later record took back has changed nothing. */
function settle(step: Exclude<Step, { kind: 'CONFLICT' }>, difference: Difference): RecordOutcome {
  const isUndone = step.kind === 'UPDATED' && !differs(difference);
  return { ...step, kind: isUndone ? 'UNCHANGED' : step.kind, told: difference.told };
}

function stepKind(before: PaperState, after: PaperState): 'UPDATED' | 'UNCHANGED' {
  return differs(compareStates(before, after)) ? 'UPDATED' : 'UNCHANGED';
}

function differs({ told, votes }: Difference): boolean {
  return told || votes;
}
