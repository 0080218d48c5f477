import { ChangeAction, ChangeType } from '../../../src/platform/change-log/change.entity';
import { recordChanges } from '../../../src/platform/change-log/record-changes';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const now = new Date('2025-03-14T08:00:00.123Z');

describe('The change log', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
  });
  beforeEach(() => db.database.query('truncate changes'));
  afterAll(() => db.drop());

  const log = () =>
    db.database.query<{ type: string; action: string; subject: number; event: string; xid: string; at: Date }>(`
      select type, action, subject_id as subject, event_id as event, transaction_id as xid, at
      from changes
      order by transaction_id, id
    `);
  const record = (keys: readonly number[], type = ChangeType.PAPER, action = ChangeAction.CREATED) =>
    db.database.transaction((transaction) => recordChanges({ transaction, type, action, keys, now }));

  it('holds a row for each thing, in order, each with an event of its own', async () => {
    await record([7, 3, 5]);
    const rows = await log();
    expect(rows.map(({ subject }) => subject)).toEqual([7, 3, 5]);
    expect(rows.map(({ type, action, at }) => ({ type, action, at }))).toEqual(
      rows.map(() => ({ type: 'PAPER', action: 'CREATED', at: now })),
    );
    expect(new Set(rows.map(({ event }) => event)).size).toBe(3);
    expect(new Set(rows.map(({ xid }) => xid)).size).toBe(1);
  });

  it('takes every kind of change', async () => {
    for (const type of Object.values(ChangeType)) {
      for (const action of Object.values(ChangeAction)) {
        await record([1], type, action);
      }
    }
    expect((await log()).map(({ type, action }) => `${type} ${action}`)).toHaveLength(9);
  });

  it('holds nothing where nothing changed', async () => {
    await record([]);
    expect(await log()).toEqual([]);
  });

  it('holds nothing of a transaction that was rolled back', async () => {
    const work = db.database.transaction(async (transaction) => {
      await recordChanges({ transaction, type: ChangeType.TOPIC, action: ChangeAction.DELETED, keys: [1], now });
      throw new Error('the work failed');
    });
    await expect(work).rejects.toThrow('the work failed');
    expect(await log()).toEqual([]);
  });

  it('tells by the transaction how far it can be read: what is still open comes later', async () => {
    const first = await db.database.begin();
    const write = (keys: number[], transaction = first.transaction) =>
      recordChanges({ transaction, type: ChangeType.PAPER, action: ChangeAction.UPDATED, keys, now });
    await write([1]);
    await record([2]);
    const settled = `
      select subject_id as subject
      from changes
      where transaction_id < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      order by transaction_id, id
    `;
    expect(await db.database.query(settled)).toEqual([]);
    await first.commit();
    // Transactions of other databases on the server count as well, and other tests may have some open.
    let told = await db.database.query(settled);
    for (let turn = 0; turn < 200 && told.length < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      told = await db.database.query(settled);
    }
    expect(told).toEqual([{ subject: 1 }, { subject: 2 }]);
  });
});
