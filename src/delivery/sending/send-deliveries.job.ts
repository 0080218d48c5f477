import type { Clock } from '../../platform/clock/clock';
import type { AddressKeys } from '../../platform/crypto/address-keys';
import type { Database } from '../../platform/database/database';
import { enqueueJob } from '../../platform/jobs/enqueue-jobs';
import { handleJob, type JobHandler, type JobTask } from '../../platform/jobs/handle-job';
import { type DeliveryPost, type Desk, openDesk } from './desk';
import { holdShard } from './hold-shard';
import { sendDeliveries, sendDeliveriesKey } from './send-deliveries';
import { workShard } from './work-shard';

/** So that other jobs, such as confirmations, find hands free however many digests are due. */
const shardsAtOnce = 2;
/** After so long another shard has its turn. */
const turnMillis = 20_000;
/** How soon a shard that is busy elsewhere, or has no turn here, is looked at again at the latest. */
const busyMillis = 10_000;

/**
 * Sends what is due, shard after shard. A shard for which there is no turn is remembered, and has the next; its job waits
 * in the queue meanwhile, for another worker, or for when this one is killed.
 */
export function sendDeliveriesJob(tools: { post: DeliveryPost; addressKeys: AddressKeys }): JobHandler {
  const desks = new WeakMap<Database, Desk>();
  const waiting = new Set<number>();
  let underWay = 0;
  const deskOf = ({ database, clock }: { database: Database; clock: Clock }): Desk => {
    const desk = desks.get(database) ?? openDesk({ ...tools, database, clock });
    desks.set(database, desk);
    return desk;
  };
  return handleJob(sendDeliveries, async (task) => {
    const { payload, signal } = task;
    if (underWay >= shardsAtOnce) {
      waiting.add(payload.shard);
      return lookAgain(task, payload.shard, busyMillis);
    }
    underWay += 1;
    try {
      for (let shard: number | undefined = payload.shard; shard !== undefined && !signal.aborted; [shard] = waiting) {
        waiting.delete(shard);
        await takeTurn(task, shard, deskOf(task));
      }
    } finally {
      underWay -= 1;
    }
  });
}

async function takeTurn(task: JobTask<object>, shard: number, desk: Desk): Promise<void> {
  const { database, log, signal } = task;
  const until = performance.now() + turnMillis;
  const mayGoOn = () => !signal.aborted && performance.now() < until;
  const outcome = await holdShard(database, shard, (session) => workShard({ desk, session, shard, log, mayGoOn }));
  if (outcome === null) {
    return lookAgain(task, shard, busyMillis);
  }
  if (outcome.sent + outcome.others > 0) {
    log.info({ shard, sent: outcome.sent, others: outcome.others }, 'digests were sent');
  }
  if (outcome.isUnfinished) {
    await lookAgain(task, shard, 0);
  }
}

function lookAgain({ database }: JobTask<object>, shard: number, delayMillis: number): Promise<void> {
  return enqueueJob(database, sendDeliveries, { payload: { shard }, key: sendDeliveriesKey(shard), delayMillis });
}
