import type { ChangeFollower } from '../../../platform/change-log/change-follower';
import { ChangeType } from '../../../platform/change-log/change.entity';
import { countWords } from './count-words';

/** Keeps the dictionary, trailing the papers by a little. */
export const dictionaryFollower: ChangeFollower = {
  name: 'dictionary',
  types: [ChangeType.PAPER],
  batchSize: 2_000,
  handle: (transaction, changes) => countWords(transaction, [...new Set(changes.map(({ subjectKey }) => subjectKey))]),
};
