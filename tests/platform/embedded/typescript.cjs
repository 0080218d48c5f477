// Lets a plain node process `require` the sources, with the compiler that jest uses: `node -r ./typescript.cjs`.
const { createHash, randomUUID } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '../../..');
const compiled = join(root, 'node_modules/.cache/broadsheet-tests');
/** What else decides about the output. */
const settings = ['.swcrc', 'node_modules/@swc/core/package.json'].map((name) =>
  readFileSync(join(root, name), 'utf8'),
);

require.extensions['.ts'] = (module, filename) => {
  // oxlint-disable-next-line no-underscore-dangle -- node's own name
  module._compile(codeOf(filename), filename);
};

/** Compiled once for all processes: the tests start many, and each would compile hundreds of files again. */
function codeOf(filename) {
  const source = readFileSync(filename, 'utf8');
  const decisive = JSON.stringify([...settings, relative(root, filename), source]);
  const file = join(compiled, `${createHash('sha256').update(decisive).digest('hex')}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const { transformSync } = require('@swc/core');
    const { code } = transformSync(source, { filename, cwd: root, root });
    keep(file, code);
    return code;
  }
}

/** Renamed into its place, so that no other process reads half of it. */
function keep(file, code) {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    mkdirSync(compiled, { recursive: true });
    writeFileSync(unfinished, code);
    renameSync(unfinished, file);
  } catch {
    // An account that may not write here compiles for itself.
  }
}
