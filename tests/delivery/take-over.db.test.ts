import { sendDeliveriesJob, wakeShards } from '../../src/delivery';
import { holdShard } from '../../src/delivery/sending/hold-shard';
import { waitingShards } from '../../src/delivery/sending/waiting-shards';
import { shardOfTable } from '../../src/delivery/shards';
import { createLogger } from '../../src/platform/logging/create-logger';
import { jobsOf, until } from '../platform/jobs/queue';
import { addressKeys } from '../subscribers/household';
import { SortingOffice } from './sorting-office';

const morning = '2025-03-14T08:00:00Z';
const { signal } = new AbortController();
const log = createLogger('silent');

describe('A shard that nobody is at', () => {
  let office: SortingOffice;
  let shards: number[];
  beforeAll(async () => {
    office = await SortingOffice.open();
  });
  beforeEach(async () => {
    await office.clear();
    await office.papers([{ sortDate: '2025-03-13T12:00:00Z' }]);
    while ((await subscribed()) < 3) {
      await office.subscription({ due: morning });
    }
    await office.at(morning).plan();
    await office.database.query('delete from graphile_worker._private_jobs');
    shards = await waitingShards(office.database, office.now);
  });
  afterAll(() => office.close());

  /** How many shards have a subscriber. */
  async function subscribed(): Promise<number> {
    await office.plan();
    const rows = await office.database.query<{ table: string }>(
      'select distinct tableoid::regclass::text as "table" from deliveries',
    );
    return new Set(rows.map(({ table }) => shardOfTable(table))).size;
  }
  const sender = () => {
    const job = sendDeliveriesJob({ post: office.desk().post, addressKeys });
    const { database } = office;
    const tools = { log, database, clock: { now: () => office.now }, signal, attempt: 1, isLastAttempt: false };
    return (shard: number) => job.run({ shard }, tools);
  };
  const statuses = async () => [...new Set((await office.ledger()).map(({ status }) => status))];

  it('is sent by whoever has a hand free, though no job says so', async () => {
    const [first = 0] = shards;
    await sender()(first);
    expect(await statuses()).toEqual(['SENT']);
    expect(await jobsOf(office.database)).toEqual([]);
  });

  it('is found by a worker that starts, those that somebody holds are not', async () => {
    const [first = 0, ...others] = shards;
    await office.database.query(`update deliveries set status = 'SENDING', paper_ids = '{}', reason_ids = '{}'`);
    await holdShard(office.database, first, () => wakeShards(office.database, office.now));
    const payloads = (await jobsOf(office.database)).map(({ payload }) => payload);
    expect(payloads).toEqual(others.map((shard) => ({ shard })));
  });

  it('is not waited for by who has it in the same process: what came in meanwhile is sent behind', async () => {
    const [shard = 0] = shards;
    await office.database.query('delete from deliveries where tableoid::regclass::text <> $1', [`deliveries_${shard}`]);
    const send = sender();
    let goOn = (): void => {};
    office.answer = () =>
      new Promise((resolve) => {
        goOn = () => resolve({ kind: 'accepted', reply: '250 ok' });
      });
    const sending = send(shard);
    await until(() => office.messages.length === 1);
    office.answer = () => ({ kind: 'accepted', reply: '250 ok' });
    await send(shard);
    expect(await jobsOf(office.database)).toEqual([]);
    goOn();
    await sending;
    expect(await statuses()).toEqual(['SENT']);
  });

  it('waits for its turn where hands are full, in the queue too, and in neither once it has had it', async () => {
    const [first = 0, second = 0, third = 0] = shards;
    const send = sender();
    const answers: (() => void)[] = [];
    office.answer = () => new Promise((resolve) => answers.push(() => resolve({ kind: 'accepted', reply: '250 ok' })));
    const sending = [send(first), send(second)];
    await until(() => new Set(office.messages.map(({ recipient }) => recipient)).size >= 2);
    await send(third);
    expect((await jobsOf(office.database)).map(({ payload }) => payload)).toEqual([{ shard: third }]);
    office.answer = () => ({ kind: 'accepted', reply: '250 ok' });
    answers.forEach((answer) => answer());
    await Promise.all(sending);
    expect(await statuses()).toEqual(['SENT']);
    expect(await jobsOf(office.database)).toEqual([]);
  });
});
