import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetOldDeliveriesJob } from '../../src/delivery';
import { createLogger } from '../../src/platform/logging/create-logger';
import { captureTransport, MailFolder, messageName } from '../../src/platform/mail';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

describe('Captured files', () => {
  let db: TestDatabase;
  let path: string;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
    path = await mkdtemp(join(tmpdir(), 'captured-'));
  });
  afterAll(async () => {
    await rm(path, { recursive: true });
    await db.drop();
  });

  it('go after 30 days, also where nobody was there for months, with what a killed writer left', async () => {
    const folder = new MailFolder(path);
    const nameOf = (date: string) => messageName({ messageKey: date, createdAt: new Date(date) });
    const [ancient, old, recent] = ['2025-01-01T08:00:00Z', '2025-05-01T07:59:59Z', '2025-05-01T08:00:00Z'].map(nameOf);
    for (const name of [ancient, old, recent]) {
      await folder.write(name ?? '', Buffer.from('Subject: Hello'));
    }
    await writeFile(join(path, `${ancient}.eml.0123.part`), '');
    await writeFile(join(path, 'notes.txt'), 'mine');
    await forgetOldDeliveriesJob(captureTransport(folder)).run(
      {},
      {
        database: db.database,
        clock: { now: () => new Date('2025-05-31T08:00:00Z') },
        log: createLogger('silent'),
        signal: new AbortController().signal,
        attempt: 1,
        isLastAttempt: false,
      },
    );
    expect((await readdir(path)).toSorted()).toEqual([`${recent}.eml`, 'notes.txt']);
  });
});
