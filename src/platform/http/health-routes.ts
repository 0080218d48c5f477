import type { Exchange } from './exchange';
import type { Route } from './route';

/** Whether this process can do its work now, and if not, why. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

const checkMillis = 2_000;

/** `/health/live`: the process runs. `/health/ready`: it can take requests; 503 with the reason if not. */
export function healthRoutes(check: () => Promise<Readiness>): Route[] {
  return [
    { path: '/health/live', methods: { GET: (exchange) => answer(exchange, { ready: true }) } },
    { path: '/health/ready', methods: { GET: async (exchange) => answer(exchange, await readiness(exchange, check)) } },
  ];
}

async function readiness(exchange: Exchange, check: () => Promise<Readiness>): Promise<Readiness> {
  if (exchange.draining) return { ready: false, reason: 'shutting down' };
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<Readiness>((resolve) => {
    timer = setTimeout(resolve, checkMillis, { ready: false, reason: `no answer within ${checkMillis} ms` });
  });
  try {
    return await Promise.race([check(), slow]);
  } catch (error) {
    exchange.log.warn({ err: error }, 'the readiness check failed');
    return { ready: false, reason: 'the check failed, see the log' };
  } finally {
    clearTimeout(timer);
  }
}

function answer(exchange: Exchange, state: Readiness): void {
  exchange.response.setHeader('cache-control', 'no-store');
  if (state.ready) exchange.sendJson(200, { status: 'ok' });
  else exchange.sendJson(503, { status: 'unavailable', reason: state.reason });
}
