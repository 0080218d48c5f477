import { writeFile } from 'node:fs/promises';
import { createClock } from '../../../src/platform/clock/clock';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { captureTransport, eraseMails, headerOf } from '../../../src/platform/mail';
import { forgetOldMailsJob } from '../../../src/platform/mail/forget-old-mails.job';
import { untilDone } from '../jobs/queue';
import { leaveMail } from './leave-mail';
import { greeting } from './letters';
import { now, openPostOffice, type PostOffice } from './post-office';

describe('Erasing mail', () => {
  let post: PostOffice;
  beforeAll(async () => {
    post = await openPostOffice();
  });
  afterEach(() => post.clear());
  afterAll(() => post.close());

  const leave = (name: string, key: string) =>
    leaveMail(post.database, {
      kind: greeting,
      to: `${name.toLowerCase()}@example.org`,
      data: { name },
      messageKey: key,
      now,
    });
  const everything = async () =>
    JSON.stringify([
      await post.database.query('select * from mails'),
      await post.database.query('select * from graphile_worker._private_jobs'),
      await post.captured(),
      await post.files(),
    ]);

  it('leaves nothing of an address or of what was written to it, and nothing of others is touched', async () => {
    await post.work();
    await leave('Ada', 'a:1');
    await leave('Ada', 'a:2');
    await leave('Grace', 'g:1');
    await untilDone(post.database);
    expect(await everything()).toContain('ada@example.org');

    expect(await post.database.transaction((transaction) => eraseMails(transaction, 'ada@example.org', now))).toBe(2);
    await untilDone(post.database);
    expect(await everything()).not.toMatch(/ada/i);
    expect((await post.captured()).map(({ headers }) => headerOf(headers, 'To'))).toEqual(['grace@example.org']);
  });

  it('takes nothing back where the transaction does not commit', async () => {
    await post.work();
    await leave('Ada', 'a:1');
    await untilDone(post.database);
    const failed = post.database.transaction(async (transaction) => {
      await eraseMails(transaction, 'ada@example.org', now);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await untilDone(post.database);
    expect(await post.captured()).toHaveLength(1);
  });

  it('sends nothing any more of what still waits', async () => {
    await leave('Ada', 'a:1');
    await eraseMails(post.database, 'ada@example.org', now);
    await post.work();
    await untilDone(post.database);
    expect(await post.captured()).toEqual([]);
    expect(await leave('Ada', 'a:1')).toBe(false);
  });

  it('catches up with a mail that is being written at that moment', async () => {
    const capture = captureTransport(post.folder);
    await post.work({
      ...capture,
      send: async (message) => {
        await eraseMails(post.database, 'ada@example.org', now);
        return capture.send(message);
      },
    });
    await leave('Ada', 'a:1');
    await untilDone(post.database);
    expect(await post.files()).toEqual([]);
    expect(await everything()).not.toMatch(/ada/i);
  });

  it('finds also what a writer that was killed left half done', async () => {
    await post.work();
    await leave('Ada', 'a:1');
    await untilDone(post.database);
    const [name = ''] = await post.folder.list();
    await writeFile(`${post.folder.fileOf(name)}.4711-0a0b0c0d`, 'To: ada@exam');
    expect(await post.folder.list()).toEqual([name]);
    await eraseMails(post.database, 'ada@example.org', now);
    await untilDone(post.database);
    expect(await post.files()).toEqual([]);
  });

  it('comes by itself after thirty days, for rows and files', async () => {
    await post.work();
    await leave('Ada', 'a:1');
    await untilDone(post.database);
    const forgetAt = (instant: string) =>
      forgetOldMailsJob(captureTransport(post.folder)).run(
        {},
        {
          database: post.database,
          clock: createClock(new Date(instant)),
          log: createLogger('silent'),
          signal: new AbortController().signal,
          attempt: 1,
          isLastAttempt: false,
        },
      );
    await forgetAt('2025-04-13T07:59:00Z');
    expect(await post.captured()).toHaveLength(1);
    await forgetAt('2025-04-13T08:01:00Z');
    expect([await post.files(), await post.database.query('select from mails')]).toEqual([[], []]);
  });
});
