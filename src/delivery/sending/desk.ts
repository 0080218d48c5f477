import type { Clock } from '../../platform/clock/clock';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import type { Post } from '../../platform/mail';
import { ArrivalWindow } from '../choosing/arrival-window';
import { ReasonBook } from '../choosing/reason-book';
import { PaperShelf } from './paper-shelf';

/** What a worker needs to send digests. */
export type DeliveryPost = Pick<Post, 'transport' | 'letterhead' | 'from'>;

/** What all shards that a process sends have in common. */
export interface Desk {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: DeliveryPost;
  readonly addressKeys: AddressKeys;
  readonly window: ArrivalWindow;
  readonly reasons: ReasonBook;
  readonly shelf: PaperShelf;
}

/** Sets a desk up. */
export function openDesk(tools: Pick<Desk, 'database' | 'clock' | 'post' | 'addressKeys'>): Desk {
  const { database } = tools;
  return {
    ...tools,
    window: new ArrivalWindow(database),
    reasons: new ReasonBook(database),
    shelf: new PaperShelf(database),
  };
}
