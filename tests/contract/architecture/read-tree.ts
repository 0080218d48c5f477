import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Module, readModule } from './module';

const root = join(__dirname, '../../..');

/** Every source file of the product, below src, migrations and seeds, and ormconfig.ts. */
export function readTree(): Module[] {
  const paths = ['src', 'migrations', 'seeds'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
  return [...paths, 'ormconfig.ts'].map((path) => readModule(path, readFileSync(join(root, path), 'utf8')));
}
