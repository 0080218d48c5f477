// Reads each hard text in a plain node process, as the product does, and prints what each took in ms of this process's
// own CPU time, which others at work on the machine do not lengthen. Inside jest's sandbox regular expressions take
// several times as long.
require('../../platform/embedded/typescript.cjs');
const { parseDigest } = require('../../../src/digests/reader/parse-digest.ts');
const { findLinks } = require('../../../src/papers/links/find-links.ts');
const { hardTexts } = require('./ten-megabytes.ts');

function millisOf(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

const took = Object.entries(hardTexts).map(([name, make]) => {
  const text = make();
  const read = millisOf(() => parseDigest(text, { date: '2025-03-13', today: '2025-11-23' }));
  return { name, read, links: millisOf(() => findLinks(text)) };
});
process.stdout.write(JSON.stringify(took));
