import { serve } from './cli/serve';

serve({ role: process.argv[2] === 'api' ? 'api' : 'all' }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
