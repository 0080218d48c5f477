import { registerEnumType } from 'type-graphql';

/** What an API key may do beyond reading. ADMIN holds all others. */
export enum Scope {
  PAPERS_WRITE = 'PAPERS_WRITE',
  DIGESTS_WRITE = 'DIGESTS_WRITE',
  TOPICS_WRITE = 'TOPICS_WRITE',
  VOTES_WRITE = 'VOTES_WRITE',
  SUBSCRIBERS_READ = 'SUBSCRIBERS_READ',
  SUBSCRIBERS_WRITE = 'SUBSCRIBERS_WRITE',
  DELIVERIES_SEND = 'DELIVERIES_SEND',
  WEBHOOKS_MANAGE = 'WEBHOOKS_MANAGE',
  ADMIN = 'ADMIN',
}

registerEnumType(Scope, {
  name: 'Scope',
  description: 'What an API key may do beyond reading.',
  valuesConfig: { ADMIN: { description: 'Holds all other scopes, and manages API keys.' } },
});
