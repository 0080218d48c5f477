import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { isMessageName, nameTime } from '../message-name';
import { writeWhole } from './write-whole';

const ending = '.eml';

/** The folder that captured mail lies in, one file a message. */
export class MailFolder {
  constructor(private readonly path: string) {}

  /** Where a message lies or would lie. */
  fileOf(name: string): string {
    if (!isMessageName(name)) {
      // Names also come from addresses of /mailbox, and must not lead out of the folder.
      throw new Error(
        `Expected the name of a message, such as 20250314080000000- and 32 hexadecimal digits, got "${name}".`,
      );
    }
    return join(this.path, `${name}${ending}`);
  }

  /** Writes a message, whole or not at all; one that is there already is replaced. Returns the file. */
  async write(name: string, bytes: Buffer): Promise<string> {
    const file = this.fileOf(name);
    await mkdir(this.path, { recursive: true, mode: 0o700 });
    await writeWhole(file, bytes);
    return file;
  }

  /** The names of all messages, newest first. */
  async list(): Promise<string[]> {
    return (await this.entries())
      .filter((entry) => entry.endsWith(ending))
      .map((entry) => entry.slice(0, -ending.length))
      .filter(isMessageName)
      .sort()
      .reverse();
  }

  /** The bytes of a message, or null where there is none of that name. */
  async read(name: string): Promise<Buffer | null> {
    return isMessageName(name) ? orElse(readFile(this.fileOf(name)), null) : null;
  }

  /** Deletes messages, and what a writer that was killed left of them. */
  async delete(names: readonly string[]): Promise<void> {
    const doomed = new Set(names.map((name) => this.fileOf(name)));
    for (const entry of await this.entries()) {
      const [whole = ''] = /^.*\.eml/.exec(entry) ?? [];
      if (doomed.has(join(this.path, whole))) {
        await rm(join(this.path, entry), { force: true });
      }
    }
  }

  /** The same for all whose names are of before an instant. */
  async deleteBefore(instant: Date): Promise<void> {
    const time = nameTime(instant);
    for (const entry of await this.entries()) {
      const [name = ''] = entry.split('.', 1);
      if (isMessageName(name) && name < time) {
        await rm(join(this.path, entry), { force: true });
      }
    }
  }

  private entries(): Promise<string[]> {
    return orElse(readdir(this.path), []);
  }
}

/** What a file or folder that does not exist stands for. */
async function orElse<Found, Missing>(found: Promise<Found>, missing: Missing): Promise<Found | Missing> {
  return found.catch((error: unknown) => {
    if (isNativeError(error) && 'code' in error && error.code === 'ENOENT') {
      return missing;
    }
    throw error;
  });
}
