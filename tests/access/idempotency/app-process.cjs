// Serves the API as a process of its own, to be killed: `node app-process.cjs CONNECTION`, the connection as JSON; the
// rest comes from the environment. Says where it listens on one line.
require('../../platform/embedded/typescript.cjs');
require('reflect-metadata');
const { startApp } = require('../../../src/app.ts');
const { readConfig } = require('../../../src/platform/config/read-config.ts');
const { createLogger } = require('../../../src/platform/logging/create-logger.ts');

startApp({
  config: readConfig(process.env),
  connection: JSON.parse(process.argv[2]),
  log: createLogger('silent'),
}).then(
  (app) => process.stdout.write(`${app.url}\n`),
  (error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
