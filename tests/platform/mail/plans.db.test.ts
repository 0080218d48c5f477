import { createClock } from '../../../src/platform/clock/clock';
import { Database } from '../../../src/platform/database/database';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { captureTransport, eraseMails, MailFolder } from '../../../src/platform/mail';
import { forgetOldMailsJob } from '../../../src/platform/mail/forget-old-mails.job';
import { takeUpMail } from '../../../src/platform/mail/outbox';
import { explain, indexesUsed, recording, scannedWhole } from '../../papers/reading/explain';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const now = new Date('2025-03-14T08:00:00Z');

describe('Among 20,000 mails', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    await db.database.query(
      `insert into mails (message_key, kind, recipient, data, created_at)
       select 'greeting:' || number, 'greeting', 'reader-' || number || '@example.org', '{}', $1::timestamptz
       from generate_series(1, 20000) as number`,
      [now],
    );
    await db.database.query('vacuum analyze mails');
  });
  afterAll(() => db.drop());

  /** The first statement about mails that the work sends reads this index alone. */
  async function expectIndex(index: string, work: (database: Database) => Promise<unknown>): Promise<void> {
    const recorder = recording(db.database);
    await work(Object.assign(Object.create(db.database), recorder));
    const [[text, values] = ['', []]] = recorder.statements;
    const steps = await db.database.transaction((transaction) =>
      transaction.rehearse((rehearsal) => explain(rehearsal, text, values)),
    );
    expect(scannedWhole(steps)).toEqual([]);
    expect(indexesUsed(steps)).toEqual([index]);
  }

  it('one is taken up by its key', () => expectIndex('mails_pkey', (database) => takeUpMail(database, '7')));

  it('those to an address are found by it', () =>
    expectIndex('mails_recipient', (database) => eraseMails(database, 'nobody@example.org', now)));

  it('old ones are found by their age', () =>
    expectIndex('mails_created_order', (database) => {
      const tools = { clock: createClock(now), log: createLogger('silent'), attempt: 1, isLastAttempt: false };
      const signal = new AbortController().signal;
      const folder = new MailFolder('/nonexistent');
      return forgetOldMailsJob(captureTransport(folder)).run({}, { database, signal, ...tools });
    }));
});
