import { exportDeliveries } from '../../src/delivery';
import { forgetOldDeliveriesJob } from '../../src/delivery/keeping/forget-old-deliveries.job';
import { forgetSubscriberJob } from '../../src/delivery/keeping/forget-subscriber.job';
import { CursorCodec } from '../../src/platform/graphql/pagination/cursor-codec';
import { pageStatement } from '../../src/platform/graphql/pagination/list';
import { listDeliveries, listDeliveriesOf } from '../../src/delivery/reading/delivery-lists';
import { DeliveryStatus } from '../../src/delivery/delivery-status';
import { createLogger } from '../../src/platform/logging/create-logger';
import type { Transport } from '../../src/platform/mail';
import { insertTopics } from '../papers/reading/insert-papers';
import { startTestApp, type TestApp } from '../support/test-app';
import { confirmedSubscriber, type TestSubscriber } from '../support/subscribers';
import { SortingOffice } from './sorting-office';

const fields = `nodes {
  id status statusReason subject scheduledFor sentAt attempts
  subscription { id } papers { reason paper { title } }
}`;

describe('The ledger, to those who read it', () => {
  let app: TestApp;
  let office: SortingOffice;
  let reader: TestSubscriber;
  let other: TestSubscriber;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
    office = await SortingOffice.open(app);
    await insertTopics(app.database, { optics: null });
    reader = await confirmedSubscriber(app);
    other = await confirmedSubscriber(app);
    await app.database.query('delete from digest_subscriptions');
    const [, gone] = await office.papers([
      { title: 'Lenses', sortDate: '2025-03-13T12:00:00Z', topics: ['optics'], trending: 3 },
      { title: 'Gone', sortDate: '2025-03-13T12:00:00Z', authors: ['Ada Lovelace'], trending: 2 },
      { title: 'Prisms', sortDate: '2025-03-13T12:00:00Z', trending: 1 },
    ]);
    const due = '2025-03-14T08:00:00Z';
    const wishes = { topics: ['optics'], authors: ['ada lovelace'], searches: ['prisms'] };
    await office.subscription({ subscriberKey: reader.key, ...wishes, due });
    await office.subscription({ subscriberKey: other.key, searches: ['nothing'], due });
    await office.day(due);
    office.answer = ({ recipient }) => ({ kind: 'refused', reply: `550 5.7.1 <${recipient}> spam` });
    await office.papers([{ title: 'More prisms', sortDate: '2025-03-14T12:00:00Z' }]);
    await office.day('2025-03-15T08:00:00Z');
    await app.database.query('delete from papers where id = $1', [gone]);
  });
  afterAll(() => app.close());

  it('says what was sent, why each paper was in it, and why a mail did not go', async () => {
    const { deliveries } = await app.admin(`{ deliveries { totalCount totalCountIsExact ${fields} } }`);
    expect(deliveries).toMatchObject({ totalCount: 3, totalCountIsExact: true });
    const [failed, empty, sent] = ['FAILED', 'EMPTY', 'SENT'].map((status) =>
      deliveries.nodes.find((node: { status: string }) => node.status === status),
    );
    expect(sent).toMatchObject({
      statusReason: null,
      scheduledFor: '2025-03-14T08:00:00.000Z',
      sentAt: '2025-03-14T08:00:00.000Z',
      attempts: 1,
      papers: expect.arrayContaining([
        { reason: 'Topic: Optics', paper: { title: 'Lenses' } },
        { reason: 'Search: prisms', paper: { title: 'Prisms' } },
      ]),
    });
    // The paper that was deleted is left out.
    expect(sent.papers).toHaveLength(2);
    expect(failed).toMatchObject({ papers: [], sentAt: null });
    expect(failed.statusReason).toMatch(/^Refused by the mail server: 550 5\.7\.1 .*spam$/);
    expect(failed.statusReason).not.toMatch(/@/);
    expect(empty.statusReason).toMatch(/^Nothing new since 2025-03-14 08:00 UTC: 2 mails/);
  });

  it('pages, filters, and shows a subscriber theirs', async () => {
    const first = await app.admin('{ deliveries(first: 1) { edges { cursor node { id } } pageInfo { hasNextPage } } }');
    expect(first.deliveries.pageInfo.hasNextPage).toBe(true);
    const rest = await app.admin(
      'query ($after: String) { deliveries(first: 5, after: $after) { nodes { id } pageInfo { hasNextPage } } }',
      { after: first.deliveries.edges[0].cursor },
    );
    expect(rest.deliveries).toMatchObject({ nodes: [{}, {}], pageInfo: { hasNextPage: false } });
    const filtered = await app.admin(
      `query ($a: DeliveryFilter, $b: DeliveryFilter, $c: DeliveryFilter) {
         a: deliveries(filter: $a) { totalCount } b: deliveries(filter: $b) { totalCount } c: deliveries(filter: $c) { totalCount }
       }`,
      {
        a: { status: ['SENT'] },
        b: { status: ['SENT', 'FAILED'], scheduledFrom: '2025-03-15T00:00:00Z' },
        c: { scheduledTo: '2025-03-14T23:59:59Z' },
      },
    );
    expect([filtered.a, filtered.b, filtered.c]).toEqual([{ totalCount: 1 }, { totalCount: 1 }, { totalCount: 1 }]);
    const own = await app.ask(
      `{ viewer { subscriber { deliveries { ${fields} } } } }`,
      {},
      { key: reader.manageToken },
    );
    expect(own.data.viewer.subscriber.deliveries.nodes).toHaveLength(2);
    const [{ id }] = own.data.viewer.subscriber.deliveries.nodes;
    const node = 'query ($id: ID!) { node(id: $id) { id ... on Delivery { status } } }';
    expect((await app.ask(node, { id }, { key: reader.manageToken })).data.node.id).toBe(id);
    expect((await app.ask(node, { id }, { key: other.manageToken })).data.node).toBeNull();
    expect((await app.ask(node, { id })).data.node).toBeNull();
  });

  it.each([
    ['some', ['SENT', 'FAILED']],
    ['others', ['EMPTY', 'FAILED', 'SCHEDULED', 'FAILED']],
    ['all', ['SCHEDULED', 'SENDING', 'SENT', 'FAILED', 'SUPPRESSED', 'EMPTY']],
    ['none', []],
  ])('pages through %s of the statuses in one order, in both directions', async (_, status) => {
    const page = `{ edges { cursor node { id status } } pageInfo { hasNextPage hasPreviousPage } }`;
    const query = `query ($filter: DeliveryFilter, $after: String, $before: String) {
      everything: deliveries { edges { node { id status } } }
      forward: deliveries(filter: $filter, first: 1, after: $after) ${page}
      backward: deliveries(filter: $filter, last: 1, before: $before) ${page}
    }`;
    const walked: Record<'forward' | 'backward', unknown[]> = { forward: [], backward: [] };
    let after: string | undefined;
    let before: string | undefined;
    let wanted: unknown[] = [];
    for (let more = true; more;) {
      const answer = await app.admin(query, { filter: { status }, after, before });
      wanted = answer.everything.edges.filter(({ node }: { node: { status: string } }) => status.includes(node.status));
      walked.forward.push(...answer.forward.edges.map(({ node }: { node: object }) => ({ node })));
      walked.backward.unshift(...answer.backward.edges.map(({ node }: { node: object }) => ({ node })));
      after = answer.forward.edges[0]?.cursor;
      before = answer.backward.edges[0]?.cursor;
      more = answer.forward.pageInfo.hasNextPage;
      expect(answer.backward.pageInfo.hasPreviousPage).toBe(more);
    }
    expect(walked).toEqual({ forward: wanted, backward: wanted });
  });

  it('reads a page of deliveries in a number of statements that does not grow with it', async () => {
    const asked = jest.spyOn(app.app.database, 'query');
    const counts: number[] = [];
    for (const first of [1, 3]) {
      asked.mockClear();
      await app.admin(`{ deliveries(first: ${first}) { ${fields} } }`);
      counts.push(asked.mock.calls.length);
    }
    asked.mockRestore();
    // Three hold papers, bounces and reasons that one does not: a statement for each of these, whatever the page.
    expect(counts[0]).toBeGreaterThan(1);
    expect(counts[1]).toBeLessThanOrEqual(10);
    expect(counts[1]).toBeGreaterThanOrEqual(counts[0] ?? 0);
  });

  it('walks indexes, however long it grows', async () => {
    await app.database.transaction(async (transaction) => {
      await transaction.query('set local statement_timeout = 30000');
      await transaction.query(
        `insert into deliveries (subscriber_id, subscription_id, scheduled_for, attempt_after, status, sent_at, paper_ids, reason_ids)
         select 1000 + place % 900, place, '2025-01-01'::timestamptz + place * interval '1 minute', now(), 'SENT', now(), '{}', '{}'
         from generate_series(1, 9000) as place`,
      );
      await transaction.query('analyze deliveries');
      const cursors = new CursorCodec(['a-secret-of-this-test-only']);
      const plans = new Map<string, string>();
      const lists = {
        all: listDeliveries({ page: { first: 20 }, filter: {} }),
        failed: listDeliveries({ page: { first: 20 }, filter: { status: [DeliveryStatus.FAILED] } }),
        several: listDeliveries({
          page: { first: 20 },
          filter: { status: [DeliveryStatus.FAILED, DeliveryStatus.SENT, DeliveryStatus.SENT] },
        }),
        since: listDeliveries({ page: { first: 20 }, filter: { scheduledFrom: new Date('2025-01-05T00:00:00Z') } }),
        own: listDeliveriesOf({ subscriberKey: 1_500, page: { first: 20 } }),
      };
      for (const [name, { wanted }] of Object.entries(lists)) {
        const { text, values } = pageStatement(wanted.args, [wanted.parentKey], cursors).compile();
        const rows = await transaction.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
        plans.set(name, rows.map((row) => row['QUERY PLAN']).join('\n'));
      }
      expect(plans.get('all')).toMatch(/Merge Append[^]*scheduled_for_id_idx/);
      expect(plans.get('failed')).toMatch(/Merge Append[^]*status_scheduled_for_id_idx/);
      // A page of each, already in order: what is sorted, if anything, are the two pages.
      expect(plans.get('several')?.match(/Merge Append[^]*?status_scheduled_for_id_idx/g)?.length).toBeGreaterThan(1);
      expect(plans.get('several')).not.toMatch(/Sort .*\n.*Sort Key.*\n.*-> +(Bitmap|Index|Seq|Append)/);
      expect(plans.get('since')).toMatch(/scheduled_for_id_idx/);
      expect(plans.get('own')).toMatch(/subscriber_id_scheduled_for/);
      expect([...plans.values()].join('\n')).not.toMatch(/Seq Scan on deliveries/);
      await transaction.query('delete from deliveries where subscriber_id >= 1000');
    });
  });

  it('is in what one is told of oneself, goes with whoever is erased, and is kept for 400 days', async () => {
    expect(await exportDeliveries(app.database, reader.key)).toMatchObject({
      deliveries: [
        { status: 'SENT', papers: expect.arrayContaining([{ title: 'Lenses', because: 'TOPIC', of: 'optics' }]) },
        { status: 'FAILED', papers: [] },
      ],
      papersSent: ['Lenses', 'Prisms'],
    });
    const forgotten: string[] = [];
    const transport: Transport = {
      send: async () => ({ kind: 'accepted', reply: '' }),
      forget: async (names) => {
        forgotten.push(...names);
      },
      keepsFiles: true,
    };
    const tools = {
      database: app.database,
      clock: { now: () => new Date('2025-04-14T09:00:00Z') },
      log: createLogger('silent'),
      signal: new AbortController().signal,
      attempt: 1,
      isLastAttempt: false,
    };
    const names = office.messages.map(({ name }) => name);
    await forgetOldDeliveriesJob(transport).run({}, tools);
    expect(forgotten.toSorted()).toEqual(expect.arrayContaining(names.toSorted()));
    expect(await office.ledger()).toHaveLength(3);

    forgotten.length = 0;
    await app.admin('mutation ($id: ID!) { eraseSubscriber(input: { id: $id }) { userErrors { message } } }', {
      id: reader.id,
    });
    const [job] = await app.database.query<{ payload: { subscriber: number } }>(
      `select job.payload from graphile_worker._private_jobs job
       join graphile_worker._private_tasks task on task.id = job.task_id
       where task.identifier = 'subscriber-erased'`,
    );
    await forgetSubscriberJob(transport).run(job?.payload, tools);
    expect(forgotten.toSorted()).toEqual(names.toSorted());
    expect(await exportDeliveries(app.database, reader.key)).toEqual({ deliveries: [], papersSent: [] });

    await forgetOldDeliveriesJob(transport).run(
      {},
      { ...tools, clock: { now: () => new Date('2026-05-01T00:00:00Z') } },
    );
    expect(await office.ledger()).toEqual([]);
  });
});
