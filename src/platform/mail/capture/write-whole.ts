import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file that others see whole or not at all, readable by this user alone: aside, then renamed. The name aside
 * begins with the file's own, so that whoever deletes the file finds what a killed writer left.
 */
export async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const aside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(aside, bytes, { mode: 0o600, flag: 'wx', flush: true });
    await rename(aside, file);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
