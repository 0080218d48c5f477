import type { SayProblem } from './problem';
import type { Handler, Route } from './route';

/** What a method and a path lead to. */
export type Match =
  | ({ readonly kind: 'handler'; readonly handler: Handler } & Pick<Served, 'allow' | 'sayProblem'>)
  | ({ readonly kind: 'otherMethod' } & Pick<Served, 'allow' | 'sayProblem'>)
  | { readonly kind: 'nothing'; readonly exists: readonly string[] };

interface Served {
  readonly handlers: ReadonlyMap<string, Handler>;
  /** For the header of that name. */
  readonly allow: string;
  readonly sayProblem?: SayProblem;
}

/** Makes the function that finds routes: an exact path first, else the longest prefix. Throws where two are the same. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const exact = new Map<string, Served>();
  const prefixes: { start: string; served: Served }[] = [];
  for (const route of routes) {
    if (exact.has(route.path)) throw new Error(`Expected one route for ${route.path}, but there are two.`);
    const served = serve(route);
    exact.set(route.path, served);
    if (route.prefix) prefixes.push({ start: route.path.endsWith('/') ? route.path : `${route.path}/`, served });
  }
  prefixes.sort((a, b) => b.start.length - a.start.length);
  const exists = routes.map(({ path, prefix }) => (prefix && !path.endsWith('/') ? `${path}/…` : path)).sort();

  return (method, path) => {
    const served = exact.get(path) ?? prefixes.find(({ start }) => path.startsWith(start))?.served;
    if (served === undefined) return { kind: 'nothing', exists };
    const handler = served.handlers.get(method);
    const { allow, sayProblem } = served;
    return handler === undefined
      ? { kind: 'otherMethod', allow, sayProblem }
      : { kind: 'handler', handler, allow, sayProblem };
  };
}

function serve({ methods, sayProblem }: Route): Served {
  const handlers = new Map<string, Handler>(Object.entries(methods));
  if (methods.GET) handlers.set('HEAD', methods.GET);
  return { handlers, allow: [...handlers.keys(), 'OPTIONS'].join(', '), sayProblem };
}
