import type { Taken } from './faulty-server';
import type { Absence } from './restartable-database';
import type { Kill } from './worker-crew';

/** Messages that were taken more than once, by what made it so. */
export interface Duplicates {
  /** The connection was lost in place of the 250. */
  answerLost: number;
  /** The worker was killed after the 250 and before the ledger had it. */
  killed: number;
  /** From the 250 to the kill, in milliseconds, but for the time that PostgreSQL was away: the window. */
  windowMillis: { median: number; most: number };
  /** Anything else: there must be none. */
  unexplained: Taken[];
  /** Recipients that were sent two different messages: there must be none. */
  otherMessages: string[];
}

/** The server may take what a worker had handed over a moment before it was killed, and no worker outlives its 250 unnoted for longer. */
const windowMillis = { before: 2_000, after: 20_000 };

/** Finds out why messages were taken again: what happened to the one before explains the next. */
export function explainDuplicates(
  taken: readonly Taken[],
  kills: readonly Kill[],
  absences: readonly Absence[],
): Duplicates {
  const killedAt = new Map(kills.map(({ worker, at }) => [worker, at]));
  const windows: number[] = [];
  const duplicates: Duplicates = {
    answerLost: 0,
    killed: 0,
    windowMillis: { median: 0, most: 0 },
    unexplained: [],
    otherMessages: [],
  };
  for (const [recipient, copies] of byRecipient(taken)) {
    if (new Set(copies.map(({ messageId }) => messageId)).size > 1) {
      duplicates.otherMessages.push(recipient);
    }
    for (const before of copies.slice(0, -1)) {
      const killed = killedAt.get(before.worker) ?? Infinity;
      const gap = killed - before.at - timeAway(absences, before.at, killed);
      if (!before.isAnswered) {
        duplicates.answerLost += 1;
      } else if (gap >= -windowMillis.before && gap <= windowMillis.after) {
        duplicates.killed += 1;
        windows.push(Math.max(0, gap));
      } else {
        duplicates.unexplained.push(before);
      }
    }
  }
  windows.sort((a, b) => a - b);
  duplicates.windowMillis = { median: windows[windows.length >> 1] ?? 0, most: windows.at(-1) ?? 0 };
  return duplicates;
}

/** How much of the time between two instants PostgreSQL was away. */
function timeAway(absences: readonly Absence[], from: number, to: number): number {
  return absences.reduce((sum, away) => sum + Math.max(0, Math.min(to, away.to) - Math.max(from, away.from)), 0);
}

function byRecipient(taken: readonly Taken[]): Map<string, Taken[]> {
  const groups = new Map<string, Taken[]>();
  for (const one of taken) {
    const group = groups.get(one.recipient);
    if (group === undefined) {
      groups.set(one.recipient, [one]);
    } else {
      group.push(one);
    }
  }
  return groups;
}
