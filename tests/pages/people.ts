import type {
  EndedSubscription,
  Outcome,
  Preferences,
  SubscriberActions,
  SubscriptionChanges,
  SubscriptionPreferences,
} from '../../src/pages';
import { Cadence, Weekday } from '../../src/subscribers';

const usual: SubscriptionChanges = {
  cadence: Cadence.DAILY,
  weekday: null,
  hour: 8,
  timeZone: 'Europe/Berlin',
  maxPapers: 10,
  minVotes: 0,
  skipWeekends: false,
  topics: ['language-models'],
  searches: ['"chain of thought"'],
  authors: ['Ada <b>Lovelace</b>'],
};

const done: Outcome = { userErrors: [] };
const refuse = (message: string): Outcome => ({ userErrors: [{ message }] });

/** One person in memory, with the tokens that lead to them: "confirm-1", "leave-1", "undo-1" and "manage-1". */
export class People implements SubscriberActions {
  state: 'PENDING' | 'ACTIVE' | 'UNSUBSCRIBED' | 'ERASED' = 'PENDING';
  paused: { until: string | null } | null = null;
  subscriptions: SubscriptionPreferences[] = [
    { id: 's-1', ...usual },
    { id: 's-2', ...usual, cadence: Cadence.WEEKLY, weekday: Weekday.FRIDAY, topics: [] },
  ];
  ended: EndedSubscription[] = [];
  mailedLinks: string[] = [];
  private left: SubscriptionPreferences[] = [];

  async readConsent(): Promise<string> {
    return 'Send me digests & nothing else.';
  }

  async confirm(token: string): Promise<Outcome & { manageToken: string | null }> {
    if (token !== 'confirm-1' || this.state !== 'PENDING') {
      return { ...refuse('Expected a token that waits for its confirmation.'), manageToken: null };
    }
    this.state = 'ACTIVE';
    return { ...done, manageToken: 'manage-1' };
  }

  async endsEverything(token: string): Promise<boolean> {
    return token === 'leave-all-1';
  }

  async unsubscribe({ token, all }: { token: string; all: boolean }): Promise<Outcome & { undoToken: string | null }> {
    if (token !== 'leave-1') {
      return { ...refuse('Expected the token of one of our mails.'), undoToken: null };
    }
    this.left = this.subscriptions;
    this.subscriptions = all ? [] : this.subscriptions.slice(1);
    this.state = this.subscriptions.length === 0 ? 'UNSUBSCRIBED' : this.state;
    return { ...done, undoToken: 'undo-1' };
  }

  async undoUnsubscribe(token: string): Promise<Outcome> {
    if (token !== 'undo-1' || this.left.length === 0) {
      return refuse('Expected a token of the last 24 hours.');
    }
    [this.subscriptions, this.left, this.state] = [this.left, [], 'ACTIVE'];
    return done;
  }

  async mailManageLinkTo(token: string): Promise<Outcome> {
    if (token === 'leave-1' && this.state === 'ACTIVE') {
      this.mailedLinks.push('the stored address');
    }
    return done;
  }

  async requestManageLink(email: string): Promise<Outcome> {
    if (!email.includes('@')) {
      return refuse(`Expected an e-mail address, got "${email}".`);
    }
    this.mailedLinks.push(email);
    return done;
  }

  async readPreferences(manageToken: string): Promise<Preferences | null> {
    return this.knows(manageToken)
      ? {
          email: 'ada@example.org',
          paused: this.paused !== null,
          pausedUntil: this.paused?.until ?? null,
          subscriptions: this.subscriptions,
          ended: this.ended,
          mayRevive: this.state === 'ACTIVE',
        }
      : null;
  }

  async updateSubscription(task: { manageToken: string; id: string; changes: SubscriptionChanges }): Promise<Outcome> {
    if (!this.knows(task.manageToken) || !(task.changes.maxPapers <= 100)) {
      return refuse(`Expected 1 to 100 papers, got ${task.changes.maxPapers}.`);
    }
    this.subscriptions = this.subscriptions.map((one) => (one.id === task.id ? { ...one, ...task.changes } : one));
    return done;
  }

  async endSubscription({ id }: { id: string }): Promise<Outcome> {
    this.ended.push(...this.subscriptions.filter((one) => one.id === id).map((one) => ({ ...one, lostTopics: false })));
    this.subscriptions = this.subscriptions.filter((one) => one.id !== id);
    return done;
  }

  async reviveSubscription({ id, topics }: { id: string; topics: readonly string[] }): Promise<Outcome> {
    const found = this.ended.find((one) => one.id === id);
    if (found === undefined || (found.lostTopics && topics.length === 0)) {
      return refuse('Expected something that it shall hold.');
    }
    this.ended = this.ended.filter((one) => one !== found);
    this.subscriptions.push({ ...found, topics: found.lostTopics ? [...topics] : found.topics });
    return done;
  }

  async deleteSubscription({ id }: { id: string }): Promise<Outcome> {
    this.subscriptions = this.subscriptions.filter((one) => one.id !== id);
    this.ended = this.ended.filter((one) => one.id !== id);
    return done;
  }

  async pause({ until }: { until: string | null }): Promise<Outcome> {
    this.paused = { until };
    return done;
  }

  async resume(): Promise<Outcome> {
    this.paused = null;
    return done;
  }

  unsubscribeFromAll(): Promise<Outcome & { undoToken: string | null }> {
    return this.unsubscribe({ token: 'leave-1', all: true });
  }

  async erase(): Promise<Outcome> {
    this.state = 'ERASED';
    return done;
  }

  async exportData(manageToken: string): Promise<object | null> {
    return this.knows(manageToken) ? { email: 'ada@example.org', subscriptions: this.subscriptions } : null;
  }

  /** All that can change. */
  everything(): string {
    return JSON.stringify([this.state, this.paused, this.subscriptions, this.ended, this.mailedLinks]);
  }

  private knows(manageToken: string): boolean {
    return manageToken === 'manage-1' && this.state !== 'ERASED';
  }
}
