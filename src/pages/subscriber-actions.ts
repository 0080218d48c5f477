import type { Exchange } from '../platform/http';
import type { UserError } from '../platform/graphql/mutations/user-error';
import type { Cadence, Weekday } from '../subscribers';

/** What every action answers: empty where it was done, else why not. The shape of the API's payloads. */
export interface Outcome {
  readonly userErrors: readonly Pick<UserError, 'message'>[];
}

/**
 * What the pages do for a person, by the token that their mail gave them. The same commands stand behind the API; an
 * action that is refused says so in its outcome, and throws only what the API would answer as an error.
 */
export interface SubscriberActions extends ManageActions {
  /** What a confirmation by this token agrees to. */
  readConsent(token: string): Promise<string>;
  confirm(token: string): Promise<Outcome & { manageToken: string | null }>;
  /** Whether the token of a mail ends all mail, since the mail came for no digest. */
  endsEverything(unsubscribeToken: string): Promise<boolean>;
  /** By the token of a mail: the subscription that it came for, or all. */
  unsubscribe(task: { token: string; all: boolean }): Promise<Outcome & { undoToken: string | null }>;
  undoUnsubscribe(token: string): Promise<Outcome>;
  /** By the token of a mail, which does not show who its reader is: the link goes to the stored address. */
  mailManageLinkTo(unsubscribeToken: string): Promise<Outcome>;
  /** The same outcome whether or not the address is known. */
  requestManageLink(email: string): Promise<Outcome>;
}

/** What whoever holds a manage token can do: that is the subscriber. */
export interface ManageActions {
  /** Null where the token is unknown or too old. */
  readPreferences(manageToken: string): Promise<Preferences | null>;
  updateSubscription(task: ManageTask & { id: string; changes: SubscriptionChanges }): Promise<Outcome>;
  /** Ends one, which stays among those that have ended. */
  endSubscription(task: ManageTask & { id: string }): Promise<Outcome>;
  /** Brings back one that has ended, with other topics where some are named. */
  reviveSubscription(task: ManageTask & { id: string; topics: readonly string[] }): Promise<Outcome>;
  deleteSubscription(task: ManageTask & { id: string }): Promise<Outcome>;
  /** Until a day such as "2025-04-01"; without one, until resumed. */
  pause(task: ManageTask & { until: string | null }): Promise<Outcome>;
  resume(task: ManageTask): Promise<Outcome>;
  unsubscribeFromAll(task: ManageTask): Promise<Outcome & { undoToken: string | null }>;
  erase(task: ManageTask): Promise<Outcome>;
  /** All that is known of the person; null where the token is unknown or too old. */
  exportData(manageToken: string): Promise<object | null>;
}

/** Makes the actions for one request: commands note from which network they came. */
export type ActionsFor = (exchange: Exchange) => SubscriberActions;

/** By which token. */
export interface ManageTask {
  readonly manageToken: string;
}

/** What a subscriber sees of themself. */
export interface Preferences {
  readonly email: string;
  readonly paused: boolean;
  /** The day on which a pause ends; null where none is set, or there is no pause. */
  readonly pausedUntil: string | null;
  readonly subscriptions: readonly SubscriptionPreferences[];
  readonly ended: readonly EndedSubscription[];
  /** False for who has left: only a new confirmation brings mail back to them. */
  readonly mayRevive: boolean;
}

/** A digest subscription, with all that can be changed of it. */
export interface SubscriptionPreferences extends SubscriptionChanges {
  /** Opaque. */
  readonly id: string;
}

/** A digest subscription that has ended. */
export interface EndedSubscription extends SubscriptionPreferences {
  /** Whether it ended with its topics: then it needs others to be brought back. */
  readonly lostTopics: boolean;
}

/** The whole of a subscription's settings. */
export interface SubscriptionChanges {
  readonly cadence: Cadence;
  readonly weekday: Weekday | null;
  /** Local, 0 to 23. */
  readonly hour: number;
  readonly timeZone: string;
  readonly maxPapers: number;
  readonly minVotes: number;
  readonly skipWeekends: boolean;
  /** Slugs. */
  readonly topics: string[];
  readonly searches: string[];
  readonly authors: string[];
}
