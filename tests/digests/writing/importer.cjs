// Imports a digest as a process of its own: `node importer.cjs CONNECTION`. Says "ready", reads the text from its
// input until that ends, imports it, and says "done".
require('../../platform/embedded/typescript.cjs');
require('reflect-metadata');
const { readFileSync } = require('node:fs');
const { createDataSource } = require('../../../ormconfig.ts');
const { importDigest } = require('../../../src/digests/index.ts');
const { Database } = require('../../../src/platform/database/database.ts');

const now = new Date('2025-03-14T06:00:00Z');
const standardInput = 0;

async function main() {
  const dataSource = await createDataSource(JSON.parse(process.argv[2])).initialize();
  process.stdout.write('ready\n');
  const input = { content: readFileSync(standardInput, 'utf8'), format: 'AUTO', dryRun: false };
  await Database.of(dataSource).transaction((transaction) =>
    importDigest({ input, transaction, now, defaultSource: 'daily-papers' }),
  );
  process.stdout.write('done\n');
  await dataSource.destroy();
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
