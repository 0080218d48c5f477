import { openHttpClient } from './http-client';

/** Requests to send over and over from some connections for some time. */
export interface Load {
  url: string;
  headers: Readonly<Record<string, string>>;
  /** In the order in which they are sent, and again from the first. */
  bodies: readonly string[];
  connections: number;
  millis: number;
}

/** What came of it. */
export interface LoadResult {
  requests: number;
  /** From the first request to the last answer. */
  millis: number;
  p50: number;
  p99: number;
}

/** Sends from every connection one request after the other; what is under way at the end is waited for and counts. */
export async function runLoad({ url, headers, bodies, connections, millis }: Load): Promise<LoadResult> {
  const { hostname, port, pathname } = new URL(url);
  const head = Object.entries({ host: `${hostname}:${port}`, 'content-type': 'application/json', ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const requests = bodies.map((body) =>
    Buffer.from(`POST ${pathname} HTTP/1.1\r\n${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`),
  );
  const clients = await Promise.all(Array.from({ length: connections }, () => openHttpClient(Number(port))));
  const latencies: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + millis;
  try {
    await Promise.all(
      clients.map(async (client) => {
        for (let now = performance.now(); now < endsAt;) {
          const request = requests[next % requests.length] ?? Buffer.alloc(0);
          next += 1;
          await client.ask(request);
          const answeredAt = performance.now();
          latencies.push(answeredAt - now);
          now = answeredAt;
        }
      }),
    );
  } finally {
    clients.forEach((client) => client.close());
  }
  const took = performance.now() - startedAt;
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { requests: latencies.length, millis: took, p50: at(0.5), p99: at(0.99) };
}
