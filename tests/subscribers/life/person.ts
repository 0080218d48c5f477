import { deepStrictEqual } from 'node:assert';
import { encodeNodeId } from '../../../src/platform/graphql/nodes/node-id';
import type { Database } from '../../../src/platform/database/database';
import type { Transaction } from '../../../src/platform/database/transaction';
import { ErrorPolicy } from '../../../src/platform/graphql/mutations/error-policy';
import { InputRefused } from '../../../src/platform/graphql/mutations/user-error';
import {
  type Actor,
  confirmSubscription,
  createDigestSubscription,
  eraseSubscriber,
  importSubscribers,
  lockSubscriber,
  moveSubscriber,
  pauseSubscriber,
  requestManageLink,
  resumeSubscriber,
  subscribe,
  SubscriberStatus,
  undoUnsubscribe,
  unsubscribe,
  unsubscribeSubscriber,
  unsubscribeTokens,
  updateDigestSubscription,
} from '../../../src/subscribers';
import { usualDigest } from '../../../src/subscribers/judging/digest-record';
import { addressKeys, answerAll, tend } from '../household';
import { PersonModel } from './person-model';

const dayMillis = 86_400_000;
const undoMillis = dayMillis;
const confirmMillis = 7 * dayMillis;
let invented = 0;

/** What can happen to an address, with numbers that choose among what there is. */
export type Step =
  | {
      kind:
        | 'subscribe'
        | 'requestManageLink'
        | 'answer'
        | 'resume'
        | 'bounce'
        | 'add'
        | 'leaveByKey'
        | 'erase'
        | 'tend';
    }
  | { kind: 'confirm' | 'undo'; choice: number }
  | { kind: 'unsubscribe'; choice: number; all: boolean }
  | { kind: 'pause'; days: number | null }
  | { kind: 'switch'; choice: number; active: boolean; bySelf: boolean }
  | { kind: 'import'; alreadyConfirmed: boolean }
  | { kind: 'wait'; hours: number };

/** One address, lived through the commands and the model side by side. */
export class Person {
  readonly model = new PersonModel();
  private readonly email = `person-${++invented}@example.org`;
  private readonly network = `192.0.2.${invented} ${Math.random()}`;
  private now = Date.parse('2025-03-14T08:00:00Z');
  private lastMail = '0';
  private rowKey: number | null = null;
  private subscriptionKeys: number[] = [];

  constructor(
    private readonly database: Database,
    private readonly apiKeyKey: number,
  ) {}

  /** Takes a step in both, and throws where they come apart. */
  async take(step: Step): Promise<void> {
    const [done, expected] = await this.both(step);
    await this.look();
    if (done !== expected) {
      throw new Error(`Expected ${JSON.stringify(step)} to be ${told(expected)}, but it was ${told(done)}.`);
    }
  }

