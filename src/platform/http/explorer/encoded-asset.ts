import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { Asset } from './asset';

export type Encoding = 'br' | 'gzip' | 'identity';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
/** GraphiQL takes 50 ms and 292 kB; the best quality, 11, takes 2.4 s for 260 kB. */
const brotliQuality = 5;

/** Chooses what a client can read by its `Accept-Encoding`, the smallest first. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = new Set<string>();
  for (const item of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', weight = ''] = item.split(';').map((part) => part.trim());
    if (!/^q=0(?:\.0*)?$/.test(weight)) accepted.add(name);
  }
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : 'identity';
}

/** Makes the function that gives an asset in an encoding; each is compressed once, off the main thread. */
export function createEncoder(): (asset: Asset, encoding: Encoding) => Promise<Buffer> {
  const done = new Map<string, Promise<Buffer>>();
  return (asset, encoding) => {
    const key = `${encoding} ${asset.hash}`;
    const known = done.get(key);
    if (known) return known;
    const bytes = encode(asset.bytes, encoding);
    done.set(key, bytes);
    return bytes;
  };
}

async function encode(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return compressBrotli(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      });
    case 'gzip':
      return compressGzip(bytes);
    case 'identity':
      return bytes;
  }
}
