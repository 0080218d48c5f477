import { type ScheduledBatch, sendDigest, SendDigestInput, sumBatches } from '../delivery';
import { InputRefused } from '../platform/graphql/mutations/user-error';
import { validateInput } from '../platform/graphql/mutations/validate-input';
import { showProgress } from './progress';
import { type CommandScope, counted, print, withDatabase } from './with-database';

interface SendOptions {
  date?: string;
  subscription?: string[];
  dryRun?: boolean;
  json?: boolean;
}

/** `broadsheet digest send`: exits with 1 where the day or an id is wrong. A worker sends what is scheduled. */
export async function sendDigests(options: SendOptions): Promise<void> {
  const { date, subscription, dryRun = false, json } = options;
  await withDatabase(async (scope) => {
    const input = Object.assign(new SendDigestInput(), { date, subscriptionIds: subscription, dryRun });
    const { scheduled, skipped } = await sendAll(input, scope);
    const verb = dryRun ? 'would be scheduled' : 'scheduled';
    const digests = `${counted(scheduled, 'digest')} of ${date ?? 'today'} ${verb}, ${skipped.toLocaleString('en')} skipped.`;
    const hint =
      dryRun || scheduled === 0 ? [] : ['A worker sends them: `broadsheet serve`, or `npm run start:worker`.'];
    print(json, { date: date ?? null, scheduled, skipped, dryRun }, [digests, ...hint]);
  });
}

async function sendAll(input: SendDigestInput, { database, clock }: CommandScope): Promise<ScheduledBatch> {
  const [error] = validateInput(input);
  if (error !== undefined) {
    throw new InputRefused([error]);
  }
  const batchSize = 1_000;
  const total = input.subscriptionIds?.length ?? (await countLive(database));
  const progress = showProgress(Math.ceil(total / batchSize));
  try {
    return await sumBatches(async (after) => {
      const batch = await database.transaction((transaction) =>
        sendDigest({ input, transaction, now: clock.now(), after, size: batchSize }),
      );
      progress.step();
      return batch;
    });
  } finally {
    progress.end();
  }
}

async function countLive(database: CommandScope['database']): Promise<number> {
  const [row] = await database.query<{ subscriptions: number }>(
    'select count(*)::integer as subscriptions from digest_subscriptions subscription where subscription.active',
  );
  return row?.subscriptions ?? 0;
}
