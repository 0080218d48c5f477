import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool } from 'pg';
import type { Variables } from '../queries/api-query';
import { mergeRequests } from './merge-requests';
import { type Answering, limitStatements } from './statements';

/**
 * The limit: what is left of the API when a request is nothing but one hand-written statement whose result is the text of
 * the response. `npm run bench -- api` starts it with DATABASE_URL, POOL, APP_SECRET and MERGING (on or off).
 */
const { DATABASE_URL, POOL, APP_SECRET = '', MERGING } = process.env;

const pool = new Pool({
  connectionString: DATABASE_URL,
  max: Number(POOL),
  idleTimeoutMillis: 0,
  keepAlive: true,
  options: '-c timezone=UTC -c jit=off -c plan_cache_mode=force_generic_plan',
});

// On two cores better than 2, 3 or 8 statements at once, and than 8 or 32 requests in each.
const merging = { statementsAtOnce: 4, mostAtOnce: 16 };

type Read = (variables: Variables, keyHash: string) => unknown[];

/** How a request of one kind is answered, from its variables and the hash of the key that asks. */
type Answerer = (variables: Variables, keyHash: string) => Promise<string>;

function answerer(what: Answering): Answerer {
  if (what.kind === 'text') {
    return async () => what.text;
  }
  return MERGING === 'on' && what.merged !== null
    ? answerTogether(what.name, what.merged, what.read)
    : answerAlone(what.name, what.single, what.read);
}

function answerAlone(name: string, text: string, read: Read): Answerer {
  return async (variables, keyHash) => {
    const values = read(variables, keyHash);
    const { rows } = await pool.query<[string]>({ name, text, values, rowMode: 'array' });
    return rows[0]?.[0] ?? '';
  };
}

function answerTogether(name: string, text: string, read: Read): Answerer {
  const merged = mergeRequests<unknown[], string>(async (requests) => {
    const values = requests[0]?.map((_, column) => requests.map((request) => request[column])) ?? [];
    const { rows } = await pool.query<[string]>({ name, text, values, rowMode: 'array' });
    return rows.map(([answer]) => answer);
  }, merging);
  return (variables, keyHash) => merged(read(variables, keyHash));
}

const answerers = new Map([...limitStatements(APP_SECRET)].map(([query, what]) => [query, answerer(what)] as const));

async function respond(body: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { query, variables, extensions } = JSON.parse(body);
  const answer = answerers.get(query ?? extensions.persistedQuery.sha256Hash);
  if (answer === undefined) {
    throw new Error(`Expected one of the benchmark's queries, got ${body.slice(0, 200)}`);
  }
  const key = request.headers.authorization?.slice('Bearer '.length);
  const text = await answer(variables, key === undefined ? '' : createHash('sha256').update(key).digest('hex'));
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    respond(Buffer.concat(chunks).toString(), request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`);
});
