import { registerEnumType } from 'type-graphql';

/** How far a delivery has come. */
export enum DeliveryStatus {
  SCHEDULED = 'SCHEDULED',
  SENDING = 'SENDING',
  SENT = 'SENT',
  FAILED = 'FAILED',
  SUPPRESSED = 'SUPPRESSED',
  EMPTY = 'EMPTY',
}

registerEnumType(DeliveryStatus, {
  name: 'DeliveryStatus',
  description: 'How far a delivery has come.',
  valuesConfig: {
    SCHEDULED: { description: 'Its time has come, or will come again: it waits to be sent.' },
    SENDING: { description: 'Its papers are chosen, and it is being handed to the mail server.' },
    SENT: { description: 'The mail server has taken it.' },
    FAILED: { description: 'It was given up. Its papers are free for another, unless a try may have arrived.' },
    SUPPRESSED: { description: 'When it was to be sent, mail was no longer wanted. Its papers are free for another.' },
    EMPTY: { description: 'There was nothing to send. A run of such days is one delivery.' },
  },
});

/** Why a delivery stands as it does, as a code; see statusSentence. */
export type DeliveryCode =
  /** Of SUPPRESSED: how the subscriber, or the subscription, stood. */
  | 'PAUSED'
  | 'UNSUBSCRIBED'
  | 'BOUNCED'
  | 'ERASED'
  | 'UNCONFIRMED'
  | 'ENDED'
  | 'DELETED'
  /** Of SUPPRESSED: a later one of the same subscription was due before this one could be sent. */
  | 'OVERTAKEN'
  /** Of SUPPRESSED: they were deleted since they were chosen. */
  | 'PAPERS_GONE'
  /** Of SCHEDULED: the mail server put it off, nobody could be asked, or nobody knows what came of the last try. */
  | 'DEFERRED'
  | 'WAITING'
  | 'IN_DOUBT'
  /** Of FAILED. */
  | 'REFUSED'
  | 'TOO_LARGE'
  | 'GIVEN_UP';
