import { serve } from './cli/serve';

/** `node main.js` runs all of it, `node main.js api` the API alone. */
async function main(role = 'all'): Promise<void> {
  if (role !== 'all' && role !== 'api') {
    throw new Error(`Expected "api" or nothing for the role of this process, got "${role}".`);
  }
  await serve({ role });
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
