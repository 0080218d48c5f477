import type { Role } from './cli/role';
import { serve } from './cli/serve';

const roles: readonly Role[] = ['all', 'api', 'worker'];

/** `node main.js` runs all of it, `node main.js api` the API alone, `node main.js worker` the worker alone. */
async function main(given = 'all'): Promise<void> {
  const role = roles.find((known) => known === given);
  if (role === undefined) {
    throw new Error(`Expected "api", "worker" or nothing for the role of this process, got "${given}".`);
  }
  await serve({ role });
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
