import { dirname, join } from 'node:path/posix';
import type { Module } from './module';

/** What a part of the product may know: a row for each folder of src, and for the files that wire it together. */
export type Arrows = Readonly<Record<string, readonly string[]>>;

const ground = ['access', 'platform'];
const catalogue = ['topics', 'papers', ...ground];
const everythingShown = ['digests', 'search', 'subscribers', 'delivery', ...catalogue];
const shopWindows = ['changes', 'feeds', 'mcp', 'pages', 'webhooks'];

/** main → cli → app → features → access → platform; a folder that is not here has no place yet. */
export const arrows: Arrows = {
  platform: [],
  access: ['platform'],
  topics: ground,
  papers: ['topics', ...ground],
  digests: catalogue,
  search: catalogue,
  subscribers: ['digests', 'search', ...catalogue],
  delivery: ['subscribers', 'digests', 'search', ...catalogue],
  ...Object.fromEntries(shopWindows.map((feature) => [feature, everythingShown])),
  app: [...shopWindows, ...everythingShown],
  cli: ['app', ...shopWindows, ...everythingShown],
  main: ['cli', 'app', 'platform'],
};

/** Which row of the arrows a file belongs to. What wires the product together counts as the app, wherever it stands. */
function partOf(path: string): string {
  const [top = '', folder = '', ...below] = path.split('/');
  if (top !== 'src') {
    return 'app';
  }
  return below.length > 0 ? folder : folder === 'main.ts' ? 'main' : 'app';
}

/** Imports that go against the arrows, as "src/topics/x.ts → src/papers/index.ts". */
export function againstTheArrows(modules: readonly Module[], table: Arrows = arrows): string[] {
  return edgesOf(modules)
    .filter(({ from, to }) => partOf(from) !== partOf(to) && !table[partOf(from)]?.includes(partOf(to)))
    .map(({ from, to }) => `${from} → ${to}`);
}

/** Folders of src that have no row in the arrows. */
export function withoutAPlace(modules: readonly Module[], table: Arrows = arrows): string[] {
  return [...new Set(modules.map(({ path }) => partOf(path)))].filter((part) => !(part in table));
}

/** Imports that reach behind the index of another feature. The platform is no feature. */
export function pastAnIndex(modules: readonly Module[]): string[] {
  const open = new Set(['platform', 'app', 'cli', 'main']);
  return edgesOf(modules)
    .filter(({ from, to }) => partOf(from) !== partOf(to) && !open.has(partOf(to)))
    .filter(({ to }) => to !== `src/${partOf(to)}/index.ts`)
    .map(({ from, to }) => `${from} → ${to}`);
}

/** Circles of imports, those of types alone included, each as the path round it. */
export function circles(modules: readonly Module[]): string[] {
  const targets = new Map<string, string[]>(modules.map(({ path }) => [path, []]));
  edgesOf(modules).forEach(({ from, to }) => targets.get(from)?.push(to));
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path].join(' → '));
    } else if (!done.has(path)) {
      targets.get(path)?.forEach((next) => walk(next, [...way, path]));
      done.add(path);
    }
  };
  modules.forEach(({ path }) => walk(path, []));
  return found;
}

/** Imports of ours that lead to no file. */
export function leadingNowhere(modules: readonly Module[]): string[] {
  return edgesOf(modules)
    .filter(({ to }) => !modules.some(({ path }) => path === to))
    .map(({ from, to }) => `${from} → ${to}`);
}

interface Edge {
  from: string;
  to: string;
}

function edgesOf(modules: readonly Module[]): Edge[] {
  const paths = new Set(modules.map(({ path }) => path));
  return modules.flatMap(({ path, imports }) =>
    imports.map((specifier) => {
      const target = join(dirname(path), specifier);
      const to = [`${target}.ts`, `${target}/index.ts`].find((candidate) => paths.has(candidate)) ?? target;
      return { from: path, to };
    }),
  );
}
