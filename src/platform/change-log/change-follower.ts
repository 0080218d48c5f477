import type { Transaction } from '../database/transaction';
import type { ChangeAction, ChangeType } from './change.entity';

/** Work that is derived from the change log, and trails it: an index of its own, a list worked out in advance. */
export interface ChangeFollower {
  /** Under which its place in the log is kept. A new name starts at the beginning of the log. */
  name: string;
  /** What it wants to hear of; it passes over the rest. */
  types: readonly ChangeType[];
  /** The most changes that one transaction works off: few enough to be done well within the statement timeout. */
  batchSize: number;
  /**
   * Does the work for the changes of one batch, in the order of the log, in the transaction that moves the follower on.
   * A subject can stand there more than once. The tables may be ahead of the log, never behind it.
   */
  handle(transaction: Transaction, changes: readonly FollowedChange[]): Promise<void>;
}

/** A change as followers get it. */
export interface FollowedChange {
  type: ChangeType;
  action: ChangeAction;
  /** The key of the paper, topic or digest in its own table; it may be gone by now. */
  subjectKey: number;
  eventId: string;
  at: Date;
}
