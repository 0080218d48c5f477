import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** Makes a password of 192 random bits, without characters that SQL or a URL would have to quote. */
export function makePassword(): string {
  return randomBytes(24).toString('base64url');
}

/** Reads the password that the cluster was given; null if the file is missing or spoiled. */
export async function readPassword(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    if ('code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  return /^([\w-]{32})\n$/.exec(text)?.[1] ?? null;
}

/** Keeps the password, readable by this user alone. Call it once the cluster has it, so that a file is always right. */
export async function writePassword(file: string, password: string): Promise<void> {
  await writeFile(file, `${password}\n`, { mode: 0o600, flush: true });
}
