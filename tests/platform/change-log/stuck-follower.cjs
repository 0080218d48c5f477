// Works on a batch for ever, as a process of its own, to be killed: `stuck-follower.cjs CONNECTION`, the connection as
// JSON. It has written what it heard before it says so to its parent.
require('../embedded/typescript.cjs');
require('reflect-metadata');
const { createDataSource } = require('../../../ormconfig.ts');
const { catchUp } = require('../../../src/platform/change-log/catch-up.ts');
const { Database } = require('../../../src/platform/database/database.ts');

async function main() {
  const dataSource = await createDataSource(JSON.parse(process.argv[2])).initialize();
  await catchUp(Database.of(dataSource), {
    name: 'scribe',
    types: ['PAPER'],
    batchSize: 3,
    handle: async (transaction, changes) => {
      for (const { subjectKey } of changes) {
        await transaction.query(`insert into heard (who, subject) values ('stuck', $1)`, [subjectKey]);
      }
      process.send('working');
      await new Promise(() => setTimeout(() => {}, 60_000));
    },
  });
}

// Lives no longer than the test that started it.
process.on('disconnect', () => process.exit());
main();
