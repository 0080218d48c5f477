import { runInNewContext } from 'node:vm';

import { exampleQueries } from '../../../src/platform/http/explorer';
import { assetPaths, startExplorerServer } from './explorer-server';

interface Rendered {
  readonly type: unknown;
  readonly props: {
    fetcher(body: unknown, options?: { headers?: Record<string, string> }): Promise<unknown>;
    readonly plugins: readonly { readonly title: string; content(): unknown }[];
    readonly visiblePlugin: unknown;
    readonly defaultTabs: readonly { readonly query: string }[];
  };
}

const GraphiQL = {};
let script: string;
beforeAll(async () => {
  const server = await startExplorerServer();
  const path = (await assetPaths(server)).find((found) => found.endsWith('/explorer.js')) ?? '';
  script = (await server.get(path)).body.toString();
  await server.stop();
});

/** Runs the script as it is served, in a world that has only what a page gives it; returns what it renders. */
function run(world: { width: number; visited?: boolean; fetch?: unknown }): Rendered {
  const rendered: Rendered[] = [];
  const window = {
    document: { getElementById: (id: string) => id },
    localStorage: { getItem: () => (world.visited ? '' : null) },
    matchMedia: (query: string) => ({ matches: world.width >= Number(/min-width: (\d+)px/.exec(query)?.[1]) }),
    fetch: world.fetch,
    React: { createElement: (type: unknown, props: object, ...children: unknown[]) => ({ type, props, children }) },
    ReactDOM: { createRoot: () => ({ render: (element: Rendered) => rendered.push(element) }) },
    GraphiQL,
  };
  runInNewContext(script, { window });
  const [element] = rendered;
  if (element === undefined) throw new Error('Expected the script to render GraphiQL, but it rendered nothing.');
  return element;
}

describe('the script of the explorer', () => {
  it('starts GraphiQL with the first example in the first tab', () => {
    const { props, type } = run({ width: 1280 });
    expect(type).toBe(GraphiQL);
    expect(props.defaultTabs.map(({ query }) => query)).toEqual([exampleQueries[0]?.query]);
    expect(props.plugins.map(({ title }) => title)).toEqual(['Examples']);
  });

  it('shows the examples at the first visit, where there is room', () => {
    expect(run({ width: 1280 }).props.visiblePlugin).toBeDefined();
    expect(run({ width: 1280, visited: true }).props.visiblePlugin).toBeUndefined();
    expect(run({ width: 400 }).props.visiblePlugin).toBeUndefined();
  });

  it('posts operations to the endpoint with the headers given', async () => {
    const asked: unknown[] = [];
    const fetch = async (...call: unknown[]): Promise<Response> => {
      asked.push(call);
      return new Response('{"data":{}}');
    };
    const { fetcher } = run({ width: 1280, fetch }).props;
    const answer = await fetcher({ query: '{ viewer }' }, { headers: { Authorization: 'Bearer k' } });
    expect(answer).toEqual({ data: {} });
    expect(asked).toMatchObject([
      [
        '/graphql',
        {
          method: 'POST',
          headers: { Authorization: 'Bearer k', 'content-type': 'application/json' },
          body: '{"query":"{ viewer }"}',
        },
      ],
    ]);
  });

  it('shows an answer that is no JSON as an error', async () => {
    const fetch = async (): Promise<Response> => new Response('<h1>Bad gateway</h1>', { status: 502 });
    expect(await run({ width: 1280, fetch }).props.fetcher({})).toEqual({
      errors: [{ message: expect.stringMatching(/^HTTP 502 .*Bad gateway/) }],
    });
  });
});
