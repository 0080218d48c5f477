import { createUnionType } from 'type-graphql';
import { Author, Paper } from '../../papers';
import { Topic } from '../../topics';

/** What completion finds. */
export const Suggestion = createUnionType({
  name: 'Suggestion',
  description: 'What completes a prefix.',
  types: () => [Paper, Topic, Author] as const,
});
export type Suggestion = Author | Paper | Topic;
