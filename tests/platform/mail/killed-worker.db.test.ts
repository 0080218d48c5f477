import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eraseMails } from '../../../src/platform/mail';
import { quick, until, untilDone } from '../jobs/queue';
import { leaveMail } from './leave-mail';
import { greeting } from './letters';
import { now, openPostOffice, type PostOffice } from './post-office';

describe('A mail whose worker is killed with -9', () => {
  let post: PostOffice;
  beforeAll(async () => {
    post = await openPostOffice();
  });
  afterEach(() => post.clear());
  afterAll(() => post.close());

  const leave = () =>
    leaveMail(post.database, {
      kind: greeting,
      to: 'ada@example.org',
      data: { name: 'Ada' },
      messageKey: 'greeting:1',
      now,
    });

  /** Lets a worker in a process of its own come halfway through the mail, and kills it there. */
  async function killHalfway(halfway: 'before' | 'after'): Promise<void> {
    const settings = [JSON.stringify(post.connection), JSON.stringify(quick), post.path, halfway];
    const child = spawn(process.execPath, [join(__dirname, 'worker.cjs'), ...settings], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    await until(() => said.includes('ready') && said.includes('halfway'));
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  it.each(['before', 'after'] as const)('%s its file was written is in one file in the end', async (halfway) => {
    await leave();
    await killHalfway(halfway);
    const filesThen = await post.files();
    expect(filesThen).toHaveLength(halfway === 'after' ? 1 : 0);
    const bytesThen = await Promise.all(filesThen.map((file) => readFile(join(post.path, file))));
    await post.work();
    await untilDone(post.database);
    const files = await post.files();
    expect(files).toHaveLength(1);
    expect(await post.database.query('select status, attempts from mails')).toEqual([{ status: 'SENT', attempts: 2 }]);
    for (const bytes of bytesThen) {
      expect(files).toEqual(filesThen);
      expect((await readFile(join(post.path, files[0] ?? ''))).equals(bytes)).toBe(true);
    }
  });

  it('after its file was written, and is erased then, is in no file in the end', async () => {
    await leave();
    await killHalfway('after');
    await eraseMails(post.database, 'ada@example.org', now);
    await post.work();
    await untilDone(post.database);
    expect(await post.files()).toEqual([]);
  });
});
