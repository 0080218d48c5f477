import { SubscriberStatus } from '../../../src/subscribers';

const { PENDING, ACTIVE, PAUSED, UNSUBSCRIBED, BOUNCED, ERASED } = SubscriberStatus;
const dayMillis = 86_400_000;

/** A token that the person could still hold, in a mail or from an answer. */
export interface HeldToken {
  token: string;
  expiresAt: number;
  isDead: boolean;
}

export interface HeldUndo extends HeldToken {
  /** Places in `subscriptions`. */
  places: number[];
  endedAt: number;
  status: SubscriberStatus | null;
  pausedUntil: number | null;
}

/** What ought to be true of one address: written anew from the rules, without a look at how they are carried out. */
export class PersonModel {
  status: SubscriberStatus | null = null;
  /** Of the present row: each change as "CAUSE: FROM to TO". */
  history: string[] = [];
  subscriptions: { active: boolean; endedBySelf: boolean; endedAt?: number }[] = [];
  pausedUntil: number | null = null;
  isSuppressed = false;
  remindAt: number | null = null;
  forgetAt: number | null = null;
  requests: ('SUBSCRIBE' | 'MANAGE_LINK' | 'IMPORT')[] = [];
  confirmTokens: HeldToken[] = [];
  undoTokens: HeldUndo[] = [];
  /** Mails that ought to have been left since somebody last looked. */
  expectedMails: string[] = [];
  private mailedAt: number[] = [];

  get consents(): boolean {
    return this.status === ACTIVE || this.status === PAUSED;
  }

  get plannedDigests(): number {
    return this.status === ACTIVE ? this.subscriptions.filter(({ active }) => active).length : 0;
  }

  move(cause: string, to: SubscriberStatus): void {
    this.history.push(`${cause}: ${this.status ?? 'NOBODY'} to ${to}`);
    this.status = to;
    this.pausedUntil = null;
    this.remindAt = null;
    this.forgetAt = null;
  }

  begin(cause: string, to: SubscriberStatus, now: number): void {
    this.status = null;
    this.history = [];
    this.subscriptions = [];
    this.move(cause, to);
    if (to === PENDING) {
      this.forgetAt = now + 14 * dayMillis;
      this.remindAt = this.isSuppressed ? null : now + 3 * dayMillis;
    }
  }

  answerRequests(now: number): void {
    for (const kind of this.requests.splice(0)) {
      const asks = kind === 'SUBSCRIBE' ? !this.consents : kind === 'IMPORT' && this.status === PENDING;
      const links = kind !== 'IMPORT' && this.consents;
      const isAllowed = this.mailedAt.filter((at) => at > now - dayMillis).length < 3;
      if (!isAllowed || (!asks && !links)) {
        continue;
      }
      this.mailedAt.push(now);
      this.expectedMails.push(links ? 'manage-link' : 'confirmation');
      if (asks && (this.status === null || this.status === ERASED)) {
        this.begin('SUBSCRIBED', PENDING, now);
      } else if (asks && this.status === PENDING) {
        this.forgetAt = Math.max(this.forgetAt ?? 0, now + 14 * dayMillis);
      }
    }
  }

  /** Whether the token confirms. */
  confirm(held: HeldToken, now: number): boolean {
    if (held.isDead || held.expiresAt <= now || this.status === null || this.consents || this.status === ERASED) {
      return false;
    }
    kill(this.confirmTokens);
    kill(this.undoTokens);
    this.isSuppressed = false;
    this.subscriptions.push({ active: true, endedBySelf: false });
    this.move('CONFIRMED', ACTIVE);
    return true;
  }

  /** What undoing would bring back; null where there is nothing to undo. Who was mailed is told. */
  unsubscribe(place: number | null, now: number): Omit<HeldUndo, keyof HeldToken> | null {
    const places = [...this.subscriptions.keys()].filter(
      (at) => this.subscriptions[at]?.active && (place === null || at === place),
    );
    places.forEach((at) => (this.subscriptions[at] = { active: false, endedBySelf: true, endedAt: now }));
    const hasNone = this.subscriptions.every(({ active }) => !active);
    const leaves = hasNone && this.status !== null && this.status !== UNSUBSCRIBED && this.status !== ERASED;
    kill(this.confirmTokens);
    const before = { status: this.status, pausedUntil: this.pausedUntil, consents: this.consents };
    if (places.length === 0 && !leaves) {
      return null;
    }
    if (leaves) {
      this.move('UNSUBSCRIBED', UNSUBSCRIBED);
    }
    if (before.consents) {
      this.tellOfEnd(now);
    }
    const { status, pausedUntil } = before;
    return before.consents ? { places, endedAt: now, status: leaves ? status : null, pausedUntil } : null;
  }

