import { basename, dirname } from 'node:path/posix';
import type { Module } from './module';

const mostLines = 300;
/** The house wants a second look at a dozen; what no longer fits here has outgrown its folder. */
const mostFiles = 16;

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.ts$/;
const migrationName = /^\d{13}-[A-Z][A-Za-z0-9]*\.ts$/;
/** TypeORM's command line wants its DataSource as the default export. */
const mayExportDefault = new Set(['ormconfig.ts']);

export function tooLong(modules: readonly Module[]): string[] {
  return modules.filter(({ lines }) => lines > mostLines).map(({ path, lines }) => `${path}: ${lines} lines`);
}

export function misnamed(modules: readonly Module[]): string[] {
  return modules
    .map(({ path }) => path)
    .filter((path) => {
      const name = basename(path);
      return !kebabCase.test(name) && !(dirname(path) === 'migrations' && migrationName.test(name));
    });
}

export function crowded(modules: readonly Module[]): string[] {
  const counts = new Map<string, number>();
  modules.forEach(({ path }) => counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1));
  return [...counts].filter(([, files]) => files > mostFiles).map(([folder, files]) => `${folder}: ${files} files`);
}

export function defaultExports(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => !mayExportDefault.has(path))
    .filter(({ statements }) => statements.some((kind) => kind.startsWith('ExportDefault')))
    .map(({ path }) => path);
}

/** Indexes of src that hold more than a list of names. */
export function indexesWithLogic(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => path.startsWith('src/') && basename(path) === 'index.ts')
    .filter(({ statements }) => statements.some((kind) => kind !== 'ExportNamedDeclaration'))
    .map(({ path }) => path);
}

export function escapesFromTypes(modules: readonly Module[]): string[] {
  return modules
    .filter(({ anyTypes, nonNullAssertions }) => anyTypes + nonNullAssertions > 0)
    .map(({ path, anyTypes, nonNullAssertions }) => `${path}: ${anyTypes} any, ${nonNullAssertions} non-null`);
}

/** Classes with a decorator that are missing from the list in which they must stand. */
export function unlisted(
  modules: readonly Module[],
  { decorator, list, file }: { decorator: string; list: string; file: string },
): string[] {
  const listed = modules.find(({ path }) => path === file)?.lists.get(list) ?? [];
  return modules
    .flatMap(({ classes }) => classes)
    .filter(({ name, decorators }) => decorators.includes(decorator) && !listed.includes(name))
    .map(({ name }) => name);
}

/** Migrations on disk that migrations/index.ts does not list, or lists in another order than that of time. */
export function unlistedMigrations(modules: readonly Module[]): string[] {
  const listed = modules.find(({ path }) => path === 'migrations/index.ts')?.lists.get('migrations') ?? [];
  const onDisk = modules
    .filter(({ path }) => dirname(path) === 'migrations' && migrationName.test(basename(path)))
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .flatMap(({ classes }) => classes.map(({ name }) => name));
  return onDisk.filter((name, place) => listed[place] !== name);
}
