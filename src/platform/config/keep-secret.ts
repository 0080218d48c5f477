import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isNativeError } from 'node:util/types';

import { ConfigError } from './config-error';

/**
 * Reads the secret kept in a file, or makes one there, readable by this user alone. Of two processes that start at
 * once, one creates the file and both return what it holds: the content is written aside and then linked into place,
 * which is atomic and fails where the name is taken. (The folder keeps its usual mode: the embedded database may run
 * as another user inside it.)
 */
export function keepSecret(file: string, prefix = ''): string {
  try {
    return readSecret(file) ?? createSecret(file, prefix + randomBytes(32).toString('base64url'));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const reason = isNativeError(error) ? error.message : String(error);
    throw new ConfigError([`DATA_DIR: expected a folder in which ${file} can be kept, found ${reason}`]);
  }
}

function readSecret(file: string): string | null {
  let secret: string;
  try {
    secret = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
  if (!/^\S{32,}$/.test(secret)) {
    const expected = 'a secret of at least 32 characters without white space';
    throw new ConfigError([`${file}: expected ${expected}, found ${secret.length} characters; restore or remove it`]);
  }
  return secret;
}

function createSecret(file: string, secret: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(aside, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(aside, file);
    return secret;
  } catch (error) {
    const winner = hasCode(error, 'EEXIST') ? readSecret(file) : null;
    if (winner === null) throw error;
    return winner;
  } finally {
    rmSync(aside, { force: true });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return isNativeError(error) && 'code' in error && error.code === code;
}
