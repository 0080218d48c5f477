import { Scope } from '../../src/access';

/** Who may use a root field: anyone, or holders of a scope (ADMIN holds all others), or they and subscribers. */
export type Rule = 'anyone' | Scope | `${Scope} or a subscriber`;

/** The rule of every field of Query and Mutation. A new field fails the test until its rule stands here. */
export const fieldRules: Readonly<Record<string, Rule>> = {
  'Query.apiKeys': Scope.ADMIN,
  'Query.author': 'anyone',
  'Query.deliveries': Scope.SUBSCRIBERS_READ,
  'Query.digest': 'anyone',
  'Query.digests': 'anyone',
  'Query.node': 'anyone',
  'Query.nodes': 'anyone',
  'Query.paper': 'anyone',
  'Query.papers': 'anyone',
  'Query.previewDelivery': Scope.SUBSCRIBERS_READ,
  'Query.rateLimit': 'anyone',
  'Query.rehearseSubscription': 'anyone',
  'Query.subscriber': Scope.SUBSCRIBERS_READ,
  'Query.subscriberCounts': Scope.SUBSCRIBERS_READ,
  'Query.subscribers': Scope.SUBSCRIBERS_READ,
  'Query.suggest': 'anyone',
  'Query.topic': 'anyone',
  'Query.topics': 'anyone',
  'Query.viewer': 'anyone',

  'Mutation.confirmSubscription': 'anyone',
  'Mutation.createApiKey': Scope.ADMIN,
  'Mutation.createDigestSubscription': `${Scope.SUBSCRIBERS_WRITE} or a subscriber`,
  'Mutation.createTopic': Scope.TOPICS_WRITE,
  'Mutation.deleteDigestSubscription': `${Scope.SUBSCRIBERS_WRITE} or a subscriber`,
  'Mutation.deletePaper': Scope.PAPERS_WRITE,
  'Mutation.deleteTopic': Scope.TOPICS_WRITE,
  'Mutation.eraseSubscriber': `${Scope.SUBSCRIBERS_WRITE} or a subscriber`,
  'Mutation.importDigest': Scope.DIGESTS_WRITE,
  'Mutation.importSubscribers': Scope.SUBSCRIBERS_WRITE,
  'Mutation.pauseSubscriber': `${Scope.SUBSCRIBERS_WRITE} or a subscriber`,
  'Mutation.requestManageLink': 'anyone',
  'Mutation.resumeSubscriber': `${Scope.SUBSCRIBERS_WRITE} or a subscriber`,
  'Mutation.revokeApiKey': Scope.ADMIN,
  'Mutation.sendDigest': Scope.DELIVERIES_SEND,
  'Mutation.setPaperTopics': Scope.TOPICS_WRITE,
  'Mutation.subscribe': 'anyone',
  'Mutation.undoUnsubscribe': 'anyone',
  'Mutation.unsubscribe': 'anyone',
  'Mutation.unsubscribeSubscriber': `${Scope.SUBSCRIBERS_WRITE} or a subscriber`,
  'Mutation.unvote': `${Scope.VOTES_WRITE} or a subscriber`,
  'Mutation.updateDigestSubscription': `${Scope.SUBSCRIBERS_WRITE} or a subscriber`,
  'Mutation.updateTopic': Scope.TOPICS_WRITE,
  'Mutation.upsertPapers': Scope.PAPERS_WRITE,
  'Mutation.vote': `${Scope.VOTES_WRITE} or a subscriber`,
};

/** Who may read objects of each type through `node`: others get null. Of subscribers, "a subscriber" is the one it is. */
export const nodeRules: Readonly<Record<string, Rule>> = {
  ApiKey: Scope.ADMIN,
  Author: 'anyone',
  Delivery: `${Scope.SUBSCRIBERS_READ} or a subscriber`,
  Digest: 'anyone',
  DigestSubscription: `${Scope.SUBSCRIBERS_READ} or a subscriber`,
  Paper: 'anyone',
  Subscriber: `${Scope.SUBSCRIBERS_READ} or a subscriber`,
  Topic: 'anyone',
};

/** Who asks: a key with one scope, a subscriber with their manage token, or nobody in particular. */
export type Asker = Scope | 'a subscriber' | null;

/** What a caller gets to hear of a field with a rule. */
export type Outcome = 'allowed' | 'UNAUTHENTICATED' | `FORBIDDEN ${string}`;

/** The outcome that a rule means for whoever asks. */
export function expectedOutcome(rule: Rule, asker: Asker): Outcome {
  const [scope = '', subscriber] = rule.split(' or ');
  if (rule === 'anyone' || asker === scope || asker === Scope.ADMIN) {
    return 'allowed';
  }
  if (asker === 'a subscriber' && subscriber !== undefined) {
    return 'allowed';
  }
  return asker === null ? 'UNAUTHENTICATED' : `FORBIDDEN ${scope}`;
}
