export { mailboxRoutes } from './mailbox/mailbox-routes';
export { subscriberRoutes } from './subscriber-routes';
export { subscriberCommands } from './subscriber-commands';
export type {
  EndedSubscription,
  Outcome,
  Preferences,
  SubscriberActions,
  SubscriptionChanges,
  SubscriptionPreferences,
} from './subscriber-actions';
