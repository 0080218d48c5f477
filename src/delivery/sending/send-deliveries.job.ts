import type { Clock } from '../../platform/clock/clock';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { handleJob, type JobHandler, type JobTask } from '../../platform/jobs/handle-job';
import { takeBackJob } from '../../platform/jobs/take-back-job';
import { type DeliveryPost, type Desk, openDesk } from './desk';
import { holdShard } from './hold-shard';
import { sendDeliveries, sendDeliveriesKey } from './send-deliveries';
import { waitingShards } from './waiting-shards';
import { workShard } from './work-shard';

/** So that other jobs, such as confirmations, find hands free however many digests are due. */
const shardsAtOnce = 2;
/** After so long another shard has its turn. */
const turnMillis = 20_000;
/** How soon a shard that is busy elsewhere, or has no turn here, is looked at again at the latest. */
const busyMillis = 10_000;

/**
 * Sends what is due, shard after shard: those that were asked for, then those that nobody is at, since whoever was may
 * have been killed. A shard for which there is no turn is remembered, and has the next; its job waits in the queue
 * meanwhile, for another worker, or for when this one is killed.
 */
export function sendDeliveriesJob(tools: { post: DeliveryPost; addressKeys: AddressKeys }): JobHandler {
  const desks = new WeakMap<Database, Desk>();
  const waiting = new Set<number>();
  const held = new Set<number>();
  const deskOf = ({ database, clock }: { database: Database; clock: Clock }): Desk => {
    const desk = desks.get(database) ?? openDesk({ ...tools, database, clock });
    desks.set(database, desk);
    return desk;
  };
  return handleJob(sendDeliveries, async (task) => {
    const { payload, signal } = task;
    if (held.has(payload.shard)) {
      // Whoever has it here has it once more: it may be past its last look.
      waiting.add(payload.shard);
      return;
    }
    if (held.size >= shardsAtOnce) {
      waiting.add(payload.shard);
      return lookAgain(task, payload.shard, busyMillis);
    }
    const desk = deskOf(task);
    const busy = new Set<number>();
    for (let shard: number | undefined = payload.shard; shard !== undefined;) {
      const wasRemembered = waiting.delete(shard);
      held.add(shard);
      try {
        if (wasRemembered) {
          await takeBackJob(task.database, sendDeliveriesKey(shard));
        }
        if (!(await takeTurn(task, shard, desk))) {
          busy.add(shard);
        }
      } finally {
        held.delete(shard);
      }
      shard = signal.aborted ? undefined : await nextShard(task, busy);
    }
  });

  async function nextShard(
    { database, clock }: JobTask<object>,
    busy: ReadonlySet<number>,
  ): Promise<number | undefined> {
    const remembered = [...waiting].find((shard) => !held.has(shard));
    if (remembered !== undefined) {
      return remembered;
    }
    const found = await waitingShards(database, clock.now());
    const others = held.size < shardsAtOnce ? found.filter((shard) => !held.has(shard) && !busy.has(shard)) : [];
    // Any of them, so that two workers seldom come to the same one.
    return others[Math.floor(Math.random() * others.length)];
  }
}

/** Whether nobody else held the shard. */
async function takeTurn(task: JobTask<object>, shard: number, desk: Desk): Promise<boolean> {
  const { database, log, signal } = task;
  const until = performance.now() + turnMillis;
  const mayGoOn = () => !signal.aborted && performance.now() < until;
  const outcome = await holdShard(database, shard, (session) => workShard({ desk, session, shard, log, mayGoOn }));
  if (outcome === null) {
    await lookAgain(task, shard, busyMillis);
    return false;
  }
  if (outcome.sent + outcome.others > 0) {
    log.info({ shard, sent: outcome.sent, others: outcome.others }, 'digests were sent');
  }
  if (outcome.isUnfinished) {
    await lookAgain(task, shard, 0);
  }
  return true;
}

function lookAgain({ database }: JobTask<object>, shard: number, delayMillis: number): Promise<void> {
  return enqueueJob(database, sendDeliveries, { payload: { shard }, key: sendDeliveriesKey(shard), delayMillis });
}
