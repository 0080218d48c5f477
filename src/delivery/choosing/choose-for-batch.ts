import { type ArrivedPaper, matchesFilter, type PaperPredicate } from '../../papers';
import { LruMap } from '../../platform/cache/lru-map';
import {
  type Candidate,
  choosePapers,
  type ChosenPaper,
  type Interests,
  mostByReasons,
  type Reason,
  reasonFilter,
  reasonsOf,
  SubscriptionIndex,
} from '../../subscribers';
import { toReasonRecord } from './reason-record';

/** A delivery for which papers are to be chosen. */
export interface Chooser {
  readonly subscriberKey: number;
  readonly interests: Interests;
  readonly maxPapers: number;
  /** Papers that arrived later than this, and not later than `at`. */
  readonly since: Date;
  readonly at: Date;
  /** By then they have to have been known here. */
  readonly knownBy: Date;
}

/** For each chooser of a batch, in their order, the papers that reach it, those that trend most first. */
export function findCandidates(
  choosers: readonly Chooser[],
  papers: readonly ArrivedPaper[],
  now: Date,
): ArrivedPaper[][] {
  const index = new SubscriptionIndex();
  choosers.forEach(({ interests }, place) => index.put(place, interests));
  // Each paper is asked after by hundreds, and to compare numbers takes a tenth of what instants take.
  const found = choosers.map(({ since, at, knownBy }) => ({
    since: since.getTime(),
    at: at.getTime(),
    knownBy: knownBy.getTime(),
    papers: new Array<ArrivedPaper>(),
  }));
  const earliest = found.reduce((least, { since }) => Math.min(least, since), Infinity);
  for (const paper of papers.toSorted((one, other) => other.trending - one.trending)) {
    const arrivedAt = paper.arrivedAt.getTime();
    // A paper that is known only from now on by a clock that went ahead, and was set back, counts as known.
    const knownAt = paper.knownAt > now ? -Infinity : paper.knownAt.getTime();
    if (arrivedAt > earliest) {
      index.reachedBy(paper).forEach((place) => {
        const chooser = found[place];
        if (
          chooser !== undefined &&
          arrivedAt > chooser.since &&
          arrivedAt <= chooser.at &&
          knownAt <= chooser.knownBy
        ) {
          chooser.papers.push(paper);
        }
      });
    }
  }
  return found.map((chooser) => chooser.papers);
}

/**
 * What each delivery of a batch holds, as a rehearsal would choose it: see choosePapers. `sent` has what subscribers
 * were mailed before, by their keys; what one of a batch takes is not given to another of the same subscriber.
 */
export function chooseForBatch(
  choosers: readonly Chooser[],
  candidates: readonly (readonly ArrivedPaper[])[],
  sent: ReadonlyMap<number, ReadonlySet<number>>,
): ChosenPaper[][] {
  const taken = new Map<number, Set<number>>();
  return choosers.map(({ subscriberKey, interests, maxPapers, since, at }, place) => {
    const sentBefore = taken.get(subscriberKey) ?? new Set(sent.get(subscriberKey));
    taken.set(subscriberKey, sentBefore);
    const reasons = reasonsOf(interests).map((reason) => ({ reason, holds: predicateOf(reason) }));
    const unsent = (candidates[place] ?? []).filter(({ key }) => !sentBefore.has(key));
    const found = withinReach(unsent, maxPapers).map((paper): Candidate =>
      toCandidate(
        paper,
        reasons.filter(({ holds }) => holds(paper)).map(({ reason }) => reason),
      ),
    );
    const chosen = choosePapers({ candidates: found, rules: { maxPapers }, sentBefore, since, at });
    chosen.forEach(({ key }) => sentBefore.add(key));
    return chosen;
  });
}

/**
 * Of papers by their trend, the first of them the highest, those that may be among the best so many, whatever their
 * reasons are worth: to ask after the reasons of all takes as long as to set the mail.
 */
function withinReach(papers: readonly ArrivedPaper[], most: number): readonly ArrivedPaper[] {
  const last = papers[most - 1];
  if (last === undefined) {
    return papers;
  }
  const end = papers.findIndex(({ trending }) => trending + mostByReasons < last.trending);
  return end === -1 ? papers : papers.slice(0, end);
}

function toCandidate({ key, arrivedAt, trending, sortDate }: ArrivedPaper, reasons: readonly Reason[]): Candidate {
  return { key, arrivedAt, trending, sortDate, reasons };
}

/** To read a search costs more than to ask it of a few papers, and many subscribers have the same. */
const mostPredicates = 10_000;
const predicates: Readonly<Record<Reason['kind'], LruMap<string, PaperPredicate>>> = {
  AUTHOR: new LruMap(mostPredicates),
  SEARCH: new LruMap(mostPredicates),
  TOPIC: new LruMap(mostPredicates),
  TREND: new LruMap(1),
};

function predicateOf(reason: Reason): PaperPredicate {
  const { kind, text } = toReasonRecord(reason);
  return predicates[kind].getOrMake(text, () => matchesFilter(reasonFilter(reason)));
}
