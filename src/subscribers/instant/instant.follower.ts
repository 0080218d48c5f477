import { loadRecentPapers, type RecentPaper } from '../../papers';
import type { ChangeFollower, FollowedChange } from '../../platform/change-log/change-follower';
import { ChangeAction, ChangeType } from '../../platform/change-log/change.entity';
import type { Transaction } from '../../platform/database/transaction';
import { openSince } from '../choosing/choose-papers';
import { gatheringAt } from '../schedule/next-delivery-at';
import { InstantIndex } from './instant-index';
import { wakeSubscriptions } from './wake-subscriptions';

/**
 * Plans mails for INSTANT subscriptions as papers arrive, are listed or tagged. Its index lives in the process that has
 * the turn, and fills itself at the first.
 */
export function instantFollower(): ChangeFollower {
  const index = new InstantIndex();
  return {
    name: 'instant-subscriptions',
    types: [ChangeType.PAPER, ChangeType.DIGEST],
    batchSize: 300,
    handle: async (transaction, changes) => {
      const papers = await loadChanged(transaction, changes);
      if (papers.length === 0) {
        return;
      }
      await index.refresh(transaction);
      for (const [time, group] of byGathering(papers)) {
        const knownAt = new Map<number, Date>();
        for (const { paper } of group) {
          for (const key of index.subscriptions.reachedBy(paper)) {
            const other = knownAt.get(key);
            knownAt.set(key, other !== undefined && other > paper.knownAt ? other : paper.knownAt);
          }
        }
        const gone = await wakeSubscriptions(transaction, { at: new Date(time), knownAt });
        gone.forEach((key) => index.subscriptions.remove(key));
      }
    },
  };
}

interface ChangedPaper {
  readonly paper: RecentPaper;
  /** When the first of its changes was made. */
  readonly changedAt: Date;
}

/** What a mail of that moment could hold of the papers that changed: of an archive that is imported, that is little. */
async function loadChanged(transaction: Transaction, changes: readonly FollowedChange[]): Promise<ChangedPaper[]> {
  const standing = changes.filter(({ action }) => action !== ChangeAction.DELETED);
  const keysOf = (wanted: ChangeType): number[] =>
    standing.filter(({ type }) => type === wanted).map(({ subjectKey }) => subjectKey);
  const firstAt = Math.min(...standing.map(({ at }) => at.getTime()));
  if (!Number.isFinite(firstAt)) {
    return [];
  }
  const papers = await loadRecentPapers(transaction, {
    papers: keysOf(ChangeType.PAPER),
    digests: keysOf(ChangeType.DIGEST),
    since: openSince({ at: new Date(firstAt), previous: null }),
  });
  return papers.flatMap((paper) => {
    const changedAt = standing
      .filter(({ type, subjectKey }) =>
        type === ChangeType.PAPER ? subjectKey === paper.key : paper.digestKeys.includes(subjectKey),
      )
      .reduce<Date | null>((first, { at }) => (first === null || at < first ? at : first), null);
    return changedAt === null || paper.arrivedAt <= openSince({ at: changedAt, previous: null })
      ? []
      : [{ paper, changedAt }];
  });
}

/** The papers by the instant at which they come, the earliest first. */
function byGathering(papers: readonly ChangedPaper[]): [number, ChangedPaper[]][] {
  const groups = new Map<number, ChangedPaper[]>();
  for (const changed of papers) {
    const { changedAt, paper } = changed;
    const time = gatheringAt(changedAt > paper.arrivedAt ? changedAt : paper.arrivedAt).getTime();
    groups.set(time, [...(groups.get(time) ?? []), changed]);
  }
  return [...groups].toSorted(([one], [other]) => one - other);
}
