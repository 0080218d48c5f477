import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { type Asset, createAsset } from './asset';

/** Reads GraphiQL and React, as their packages have built them for browsers, from wherever they are installed. */
export async function loadLibraryAssets(): Promise<{ styles: Asset[]; scripts: Asset[] }> {
  const [react, reactDom, graphiql, graphiqlStyle] = await Promise.all([
    readBuilt(require.resolve('react/package.json'), 'umd/react.production.min.js'),
    readBuilt(require.resolve('react-dom/package.json'), 'umd/react-dom.production.min.js'),
    readBuilt(require.resolve('graphiql/package.json'), 'graphiql.min.js'),
    readBuilt(require.resolve('graphiql/package.json'), 'graphiql.min.css'),
  ]);
  return {
    styles: [createAsset('graphiql.css', graphiqlStyle)],
    scripts: [
      createAsset('react.js', react),
      createAsset('react-dom.js', reactDom),
      createAsset('graphiql.js', graphiql),
    ],
  };
}

/** The packages export none of these files, only their manifest: the way from there is fixed by the exact version. */
async function readBuilt(manifestPath: string, file: string): Promise<Buffer> {
  return withoutSourceMap(await readFile(join(dirname(manifestPath), file)));
}

/** Cuts off the last line where it names a source map: developer tools would ask for one that is not served. */
function withoutSourceMap(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf('\n//# sourceMappingURL=');
  return at === -1 ? bytes : bytes.subarray(0, at + 1);
}
