import { findTokenHolder } from '../../access';
import { exportDeliveries } from '../../delivery';
import { encodeNodeId } from '../../platform/graphql/nodes/node-id';
import {
  type Actor,
  deleteDigestSubscription,
  eraseSubscriber,
  exportSubscriber,
  pauseSubscriber,
  readPreferences,
  resumeSubscriber,
  type SubscriberPreferences,
  SubscriberStatus,
  unsubscribeSubscriber,
  updateDigestSubscription,
} from '../../subscribers';
import type { ManageActions, Outcome, Preferences } from '../subscriber-actions';
import { type CommandTools, commandRunner } from './command-runner';

/** Who holds a manage token, as commands name them. */
interface Holder {
  id: string;
  key: number;
  by: Actor;
}

const tooOld: Outcome = { userErrors: [{ message: 'Expected a link of the last 24 hours, but this one is older.' }] };

/** What whoever holds a manage token can do. */
export function manageCommands(tools: CommandTools, network: string): ManageActions {
  const { database, clock, addressKeys } = tools;
  const run = commandRunner(tools);

  async function find(manageToken: string): Promise<Holder | null> {
    const key = await findTokenHolder(database, manageToken, clock.now());
    return key === null
      ? null
      : { id: encodeNodeId('Subscriber', key), key, by: { kind: 'SELF', subscriberKey: key, network } };
  }

  /** The token may end between one page and the next. */
  async function asHolder<Result extends Outcome>(
    manageToken: string,
    act: (holder: Holder) => Promise<Result>,
  ): Promise<Result | Outcome> {
    const holder = await find(manageToken);
    return holder === null ? tooOld : act(holder);
  }

  return {
    readPreferences: async (manageToken) => {
      const holder = await find(manageToken);
      const found = holder && (await readPreferences(database, holder.key));
      return found && toPage(found);
    },
    updateSubscription: ({ manageToken, id, changes }) =>
      asHolder(manageToken, ({ by }) => run({ id, changes }, {}, (task) => updateDigestSubscription({ ...task, by }))),
    endSubscription: ({ manageToken, id }) =>
      asHolder(manageToken, ({ by }) =>
        run({ id, changes: { active: false } }, {}, (task) => updateDigestSubscription({ ...task, by })),
      ),
    reviveSubscription: ({ manageToken, id, topics }) =>
      asHolder(manageToken, ({ by }) => {
        const changes = { active: true, ...(topics.length > 0 && { topics: [...topics] }) };
        return run({ id, changes }, {}, (task) => updateDigestSubscription({ ...task, by }));
      }),
    deleteSubscription: ({ manageToken, id }) =>
      asHolder(manageToken, ({ by }) => run({ id }, {}, (task) => deleteDigestSubscription({ ...task, by }))),
    pause: ({ manageToken, until }) =>
      asHolder(manageToken, ({ id, by }) => run({ id, until }, {}, (task) => pauseSubscriber({ ...task, by }))),
    resume: ({ manageToken }) =>
      asHolder(manageToken, ({ id, by }) => run({ id }, {}, (task) => resumeSubscriber({ ...task, by }))),
    unsubscribeFromAll: async ({ manageToken }) => ({
      undoToken: null,
      ...(await asHolder(manageToken, ({ id, by }) =>
        run({ id }, {}, (task) => unsubscribeSubscriber({ ...task, by, addressKeys })),
      )),
    }),
    erase: ({ manageToken }) =>
      asHolder(manageToken, ({ id, by }) => run({ id }, {}, (task) => eraseSubscriber({ ...task, by, addressKeys }))),
    exportData: async (manageToken) => {
      const holder = await find(manageToken);
      const data = holder && (await exportSubscriber(database, holder.key));
      return holder && data && { ...data, ...(await exportDeliveries(database, holder.key)) };
    },
  };
}

function toPage({ email, status, pausedUntil, subscriptions, ended }: SubscriberPreferences): Preferences {
  return {
    email,
    paused: status === SubscriberStatus.PAUSED,
    pausedUntil: pausedUntil?.toISOString().slice(0, 10) ?? null,
    subscriptions,
    ended,
    mayRevive: status === SubscriberStatus.ACTIVE || status === SubscriberStatus.PAUSED,
  };
}
