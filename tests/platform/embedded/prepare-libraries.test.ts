import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readlinkSync, lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findPostgresBinaries } from '../../../src/platform/database/embedded';
import { prepareLibraries } from '../../../src/platform/database/embedded/process/prepare-libraries';
import { makeScratch, removeScratch } from './scratch';

describe('prepareLibraries', () => {
  const scratch = makeScratch();
  afterAll(() => removeScratch(scratch));

  it('makes the programs run where npm made no links', async () => {
    const { initdb } = findPostgresBinaries();
    const original = join(dirname(initdb), '../lib');
    const copy = join(scratch, 'lib');
    mkdirSync(copy);
    mkdirSync(join(scratch, 'bin'));
    cpSync(initdb, join(scratch, 'bin', 'initdb'));
    const libraries = readdirSync(original).filter((name) => name.includes('.so') || name.includes('.dylib'));
    const isLink = (name: string) => lstatSync(join(original, name)).isSymbolicLink();
    for (const name of libraries.filter((library) => !isLink(library))) cpSync(join(original, name), join(copy, name));
    const missingLinks = libraries.filter(isLink).map((name) => ({
      path: join(copy, name),
      target: join(copy, basename(readlinkSync(join(original, name)))),
    }));
    expect(missingLinks.length).toBeGreaterThan(0);

    const environment = await prepareLibraries({ missingLinks, libraries: copy }, join(scratch, 'links'));
    const output = execFileSync(join(scratch, 'bin', 'initdb'), ['--version'], { env: environment, encoding: 'utf8' });
    expect(output).toContain('18.');
    expect(existsSync(join(copy, basename(missingLinks[0]?.path ?? '')))).toBe(false);
  });

  it('changes nothing where the links are there', async () => {
    expect(await prepareLibraries({ missingLinks: [], libraries: scratch }, join(scratch, 'none'))).toEqual({});
    expect(existsSync(join(scratch, 'none'))).toBe(false);
  });
});
