import { createHash } from 'node:crypto';
import type { RunningContender } from '../contenders/start-contender';
import type { ApiQuery, Ask, Values } from '../queries/api-query';

/** What is sent to a contender for a query, in its order. */
export interface Requests {
  headers: Record<string, string>;
  bodies: readonly string[];
}

/** The requests of a query in the words of the contender. A persisted query is made known to it first. */
export async function requestsOf(
  query: ApiQuery,
  { contender, url }: RunningContender,
  { values, adminApiKey }: { values: Values; adminApiKey: string },
): Promise<Requests> {
  const headers: Record<string, string> = query.withKey ? { authorization: `Bearer ${adminApiKey}` } : {};
  if (contender.dialect === 'postgraphile') {
    const { document, variables } = query.postgraphile ?? { document: '', variables: async () => [] };
    const drawn = await variables(values, askOf(url));
    return { headers, bodies: drawn.map((one) => JSON.stringify({ query: document, variables: one })) };
  }
  const drawn = query.variables(values);
  if (!query.persisted) {
    return { headers, bodies: drawn.map((variables) => JSON.stringify({ query: query.document, variables })) };
  }
  const sha256Hash = createHash('sha256').update(query.document).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  await send(url, headers, JSON.stringify({ query: query.document, variables: drawn[0], extensions }));
  return { headers, bodies: drawn.map((variables) => JSON.stringify({ variables, extensions })) };
}

/** Sends one request and gives the text of its answer. */
export async function send(url: string, headers: Record<string, string>, body: string): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return response.text();
}

function askOf(url: string): Ask {
  return async (query, variables) => {
    const { data, errors } = JSON.parse(await send(url, {}, JSON.stringify({ query, variables })));
    if (errors) {
      throw new Error(`${url}: ${JSON.stringify(errors)}`);
    }
    return data;
  };
}
