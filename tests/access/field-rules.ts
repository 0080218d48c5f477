import { Scope } from '../../src/access';

/** Who may use a root field: anyone, or holders of a scope (ADMIN holds all others). */
export type Rule = 'anyone' | Scope;

/** The rule of every field of Query and Mutation. A new field fails the test until its rule stands here. */
export const fieldRules: Readonly<Record<string, Rule>> = {
  'Query.apiKeys': Scope.ADMIN,
  'Query.author': 'anyone',
  'Query.digest': 'anyone',
  'Query.digests': 'anyone',
  'Query.node': 'anyone',
  'Query.nodes': 'anyone',
  'Query.paper': 'anyone',
  'Query.papers': 'anyone',
  'Query.rateLimit': 'anyone',
  'Query.suggest': 'anyone',
  'Query.topic': 'anyone',
  'Query.topics': 'anyone',
  'Query.viewer': 'anyone',

  'Mutation.createApiKey': Scope.ADMIN,
  'Mutation.createTopic': Scope.TOPICS_WRITE,
  'Mutation.deletePaper': Scope.PAPERS_WRITE,
  'Mutation.deleteTopic': Scope.TOPICS_WRITE,
  'Mutation.importDigest': Scope.DIGESTS_WRITE,
  'Mutation.revokeApiKey': Scope.ADMIN,
  'Mutation.setPaperTopics': Scope.TOPICS_WRITE,
  'Mutation.unvote': Scope.VOTES_WRITE,
  'Mutation.updateTopic': Scope.TOPICS_WRITE,
  'Mutation.upsertPapers': Scope.PAPERS_WRITE,
  'Mutation.vote': Scope.VOTES_WRITE,
};

/** Who may read objects of each type through `node`: others get null. */
export const nodeRules: Readonly<Record<string, Rule>> = {
  ApiKey: Scope.ADMIN,
  Author: 'anyone',
  Digest: 'anyone',
  Paper: 'anyone',
  Topic: 'anyone',
};

/** What a caller gets to hear of a field with a rule. */
export type Outcome = 'allowed' | 'UNAUTHENTICATED' | `FORBIDDEN ${Scope}`;

/** The outcome that a rule means for an anonymous caller (null), or a key with one scope. */
export function expectedOutcome(rule: Rule, scope: Scope | null): Outcome {
  if (rule === 'anyone' || scope === rule || scope === Scope.ADMIN) {
    return 'allowed';
  }
  return scope === null ? 'UNAUTHENTICATED' : `FORBIDDEN ${rule}`;
}
