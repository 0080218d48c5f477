import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this package, whether the code runs compiled below dist/ or as it is. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) {
      throw new Error(`Expected a package.json above ${__dirname}, found none.`);
    }
    folder = parent;
  }
  return folder;
}