  /** Among three mails a day: at once, or when the first of three is a day old. That one waits for a job. */
  private tellOfEnd(now: number): void {
    if (this.mailedAt.some((at) => at > now)) {
      return;
    }
    const third = this.mailedAt.toSorted((one, other) => other - one)[2] ?? -Infinity;
    const at = Math.max(now, third + dayMillis);
    this.mailedAt.push(at);
    if (at === now) {
      this.expectedMails.push('unsubscribed');
    }
  }

  undo(held: HeldUndo, now: number): boolean {
    const places = held.places.filter((at) => this.subscriptions[at]?.endedAt === held.endedAt);
    const fits = held.status === null ? this.consents && places.length > 0 : this.status === UNSUBSCRIBED;
    if (held.isDead || held.expiresAt <= now || !fits) {
      return false;
    }
    held.isDead = true;
    places.forEach((at) => (this.subscriptions[at] = { active: true, endedBySelf: false }));
    if (held.status !== null) {
      const isOver = held.pausedUntil !== null && held.pausedUntil <= now;
      const to = isOver ? ACTIVE : held.status;
      this.move('UNDONE', to);
      this.pausedUntil = to === PAUSED ? held.pausedUntil : null;
    }
    return true;
  }

  pause(until: number | null): boolean {
    if (!this.consents) {
      return false;
    }
    if (this.status === ACTIVE) {
      this.move('PAUSED', PAUSED);
    }
    this.pausedUntil = until;
    return true;
  }

  resume(): boolean {
    if (this.status === PAUSED) {
      this.move('RESUMED', ACTIVE);
      return true;
    }
    return this.status === ACTIVE;
  }

  bounce(): boolean {
    const can = this.status === PENDING || this.consents;
    if (can) {
      this.move('BOUNCED', BOUNCED);
    }
    return can;
  }

  add(): boolean {
    const can = this.status === PENDING || this.consents;
    if (can) {
      this.subscriptions.push({ active: true, endedBySelf: false });
    }
    return can;
  }

  switch(place: number, active: boolean, bySelf: boolean, now: number): boolean {
    const subscription = this.subscriptions[place];
    if (subscription === undefined || this.status === ERASED) {
      return false;
    }
    const isRevived = active && !subscription.active;
    if (isRevived && ((this.status !== PENDING && !this.consents) || (!bySelf && subscription.endedBySelf))) {
      return false;
    }
    const endsNow = subscription.active && !active;
    const endedBySelf = active ? false : endsNow ? bySelf : subscription.endedBySelf;
    const endedAt = active ? undefined : endsNow ? (bySelf ? now : undefined) : subscription.endedAt;
    this.subscriptions[place] = { active, endedBySelf, endedAt };
    return true;
  }

  erase(): void {
    this.move('ERASED', ERASED);
    this.isSuppressed = true;
    this.subscriptions = [];
    this.requests = [];
    kill(this.confirmTokens);
    kill(this.undoTokens);
  }

  import(status: SubscriberStatus, now: number): boolean {
    const isNew = !this.isSuppressed && (this.status === null || this.status === ERASED);
    if (isNew) {
      this.begin('IMPORTED', status, now);
      if (status === ACTIVE) {
        this.subscriptions.push({ active: true, endedBySelf: false });
      } else {
        this.requests.push('IMPORT');
      }
    }
    return isNew;
  }

  /** Lets time do its work. */
  tend(now: number): void {
    if (this.status === PAUSED && this.pausedUntil !== null && this.pausedUntil <= now) {
      this.move('RESUMED', ACTIVE);
    }
    if (this.status === PENDING && (this.forgetAt ?? Infinity) <= now) {
      this.status = null;
      this.history = [];
      this.subscriptions = [];
      this.remindAt = null;
      this.forgetAt = null;
      kill(this.confirmTokens);
      kill(this.undoTokens);
    }
    if (this.status === PENDING && (this.remindAt ?? Infinity) <= now) {
      this.remindAt = null;
      if (this.confirmTokens.some(({ isDead }) => !isDead)) {
        this.expectedMails.push('confirmation-reminder');
      }
    }
  }
}

function kill(tokens: HeldToken[]): void {
  tokens.forEach((held) => (held.isDead = true));
}
