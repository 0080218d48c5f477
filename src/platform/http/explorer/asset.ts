import { createHash } from 'node:crypto';

/** A file of the explorer, kept in memory once it was asked for (1.5 MB together). */
export interface Asset {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** Of the bytes: it stands in the address, which therefore may be cached for ever. */
  readonly hash: string;
}

const contentTypes = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' } as const;

/** A script or style sheet under a name such as `react.js`, whose end gives the content type. */
export function createAsset(name: `${string}.${keyof typeof contentTypes}`, bytes: Buffer): Asset {
  const contentType = name.endsWith('.css') ? contentTypes.css : contentTypes.js;
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 16);
  return { name, contentType, bytes, hash };
}
