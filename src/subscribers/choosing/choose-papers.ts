import type { Reason } from './reason';

/** A paper that a subscription's filter lets pass. */
export interface Candidate {
  readonly key: number;
  readonly arrivedAt: Date;
  /** The logarithm of its votes, weighed by their age. */
  readonly trending: number;
  readonly sortDate: Date;
  /** All that hold, the most telling first: see reasonsOf. None stands for a subscription that names nothing. */
  readonly reasons: readonly Reason[];
}

export interface ChosenPaper {
  readonly key: number;
  readonly reason: Reason;
}

/** What each reason counts, against a vote; together no more than the most. */
const points = { AUTHOR: 5, SEARCH: 3, TOPIC: 1, TREND: 1 } as const;
const mostPoints = 10;

/** What the reasons of a paper add at most to what it is worth by its trend; they never take anything away. */
export const mostByReasons = Math.log(mostPoints);

/** A paper that is not sent at once, for want of votes or room, may be for so long. */
const openMillis = 3 * 86_400_000;

/** From when on papers may have arrived to be sent at an instant: since the mail before, and three days in any case. */
export function openSince({ at, previous }: { at: Date; previous: Date | null }): Date {
  return new Date(Math.min(previous?.getTime() ?? Infinity, at.getTime() - openMillis));
}

/**
 * What a mail holds: of the candidates that have arrived, later than `since` and not after `at`, and were not sent
 * before, the best `maxPapers`, the best first. A paper is worth its votes weighed by age, times the points of its
 * reasons: an author counts 5, a search 3, a topic 1, all that hold together at most 10. Of equals the newer goes first.
 * Each is given the most telling of its reasons.
 */
export function choosePapers({
  candidates,
  rules: { maxPapers },
  sentBefore,
  since,
  at,
}: {
  candidates: readonly Candidate[];
  rules: { readonly maxPapers: number };
  sentBefore: ReadonlySet<number>;
  since: Date;
  at: Date;
}): ChosenPaper[] {
  const [after, until] = [since.getTime(), at.getTime()];
  return candidates
    .filter(({ key, arrivedAt }) => arrivedAt.getTime() > after && arrivedAt.getTime() <= until && !sentBefore.has(key))
    .map((candidate) => ({ candidate, worth: worthOf(candidate) }))
    .toSorted((one, other) => other.worth - one.worth || newerFirst(one.candidate, other.candidate))
    .slice(0, maxPapers)
    .map(
      ({
        candidate: {
          key,
          reasons: [reason = { kind: 'TREND' }],
        },
      }) => ({ key, reason }),
    );
}

function newerFirst(one: Candidate, other: Candidate): number {
  return other.sortDate.getTime() - one.sortDate.getTime() || other.key - one.key;
}

/** As a logarithm, as trending is. */
function worthOf({ trending, reasons }: Candidate): number {
  const sum = reasons.reduce((total, { kind }) => total + points[kind], 0);
  return trending + Math.log(Math.min(Math.max(sum, points.TREND), mostPoints));
}
