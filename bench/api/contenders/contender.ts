import { join } from 'node:path';
import { packageRoot } from '../../../src/platform/package/package-root';
import type { ApiQuery } from '../queries/api-query';

/** Who is measured, and how its process is started. */
export interface Contender {
  name: string;
  title: string;
  /** Whose variables and documents it understands. */
  dialect: 'ours' | 'postgraphile';
  /** A program of Node, and what it is given besides what all are given. */
  program: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Another Node than ours. */
  node?: string;
  serves(query: ApiQuery): boolean;
}

const root = packageRoot();

/** The package of the peers, with its own dependencies. */
export const peersFolder = join(root, 'bench/api/peers');

const product = (name: string, title: string, env: Record<string, string>): Contender => ({
  name,
  title,
  dialect: 'ours',
  program: join(root, 'dist/src/main.js'),
  args: ['api'],
  env,
  serves: () => true,
});

const limit = (name: string, title: string, merging: 'on' | 'off'): Contender => ({
  name,
  title,
  dialect: 'ours',
  program: join(root, 'dist/bench/api/limit/server.js'),
  env: { MERGING: merging },
  serves: (query) => query.limit !== null,
});

/** All contenders, in the order of the tables. */
export const contenders: readonly Contender[] = [
  product('planned', 'Broadsheet, planned', { PLANNER: 'on', PLANNER_MERGING: 'on' }),
  product('unmerged', 'Broadsheet, planned, without merging', { PLANNER: 'on', PLANNER_MERGING: 'off' }),
  product('unplanned', 'Broadsheet, by resolvers', { PLANNER: 'off' }),
  limit('limit', 'the limit', 'off'),
  limit('limit-merging', 'the limit with merging', 'on'),
  {
    name: 'mercurius',
    title: 'Mercurius, jit, loaders',
    dialect: 'ours',
    program: join(peersFolder, 'mercurius.mjs'),
    serves: (query) => query.inSubset,
  },
  {
    name: 'yoga',
    title: 'GraphQL Yoga, loaders',
    dialect: 'ours',
    program: join(peersFolder, 'yoga.mjs'),
    serves: (query) => query.inSubset,
  },
  {
    name: 'postgraphile',
    title: 'PostGraphile 5',
    dialect: 'postgraphile',
    program: join(peersFolder, 'postgraphile.mjs'),
    node: join(peersFolder, 'node_modules/node/bin/node'),
    serves: (query) => query.postgraphile !== null,
  },
];

/** Whether it needs the package of the peers. */
export function isPeer({ program }: Contender): boolean {
  return program.startsWith(peersFolder);
}
