import { SubscriberStatus } from '../../../src/subscribers';
import { isAllowed, transitionCauses } from '../../../src/subscribers/status/transitions';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const statuses = Object.values(SubscriberStatus);
const triples = transitionCauses.flatMap((cause) =>
  [null, ...statuses].flatMap((from) => statuses.map((to) => ({ cause, from, to }))),
);

describe('The transitions of subscribers in the database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await db.database.query(`insert into consent_texts values (1, 'yes')`);
  });
  afterAll(() => db.drop());

  /** A subscriber with a history that ends at a status. */
  async function subscriberWho(status: SubscriberStatus): Promise<number> {
    return db.database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ id: number }>(
        `insert into subscribers (email, status, created_at, forget_at)
         values (case when $1 <> 'ERASED' then gen_random_uuid() || '@example.org' end, $1, now(),
           case when $1 = 'PENDING' then now() end)
         returning id`,
        [status],
      );
      const key = row?.id ?? 0;
      const ways: Record<SubscriberStatus, [string, SubscriberStatus][]> = {
        PENDING: [['IMPORTED', SubscriberStatus.PENDING]],
        ACTIVE: [['IMPORTED', SubscriberStatus.ACTIVE]],
        PAUSED: [
          ['IMPORTED', SubscriberStatus.ACTIVE],
          ['PAUSED', SubscriberStatus.PAUSED],
        ],
        UNSUBSCRIBED: [
          ['IMPORTED', SubscriberStatus.ACTIVE],
          ['UNSUBSCRIBED', SubscriberStatus.UNSUBSCRIBED],
        ],
        BOUNCED: [
          ['IMPORTED', SubscriberStatus.ACTIVE],
          ['BOUNCED', SubscriberStatus.BOUNCED],
        ],
        ERASED: [
          ['IMPORTED', SubscriberStatus.ACTIVE],
          ['ERASED', SubscriberStatus.ERASED],
        ],
      };
      let from: SubscriberStatus | null = null;
      for (const [index, [cause, to]] of ways[status].entries()) {
        await transaction.query(
          `insert into subscriber_transitions (subscriber_id, number, cause, from_status, to_status, at, actor, network)
           values ($1, $2, $3, $4, $5, now(), 'SELF', '192.0.2.1')`,
          [key, index + 1, cause, from, to],
        );
        from = to;
      }
      return key;
    });
  }

  it('are those of the code, and no others', async () => {
    const accepted = new Map<string, boolean>();
    for (const { cause, from, to } of triples) {
      const work = db.database.transaction(async (transaction) => {
        await transaction.query(`set constraints all deferred`);
        await transaction.query(
          `insert into subscriber_transitions
             (subscriber_id, number, cause, from_status, to_status, at, actor, consent_version)
           values (0, case when $2::text is null then 1 else 2 end, $1, $2, $3, now(), 'SELF',
             case when $1 in ('SUBSCRIBED', 'CONFIRMED') then 1 end)`,
          [cause, from, to],
        );
      });
      const failure = await work.then(
        () => 'none',
        (error: Error) => error.message,
      );
      // There is no subscriber 0: what passes the checks fails at the foreign key.
      accepted.set(`${cause} ${from} ${to}`, failure.includes('subscriber_transitions_subscriber_fkey'));
    }
    for (const { cause, from, to } of triples) {
      const name = `${cause} ${from} ${to}`;
      expect([name, accepted.get(name)]).toEqual([name, isAllowed(cause, from, to)]);
    }
  });

  it('lead nowhere out of ERASED, and to mail out of UNSUBSCRIBED only by the person', () => {
    const outOf = (status: SubscriberStatus) =>
      triples.filter(({ from, cause, to }) => from === status && isAllowed(cause, from, to));
    expect(outOf(SubscriberStatus.ERASED)).toEqual([]);
    expect(new Set(outOf(SubscriberStatus.UNSUBSCRIBED).map(({ cause }) => cause))).toEqual(
      new Set(['CONFIRMED', 'UNDONE', 'ERASED']),
    );
    expect(new Set(outOf(SubscriberStatus.BOUNCED).map(({ cause }) => cause))).toEqual(
      new Set(['CONFIRMED', 'UNSUBSCRIBED', 'COMPLAINED', 'ERASED']),
    );
  });

  it('are required: no status comes or changes without one', async () => {
    await expect(
      db.database.query(
        `insert into subscribers (email, status, created_at) values ('x@example.org', 'ACTIVE', now())`,
      ),
    ).rejects.toThrow('to be that of its last transition, which is missing');
    const key = await subscriberWho(SubscriberStatus.ACTIVE);
    await expect(
      db.database.query(`update subscribers set status = 'UNSUBSCRIBED' where id = $1`, [key]),
    ).rejects.toThrow('to be that of its last transition, which is ACTIVE');
  });

  it('change the status, and begin where the one before ended', async () => {
    const add = (key: number, number: number, from: string, to: string) =>
      db.database.query(
        `insert into subscriber_transitions (subscriber_id, number, cause, from_status, to_status, at, actor)
         values ($1, $2, 'UNSUBSCRIBED', $3, $4, now(), 'SELF')`,
        [key, number, from, to],
      );
    const key = await subscriberWho(SubscriberStatus.ACTIVE);
    await expect(add(key, 2, 'ACTIVE', 'UNSUBSCRIBED')).rejects.toThrow('but it is ACTIVE');
    await expect(add(key, 2, 'PAUSED', 'UNSUBSCRIBED')).rejects.toThrow('to begin where the one before it ended');
    await expect(add(key, 3, 'ACTIVE', 'UNSUBSCRIBED')).rejects.toThrow('to begin where the one before it ended');
  });

  it('say who by, and to what was agreed', async () => {
    const key = await subscriberWho(SubscriberStatus.PENDING);
    const confirm = (actor: string, version: number | null) =>
      db.database.query(
        `insert into subscriber_transitions
           (subscriber_id, number, cause, from_status, to_status, at, actor, consent_version)
         values ($1, 2, 'CONFIRMED', 'PENDING', 'ACTIVE', now(), $2, $3)`,
        [key, actor, version],
      );
    await expect(confirm('SELF', null)).rejects.toThrow('subscriber_transitions_consent');
    await expect(confirm('CLOCK', 1)).rejects.toThrow('subscriber_transitions_consent');
    await expect(confirm('KEY', 1)).rejects.toThrow('subscriber_transitions_');
    await expect(confirm('NOBODY', 1)).rejects.toThrow('subscriber_transitions_');
  });

  it.each(statuses)(
    'are never changed nor deleted of a subscriber who is %s, but that erasing clears the network',
    async (status) => {
      const key = await subscriberWho(status);
      const onAll = (statement: string) =>
        db.database.query(`${statement} where subscriber_id = $1`, [key]).then(
          () => 'done',
          () => 'refused',
        );
      expect(await onAll(`update subscriber_transitions set at = at + interval '1 second'`)).toBe('refused');
      expect(await onAll(`update subscriber_transitions set network = '198.51.100.1'`)).toBe('refused');
      expect(await onAll('delete from subscriber_transitions')).toBe('refused');
      const clearing = await onAll('update subscriber_transitions set network = null');
      expect(clearing).toBe(status === SubscriberStatus.ERASED ? 'done' : 'refused');
      const deleting = db.database.query('delete from subscribers where id = $1', [key]).then(
        () => 'done',
        () => 'refused',
      );
      expect(await deleting).toBe(status === SubscriberStatus.PENDING ? 'done' : 'refused');
    },
  );

  it('keep the text that was agreed to', async () => {
    await expect(db.database.query(`update consent_texts set text = 'no'`)).rejects.toThrow('to stay as it was read');
    await expect(db.database.query('delete from consent_texts')).rejects.toThrow('to stay as it was read');
  });
});
