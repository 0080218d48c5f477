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
/** How soon a shard that is busy, or has no turn, is looked at again. */
const busyMillis = 2_000;

/** Sends what is due in one shard after the other. */
export function sendDeliveriesJob(tools: { post: DeliveryPost; addressKeys: AddressKeys }): JobHandler {
  const desks = new WeakMap<Database, Desk>();
  let underWay = 0;
  const deskOf = (database: Database, clock: Clock): Desk => {
    const desk = desks.get(database) ?? openDesk({ ...tools, database, clock });
    desks.set(database, desk);
    return desk;
  };
  return handleJob(sendDeliveries, async (task) => {
    if (underWay >= shardsAtOnce) {
      return lookAgain(task, busyMillis);
    }
    underWay += 1;
    try {
      await takeTurn(task, deskOf(task.database, task.clock));
    } finally {
      underWay -= 1;
    }
  });
}

async function takeTurn(task: JobTask<{ shard: number }>, desk: Desk): Promise<void> {
  const { payload, database, log, signal } = task;
  const { shard } = payload;
  const until = performance.now() + turnMillis;
  const mayGoOn = () => !signal.aborted && performance.now() < until;
  const outcome = await holdShard(database, shard, (session) => workShard({ desk, session, shard, log, mayGoOn }));
  if (outcome === null) {
    return lookAgain(task, busyMillis);
  }
  if (outcome.sent + outcome.others > 0) {
    log.info({ shard, sent: outcome.sent, others: outcome.others }, 'digests were sent');
  }
  if (outcome.isUnfinished) {
    await lookAgain(task, 0);
  }
}

function lookAgain({ payload, database }: JobTask<{ shard: number }>, delayMillis: number): Promise<void> {
  return enqueueJob(database, sendDeliveries, { payload, key: sendDeliveriesKey(payload.shard), delayMillis });
}
