export { Cadence, DigestSubscription, Weekday } from './digest-subscription.entity';
export { DigestSubscriptionTopic } from './digest-subscription-topic.entity';
export { Subscriber } from './subscriber.entity';
export { subscriberMails } from './mails';
