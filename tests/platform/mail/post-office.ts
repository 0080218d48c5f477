import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../../src/platform/clock/clock';
import { type JobRunner, startJobRunner } from '../../../src/platform/jobs/start-job-runner';
import { createLogger } from '../../../src/platform/logging/create-logger';
import {
  captureTransport,
  MailFolder,
  mailJobs,
  type Post,
  type ReadMessage,
  readMessage,
  type Transport,
} from '../../../src/platform/mail';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { quick } from '../jobs/queue';
import { greeting, letterhead, sender } from './letters';

export const now = new Date('2025-03-14T08:00:00Z');

/** A database with an outbox, a folder for captured mail, and workers that bring one to the other. */
export interface PostOffice extends TestDatabase {
  path: string;
  folder: MailFolder;
  /** A worker that captures, or gives mail to another transport. */
  work(transport?: Transport, senderOf?: Post['senderOf']): Promise<JobRunner>;
  /** Everything in the folder, read. */
  captured(): Promise<ReadMessage[]>;
  /** The names of all files in the folder, messages or not. */
  files(): Promise<string[]>;
  /** Stops the workers and throws everything away, for the next test. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const database = await createTestDatabase('empty');
  const path = join(mkdtempSync(join(tmpdir(), 'broadsheet-mail-')), 'mail');
  const folder = new MailFolder(path);
  let runners: JobRunner[] = [];
  return {
    ...database,
    path,
    folder,
    work: async (transport = captureTransport(folder), senderOf = sender.senderOf) => {
      const runner = await startJobRunner({
        connection: database.connection,
        database: database.database,
        clock: createClock(now),
        log: createLogger('silent'),
        handlers: mailJobs({ ...sender, senderOf, kinds: [greeting], transport, letterhead }),
        timing: quick,
      });
      runners.push(runner);
      return runner;
    },
    captured: async () => {
      const read = (await folder.list()).map((name) => folder.read(name));
      return (await Promise.all(read)).flatMap((bytes) => (bytes === null ? [] : [readMessage(bytes)]));
    },
    files: () => readdir(path).catch(() => []),
    clear: async () => {
      await Promise.all(runners.map((runner) => runner.stop(1_000)));
      runners = [];
      await database.database.query('delete from mails');
      await database.database.query('delete from mails_to_hand_over');
      await database.database.query('delete from graphile_worker._private_jobs');
      await rm(path, { recursive: true, force: true });
    },
    close: async () => {
      await database.drop();
      await rm(join(path, '..'), { recursive: true, force: true });
    },
  };
}
