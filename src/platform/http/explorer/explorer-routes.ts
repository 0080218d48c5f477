import { httpError } from '../../graphql/errors';
import type { Exchange } from '../exchange';
import type { Route } from '../route';
import { type Asset, createAsset } from './asset';
import { contentSecurityPolicy } from './content-security-policy';
import { chooseEncoding, createEncoder } from './encoded-asset';
import type { ExampleQuery } from './example-query';
import { renderExplorerPage } from './explorer-page';
import { explorerStyle } from './explorer-style';
import { loadLibraryAssets } from './load-library-assets';
import { startExplorer } from './start-explorer.client';

/** What the explorer needs of the application. */
export interface ExplorerOptions {
  /** Where GraphQL is served, as a path on the same origin: `/graphql`. */
  readonly endpoint: string;
  /** Offered to be run; the first one stands in the first tab. */
  readonly examples: readonly ExampleQuery[];
}

interface Explorer {
  readonly page: string;
  readonly assets: ReadonlyMap<string, Asset>;
}

const root = '/graphiql';
const oneYear = 'public, max-age=31536000, immutable';

/** The API explorer under `/graphiql`: GraphiQL, whole from this process, read and compressed when first asked for. */
export function explorerRoutes(options: ExplorerOptions): Route[] {
  const encode = createEncoder();
  let loading: Promise<Explorer> | undefined;

  function load(): Promise<Explorer> {
    loading ??= loadExplorer(options).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  async function answer(exchange: Exchange): Promise<void> {
    const { assets, page } = await load();
    if (exchange.path === root || exchange.path === `${root}/`) {
      exchange.response.setHeader('content-security-policy', contentSecurityPolicy);
      exchange.response.setHeader('cache-control', 'no-cache');
      exchange.send(200, 'text/html; charset=utf-8', page);
      return;
    }
    const asset = assets.get(exchange.path);
    if (asset === undefined) {
      throw httpError(404, `The explorer has no file at ${exchange.path.slice(0, 200)}; its page is ${root}.`);
    }
    await sendAsset(exchange, asset);
  }

  async function sendAsset({ request, response }: Exchange, asset: Asset): Promise<void> {
    const encoding = chooseEncoding(request.headers['accept-encoding']);
    const etag = `"${asset.hash}-${encoding}"`;
    response.setHeader('cache-control', oneYear);
    response.setHeader('etag', etag);
    response.appendHeader('vary', 'Accept-Encoding');
    if (request.headers['if-none-match']?.includes(etag)) {
      response.writeHead(304).end();
      return;
    }
    const body = await encode(asset, encoding);
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding);
    response.writeHead(200, { 'content-type': asset.contentType, 'content-length': body.length }).end(body);
  }

  return [{ path: root, prefix: true, methods: { GET: answer } }];
}

async function loadExplorer(options: ExplorerOptions): Promise<Explorer> {
  const library = await loadLibraryAssets();
  const styles = [...library.styles, createAsset('explorer.css', Buffer.from(explorerStyle))];
  const scripts = [...library.scripts, createAsset('explorer.js', Buffer.from(startScript(options)))];
  return {
    page: renderExplorerPage({ styles: styles.map(pathOf), scripts: scripts.map(pathOf) }),
    assets: new Map([...styles, ...scripts].map((asset) => [pathOf(asset), asset])),
  };
}

function pathOf({ hash, name }: Asset): string {
  return `${root}/${hash}/${name}`;
}

function startScript({ endpoint, examples }: ExplorerOptions): string {
  return `(${startExplorer.toString()})(window, ${JSON.stringify({ endpoint, examples })});\n`;
}
