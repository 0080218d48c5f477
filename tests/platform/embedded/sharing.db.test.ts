import { join } from 'node:path';
import { attachEmbeddedPostgres } from '../../../src/platform/database/embedded';
import { OwnerProcess } from './owner-process';
import { ask, makeScratch, removeScratch, startQuick } from './scratch';

jest.setTimeout(60_000);

describe('two processes on one folder', () => {
  const scratch = makeScratch();
  const directory = join(scratch, 'database');
  afterAll(() => removeScratch(scratch));

  it('start on an empty folder at the same moment: one wins, the others are told by whom', async () => {
    const owners = [OwnerProcess.on(directory), OwnerProcess.on(directory), OwnerProcess.on(directory)];
    const messages = await Promise.all(owners.map((owner) => owner.says()));
    const winner = messages.findIndex((message) => message.connection !== undefined);
    const refusal =
      `Another Broadsheet (process ${owners[winner]?.pid}) already uses the database in "${directory}": ` +
      'stop it, or give this one its own DATA_DIR.';
    expect(messages.filter((_, index) => index !== winner)).toEqual([{ error: refusal }, { error: refusal }]);

    const connection = await attachEmbeddedPostgres(directory);
    expect(connection).toEqual(messages[winner]?.connection);
    await expect(startQuick(directory)).rejects.toThrow(refusal);

    // Neither attempt has done the server any harm.
    if (connection === null) throw new Error('Expected a server to attach to.');
    expect(await ask(connection, 'select 1 as one')).toEqual([{ one: 1 }]);
    owners[winner]?.interruptGroup();
    await Promise.all(owners.map((owner) => owner.exited));
  });

  it('refuses a second start within the same process, and allows it after the stop', async () => {
    const first = await startQuick(directory);
    await expect(startQuick(directory)).rejects.toThrow(`Another Broadsheet (process ${process.pid})`);
    await first.stop();
    const second = await startQuick(directory);
    await second.stop();
  });

  it('keeps the server until its owner has finished, when Ctrl-C reaches the whole process group', async () => {
    const owner = OwnerProcess.on(directory);
    expect(await owner.says()).toHaveProperty('connection');
    owner.interruptGroup();
    expect(await owner.says()).toEqual({ lastAnswer: 42 });
    await owner.exited;
    expect(await attachEmbeddedPostgres(directory)).toBeNull();
  });
});
