import { EventEmitter, once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from '../../../src/platform/database/embedded';
import { ask, makeScratch, removeScratch, startQuick } from './scratch';

jest.setTimeout(60_000);

describe('startEmbeddedPostgres', () => {
  const scratch = makeScratch();
  // Too long for the path of a socket, and nothing that a shell or a list of PostgreSQL would take as one word.
  const directory = join(scratch, `Daily papers, "März" ${'x'.repeat(120)}`, 'database');
  afterAll(() => removeScratch(scratch));

  it('makes a database that is still there after a restart', async () => {
    const messages: string[] = [];
    const first = await startQuick(directory, messages);
    expect(messages).toEqual([`Making a new database in "${directory}".`]);
    expect(first.version).toMatch(/^18\./);
    await ask(first.connection, `create table papers as select 'ReAct' as title`);
    await first.stop();

    const second = await startQuick(directory, messages);
    expect(await ask(second.connection, 'select title from papers')).toEqual([{ title: 'ReAct' }]);
    expect(messages).toHaveLength(1);
    await second.stop();
  });

  it('can be reached by the URL, over a socket alone, as a role without special rights', async () => {
    const postgres = await startQuick(directory);
    const rows = await ask(
      postgres.url,
      `select current_setting('listen_addresses') as addresses, usesuper from pg_user where usename = current_user`,
    );
    expect(rows).toEqual([{ addresses: '', usesuper: false }]);
    await postgres.stop();
  });

  it('keeps other users of the machine and other roles out', async () => {
    const postgres = await startQuick(directory);
    expect(statSync(postgres.connection.host).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
    await expect(ask({ ...postgres.connection, password: 'guess' }, 'select 1')).rejects.toThrow('password');
    await expect(ask({ ...postgres.connection, user: 'postgres' }, 'select 1')).rejects.toThrow('pg_hba.conf');
    await postgres.stop();
  });

  it('sorts by code point and knows the letters and marks beyond ASCII', async () => {
    const postgres = await startQuick(directory);
    const rows = await ask(
      postgres.connection,
      `select lower('ÉΑ') as lower, 'é' > 'z' and 'a' > 'Z' as by_code_point,
              to_tsvector('simple', 'self—supervised “naïve”')::text as words`,
    );
    expect(rows).toEqual([{ lower: 'éα', by_code_point: true, words: "'naïve':3 'self':1 'supervised':2" }]);
    await postgres.stop();
  });

  it('lets the role clone its database and make the extensions that the search needs', async () => {
    const postgres = await startQuick(directory);
    await ask(postgres.connection, 'create extension pg_trgm');
    await ask(postgres.connection, 'create database clone template broadsheet');
    expect(await ask({ ...postgres.connection, database: 'clone' }, `select similarity('a', 'a')`)).toHaveLength(1);
    await postgres.stop();
  });

  it('stops in under 3 s while connections are open and a statement runs', async () => {
    const postgres = await startQuick(directory);
    const client = new Client({ ...postgres.connection });
    client.on('error', () => undefined);
    await client.connect();
    const cutOff = client.query('select pg_sleep(60)').catch((error: Error) => error.message);
    const start = performance.now();
    await Promise.all([postgres.stop(), postgres.stop()]);
    expect(performance.now() - start).toBeLessThan(3_000);
    expect(await cutOff).toBe('terminating connection due to administrator command');
    expect(await attachEmbeddedPostgres(directory)).toBeNull();
  });

  it('reports a server that ends by itself, with the end of its log', async () => {
    const exits = new EventEmitter();
    const reported = once(exits, 'exit');
    const postgres = await startEmbeddedPostgres({
      directory,
      log: () => undefined,
      onUnexpectedExit: (exit) => exits.emit('exit', exit),
    });
    process.kill(Number.parseInt(readFileSync(join(directory, 'cluster', 'postmaster.pid'), 'utf8'), 10), 'SIGQUIT');
    expect(await reported).toEqual([
      { reason: 'exit code 0', logTail: expect.stringContaining('received immediate shutdown request') },
    ]);
    await postgres.stop();
  });

  it('says what PostgreSQL had against the start', async () => {
    const start = startEmbeddedPostgres({ directory, log: () => undefined, settings: { shared_buffers: 'plenty' } });
    await expect(start).rejects.toThrow(/Expected PostgreSQL to start in ".*", but it ended with exit code 1/);
    await expect(start).rejects.toThrow('invalid value for parameter "shared_buffers": "plenty"');
  });
});
