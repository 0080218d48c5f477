import type { ChangeFollower } from '../../../platform/change-log/change-follower';
import { ChangeType } from '../../../platform/change-log/change.entity';
import { refreshPopular } from './refresh-popular';
import { writeAuthorCompletions } from './write-author-completions';
import { writePaperCompletions } from './write-paper-completions';

/** Keeps what titles and names are completed by, trailing the papers by a little. */
export const completionFollower: ChangeFollower = {
  name: 'completion',
  types: [ChangeType.PAPER],
  batchSize: 1_000,
  handle: async (transaction, changes) => {
    const paperKeys = [...new Set(changes.map(({ subjectKey }) => subjectKey))];
    await writeAuthorCompletions(transaction, await writePaperCompletions(transaction, paperKeys));
    await refreshPopular(transaction);
  },
};
