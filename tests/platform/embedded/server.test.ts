import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { urlOf } from '../../../src/platform/database/embedded/connection';
import { openServerLog } from '../../../src/platform/database/embedded/server/server-log';
import { quoteDirectory } from '../../../src/platform/database/embedded/server/server-settings';
import { chooseParent } from '../../../src/platform/database/embedded/server/socket-directory';
import { isServerOf } from '../../../src/platform/database/embedded/server/stop-orphans';
import { makeScratch, removeScratch } from './scratch';

describe('chooseParent', () => {
  it('keeps the path of a socket within what the kernel takes', () => {
    const longest = `/${'x'.repeat(70)}`;
    expect(chooseParent(longest)).toBe(longest);
    expect(chooseParent(`${longest}x`)).toBe('/tmp');
    expect(chooseParent(`/${'é'.repeat(40)}`)).toBe('/tmp');
  });
});

describe('isServerOf', () => {
  it.each([
    ['the server', '/opt/my node/bin/postgres -D /data/a b -c port=5432', true],
    ['the server of another cluster', '/opt/bin/postgres -D /data/a b c -c port=5432', false],
    ['a process of the server', 'postgres: checkpointer', false],
    ['the shell on its way to the server', '/bin/sh -c … sh /opt/bin/postgres -D /data/a b -c port=5432', false],
    ['a program that is gone', '', false],
  ])('knows %s', (_, command, expected) => {
    expect(isServerOf('/data/a b', command)).toBe(expected);
  });
});

describe('urlOf', () => {
  it('escapes what a folder may have in its name', () => {
    const connection = { host: '/tmp/a b&c', port: 5432, user: 'u', password: 'p', database: 'd' };
    expect(urlOf(connection)).toBe('postgresql://u:p@/d?host=%2Ftmp%2Fa%20b%26c&port=5432');
  });
});

describe('quoteDirectory', () => {
  it('makes one entry of a list out of any name', () => {
    expect(quoteDirectory('/a, "b"')).toBe('"/a, ""b"""');
  });
});

describe('openServerLog', () => {
  const scratch = makeScratch();
  afterAll(() => removeScratch(scratch));

  it('gives the end of this run alone', async () => {
    const path = join(scratch, 'postgres.log');
    writeFileSync(path, 'an earlier run\n');
    const log = await openServerLog(path);
    appendFileSync(path, `${'x'.repeat(10_000)}\nFATAL: no\n`);
    const tail = await log.tail();
    log.close();
    expect(tail).toMatch(/^x+\nFATAL: no$/);
    expect(tail.length).toBeLessThan(5_000);
  });

  it('puts a long text aside and begins anew', async () => {
    const path = join(scratch, 'long.log');
    writeFileSync(path, 'x'.repeat(9 * 1024 * 1024));
    const log = await openServerLog(path);
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('');
    expect(existsSync(`${path}.1`)).toBe(true);
  });
});