  /** Whether a step was done by the commands, and whether it ought to be. */
  private async both(step: Step): Promise<[boolean, boolean]> {
    const { model, email, network } = this;
    const now = new Date(this.now);
    const input = { id: encodeNodeId('Subscriber', this.rowKey ?? 1) };
    const byKey: Actor = { kind: 'KEY', apiKeyKey: this.apiKeyKey, network };
    switch (step.kind) {
      case 'subscribe':
        model.requests.push('SUBSCRIBE');
        return [await this.run((task) => subscribe({ ...task, input: { email }, network: `${network} ${now}` })), true];
      case 'requestManageLink':
        model.requests.push('MANAGE_LINK');
        return [
          await this.run((task) => requestManageLink({ ...task, input: { email }, network: `${network} ${now}` })),
          true,
        ];
      case 'answer':
        model.answerRequests(this.now);
        await answerAll(this.database, now);
        return [true, true];
      case 'tend':
        model.tend(this.now);
        await tend(this.database, now);
        return [true, true];
      case 'wait':
        this.now += step.hours * 3_600_000;
        return [true, true];
      case 'confirm': {
        const held = model.confirmTokens[step.choice % model.confirmTokens.length];
        if (held === undefined) return [true, true];
        const { token } = held;
        const expected = model.confirm(held, this.now);
        return [
          await this.run((task) => confirmSubscription({ ...task, input: { token }, network, addressKeys })),
          expected,
        ];
      }
      case 'undo': {
        const held = model.undoTokens[step.choice % model.undoTokens.length];
        if (held === undefined) return [true, true];
        const { token } = held;
        const expected = model.undo(held, this.now);
        return [await this.run((task) => undoUnsubscribe({ ...task, input: { token }, network })), expected];
      }
      case 'unsubscribe':
        return this.unsubscribe(step.all ? null : step.choice);
      default:
        if (step.kind === 'import') {
          return this.import(step.alreadyConfirmed, byKey);
        }
        if (this.rowKey === null || model.status === SubscriberStatus.ERASED) return [true, true];
    }
    switch (step.kind) {
      case 'pause': {
        const until = step.days === null ? null : this.now + step.days * dayMillis;
        const pause = { ...input, until: until === null ? null : new Date(until).toISOString() };
        return [await this.run((task) => pauseSubscriber({ ...task, input: pause, by: byKey })), model.pause(until)];
      }
      case 'resume':
        return [await this.run((task) => resumeSubscriber({ ...task, input, by: byKey })), model.resume()];
      case 'bounce':
        return [await this.run((task) => this.bounce(task)), model.bounce()];
      case 'add': {
        const given = { subscriberId: input.id, digest: { ...usualDigest } };
        return [await this.run((task) => createDigestSubscription({ ...task, input: given, by: byKey })), model.add()];
      }
      case 'leaveByKey':
        model.unsubscribe(null, this.now);
        return [await this.run((task) => unsubscribeSubscriber({ ...task, input, by: byKey, addressKeys })), true];
      case 'switch': {
        const place = step.choice % Math.max(1, this.subscriptionKeys.length);
        const id = encodeNodeId('DigestSubscription', this.subscriptionKeys[place] ?? 0);
        const bySelf: Actor = { kind: 'SELF', subscriberKey: this.rowKey, network };
        const changes = { id, changes: { active: step.active } };
        const by = step.bySelf ? bySelf : byKey;
        const expected = model.switch(place, step.active, step.bySelf, this.now);
        return [await this.run((task) => updateDigestSubscription({ ...task, input: changes, by })), expected];
      }
      case 'erase':
        model.erase();
        return [await this.run((task) => eraseSubscriber({ ...task, input, by: byKey, addressKeys })), true];
    }
  }

  private async bounce({ transaction, now }: { transaction: Transaction; now: Date }): Promise<void> {
    const subscriber = await lockSubscriber(transaction, this.rowKey ?? 0);
    if (subscriber !== null) {
      const to = SubscriberStatus.BOUNCED;
      await moveSubscriber({ transaction, subscriber, cause: 'BOUNCED', to, by: { kind: 'BOUNCE' }, now });
    }
  }

  /** By the token of a subscription, or the one of mails that are of none. */
  private async unsubscribe(choice: number | null): Promise<[boolean, boolean]> {
    const { model, rowKey, network } = this;
    if (rowKey === null || model.status === SubscriberStatus.ERASED) return [true, true];
    const count = this.subscriptionKeys.length;
    const place = choice === null || count === 0 ? null : choice % count;
    const owners = [
      { subscriberKey: rowKey, subscriptionKey: place === null ? null : (this.subscriptionKeys[place] ?? null) },
    ];
    const [token = ''] = await this.database.transaction((transaction) =>
      unsubscribeTokens(transaction, { owners, addressKeys }),
    );
    const undoing = model.unsubscribe(place, this.now);
    let undoToken: string | null = null;
    const done = await this.run(async (task) => {
      ({ undoToken } = await unsubscribe({ ...task, input: { token, all: false }, network, addressKeys }));
    });
    if (undoing !== null && undoToken !== null) {
      model.undoTokens.push({ ...undoing, token: undoToken, expiresAt: this.now + undoMillis, isDead: false });
    }
    return [done && (undoToken !== null) === (undoing !== null), true];
  }

