import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PostgresBinaries } from './find-postgres-binaries';

/**
 * Makes the libraries loadable where npm ran no install scripts (`--ignore-scripts`), and gives the environment
 * variables that the programs then need. The links go to `folder`, since node_modules may be read-only.
 */
export async function prepareLibraries(
  { missingLinks, libraries }: Pick<PostgresBinaries, 'missingLinks' | 'libraries'>,
  folder: string,
): Promise<Record<string, string>> {
  await rm(folder, { recursive: true, force: true });
  if (missingLinks.length === 0) return {};
  await mkdir(folder);
  // The account that the server runs as may be another one than ours, which our umask must not shut out.
  await chmod(folder, 0o755);
  await Promise.all(missingLinks.map((link) => symlink(link.target, join(folder, basename(link.path)))));
  // A library that is loaded by a link looks for others beside the link: so their own folder must be named as well.
  const path = `${folder}:${libraries}`;
  return { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path };
}
