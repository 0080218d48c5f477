import { SubscriberStatus } from '../subscriber-status';

/** Why a status changes. */
export const transitionCauses = [
  'SUBSCRIBED',
  'IMPORTED',
  'CONFIRMED',
  'PAUSED',
  'RESUMED',
  'UNSUBSCRIBED',
  'UNDONE',
  'BOUNCED',
  'COMPLAINED',
  'ERASED',
] as const;
export type TransitionCause = (typeof transitionCauses)[number];

/** Where a change of status leads, from each status that it may begin in; NOBODY is an address that is not known. */
export type Moves = Readonly<Partial<Record<SubscriberStatus | 'NOBODY', readonly SubscriberStatus[]>>>;

const { PENDING, ACTIVE, PAUSED, UNSUBSCRIBED, BOUNCED, ERASED } = SubscriberStatus;

/**
 * Every change of status that there is. The database holds the same list (subscriber_transitions_allowed). Nothing
 * leads out of ERASED, and out of UNSUBSCRIBED and BOUNCED back to mail only what the person does: a confirmation of
 * their own, or undoing.
 */
export const allowedMoves: Readonly<Record<TransitionCause, Moves>> = {
  SUBSCRIBED: { NOBODY: [PENDING] },
  IMPORTED: { NOBODY: [PENDING, ACTIVE] },
  CONFIRMED: { PENDING: [ACTIVE], UNSUBSCRIBED: [ACTIVE], BOUNCED: [ACTIVE] },
  PAUSED: { ACTIVE: [PAUSED] },
  RESUMED: { PAUSED: [ACTIVE] },
  UNSUBSCRIBED: { PENDING: [UNSUBSCRIBED], ACTIVE: [UNSUBSCRIBED], PAUSED: [UNSUBSCRIBED], BOUNCED: [UNSUBSCRIBED] },
  UNDONE: { UNSUBSCRIBED: [ACTIVE, PAUSED] },
  BOUNCED: { PENDING: [BOUNCED], ACTIVE: [BOUNCED], PAUSED: [BOUNCED] },
  COMPLAINED: { PENDING: [UNSUBSCRIBED], ACTIVE: [UNSUBSCRIBED], PAUSED: [UNSUBSCRIBED], BOUNCED: [UNSUBSCRIBED] },
  ERASED: { PENDING: [ERASED], ACTIVE: [ERASED], PAUSED: [ERASED], UNSUBSCRIBED: [ERASED], BOUNCED: [ERASED] },
};

/** Whether a status may change so. */
export function isAllowed(cause: TransitionCause, from: SubscriberStatus | null, to: SubscriberStatus): boolean {
  return allowedMoves[cause][from ?? 'NOBODY']?.includes(to) ?? false;
}

/** Every allowed change as the database spells it: "CONFIRMED: PENDING to ACTIVE". */
export const spelledMoves: readonly string[] = transitionCauses.flatMap((cause) =>
  Object.entries(allowedMoves[cause]).flatMap(([from, targets]) => targets.map((to) => `${cause}: ${from} to ${to}`)),
);