  private async import(alreadyConfirmed: boolean, by: Actor): Promise<[boolean, boolean]> {
    const subscribers = [{ email: this.email }];
    const given = { subscribers, errorPolicy: ErrorPolicy.REJECT_EVERYTHING, dryRun: false, alreadyConfirmed };
    const isNew = this.model.import(alreadyConfirmed ? SubscriberStatus.ACTIVE : SubscriberStatus.PENDING, this.now);
    let accepted = 0;
    await this.run(async (task) => {
      ({ accepted } = await importSubscribers({ ...task, input: given, by, addressKeys }));
    });
    return [accepted === 1, isNew];
  }

  private run(work: (task: { transaction: Transaction; now: Date }) => Promise<unknown>): Promise<boolean> {
    const now = new Date(this.now);
    return this.database
      .transaction((transaction) => work({ transaction, now }))
      .then(() => true)
      .catch((error: unknown) => {
        if (error instanceof InputRefused) return false;
        throw error;
      });
  }

  /** Holds the database against the model. */
  private async look(): Promise<void> {
    const { model } = this;
    const kinds = await this.readMails();
    const [row] = await this.database.query<Row>(rowStatement, [this.email, this.rowKey]);
    const found = {
      status: row?.status ?? null,
      history: row?.history ?? [],
      pausedUntil: row?.pausedUntil?.getTime() ?? null,
      active: (row?.subscriptions ?? []).map(({ active }) => active),
      planned: row?.planned ?? 0,
      kinds,
    };
    const expected = {
      status: model.status,
      history: model.history,
      pausedUntil: model.pausedUntil,
      active: model.subscriptions.map(({ active }) => active),
      planned: model.plannedDigests,
      kinds: model.expectedMails.splice(0),
    };
    this.rowKey = row?.key ?? null;
    this.subscriptionKeys = (row?.subscriptions ?? []).map(({ key }) => key);
    deepStrictEqual(found, expected);
  }

  /** The kinds of the mails that are new; the model gets to hold their tokens. */
  private async readMails(): Promise<string[]> {
    const mails = await this.database.query<{ id: string; kind: string; data: { confirmToken?: string } }>(
      'select id, kind, data from mails where recipient = $1 and id > $2 order by id',
      [this.email, this.lastMail],
    );
    this.lastMail = mails.at(-1)?.id ?? this.lastMail;
    for (const { data } of mails) {
      if (data.confirmToken !== undefined) {
        const expiresAt = this.now + confirmMillis;
        this.model.confirmTokens.push({ token: data.confirmToken, expiresAt, isDead: false });
      }
    }
    return mails.map(({ kind }) => kind);
  }
}

interface Row {
  key: number;
  status: SubscriberStatus;
  pausedUntil: Date | null;
  history: string[];
  subscriptions: { key: number; active: boolean }[];
  planned: number;
}

/** The row that the address has; where it was erased, the one that it had. */
const rowStatement = `
  select subscriber.id as "key", subscriber.status, subscriber.paused_until as "pausedUntil",
    array(
      select transition.cause || ': ' || coalesce(transition.from_status, 'NOBODY') || ' to ' || transition.to_status
      from subscriber_transitions transition
      where transition.subscriber_id = subscriber.id
      order by transition.number
    ) as history,
    (
      select coalesce(json_agg(json_build_object('key', subscription.id, 'active', subscription.active)
        order by subscription.id), '[]')
      from digest_subscriptions subscription
      where subscription.subscriber_id = subscriber.id
    ) as subscriptions,
    (
      select count(subscription.next_delivery_at)::integer
      from digest_subscriptions subscription
      where subscription.subscriber_id = subscriber.id
    ) as planned
  from subscribers subscriber
  where subscriber.email = $1 or subscriber.id = $2
  order by subscriber.email nulls last
  limit 1`;

function told(done: boolean): string {
  return done ? 'done' : 'refused';
}
