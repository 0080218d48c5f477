import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { peersFolder } from './contender';

/** Installs the peers at the versions of their lock file, unless they are there. Needs npm's registry the first time. */
export function installPeers(): void {
  const installed = join(peersFolder, 'node_modules/.package-lock.json');
  const wanted = join(peersFolder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) {
    return;
  }
  process.stderr.write(`Installing the peers in ${peersFolder}.\n`);
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: peersFolder,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`Expected "npm ci" in ${peersFolder} to succeed, but it ended with ${status}: ${stderr}`);
  }
}
