// The worker as a process of its own: `node worker.cjs CONNECTION`. Says "ready".
require('../../platform/embedded/typescript.cjs');
require('reflect-metadata');
const { startTestWorker } = require('../../support/test-worker.ts');

startTestWorker({ connection: JSON.parse(process.argv[2]) }).then(
  () => process.stdout.write('ready\n'),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  },
);
