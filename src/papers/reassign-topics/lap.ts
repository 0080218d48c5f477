import type { TopicReassignment } from './topic-reassignment.entity';

/** One way round all papers, from a key downwards, past the top, and down to that key again. */
export type Lap = Omit<TopicReassignment, 'key'>;

/** Above the key of any paper. */
export const top = 2 ** 31 - 1;

/**
 * The lap that a taxonomy wants: the one under way where it is about that taxonomy, else a new one. A new lap begins
 * where the old one was, not at the newest paper again, so that the oldest get their turn however often the taxonomy
 * changes.
 */
export function lapFor(taxonomyVersion: string, known: Lap | null, now: Date): Lap {
  if (known?.taxonomyVersion === taxonomyVersion) {
    return known;
  }
  const at = known === null || known.finishedAt !== null ? top : known.nextBelow;
  const counts = { lookedAt: 0, reassigned: 0 };
  return { taxonomyVersion, nextBelow: at, lapEnd: at, isPastTop: false, ...counts, startedAt: now, finishedAt: null };
}

/** The keys that come next, from `from` up to but without `below`. */
export function stretchOf({ nextBelow, lapEnd, isPastTop }: Lap): { from: number; below: number } {
  return { from: isPastTop ? lapEnd : 0, below: nextBelow };
}

/** The lap once it has come to the lowest of these keys; `isAll` where its stretch holds no more. */
export function advance(
  lap: Lap,
  done: { keys: readonly number[]; isAll: boolean; reassigned: number },
  now: Date,
): Lap {
  const moved = {
    ...lap,
    nextBelow: Math.min(lap.nextBelow, ...done.keys),
    lookedAt: lap.lookedAt + done.keys.length,
    reassigned: lap.reassigned + done.reassigned,
  };
  if (!done.isAll) {
    return moved;
  }
  return lap.isPastTop || lap.lapEnd === top
    ? { ...moved, finishedAt: now }
    : { ...moved, nextBelow: top, isPastTop: true };
}
