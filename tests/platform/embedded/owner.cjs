// Owns an embedded database as a process of its own: `node owner.cjs FOLDER`. Says `{ connection }` or `{ error }` on
// one line of JSON, and on Ctrl-C asks the server a last question before it stops it: `{ lastAnswer }`.
require('./typescript.cjs');
const { Client } = require('pg');
const { startEmbeddedPostgres } = require('../../../src/platform/database/embedded/index.ts');

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

async function main() {
  const directory = process.argv[2];
  const postgres = await startEmbeddedPostgres({ directory, log: () => {}, settings: { shared_buffers: '16MB' } });
  // Lives as long as the test that started it, which holds the other end.
  process.stdin.on('end', () => process.exit()).resume();
  process.once('SIGINT', async () => {
    const client = new Client(postgres.connection);
    await client.connect();
    const { rows } = await client.query('select 40 + 2 as answer');
    await client.end();
    await postgres.stop();
    say({ lastAnswer: rows[0].answer });
    process.stdin.destroy();
  });
  say({ connection: postgres.connection });
}

main().catch((error) => say({ error: error.message }));
