import { ChangeType } from '../../platform/change-log/change.entity';
import type { ChangeFollower } from '../../platform/change-log/change-follower';
import { settleTiers } from './settle-tiers';

/** As many as half a second moves: the catalogue is locked meanwhile. */
const movesAtOnce = 500;

/** Keeps the tiers of the search index at their sizes as papers arrive. */
export const searchTiersFollower: ChangeFollower = {
  name: 'search-tiers',
  types: [ChangeType.PAPER],
  batchSize: movesAtOnce,
  handle: async (transaction) => {
    await settleTiers(transaction, { limit: movesAtOnce });
  },
};
