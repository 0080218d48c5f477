// Lets a plain node process `require` the sources, with the compiler that jest uses: `node -r ./typescript.cjs`.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '../../..');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { filename, cwd: root, root });
  // oxlint-disable-next-line no-underscore-dangle -- node's own name
  module._compile(code, filename);
};
