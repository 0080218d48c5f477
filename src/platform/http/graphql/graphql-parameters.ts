import { createHash } from 'node:crypto';

import { badUserInput } from '../../graphql/errors';
import { checkQueryText } from '../../graphql/limits';
import { nestsAtMost } from './json-depth';

type JsonObject = Record<string, unknown>;

/** The parameters of a GraphQL request over HTTP, of the right types; what was left out or null is absent. */
export interface GraphqlParameters {
  query?: string;
  operationName?: string;
  variables?: JsonObject;
  extensions?: JsonObject;
}

const deepest = 32;

/** Reads the body of a POST. Throws BAD_USER_INPUT that says which parameter is off, or PAYLOAD_TOO_LARGE. */
export function parseGraphqlBody(body: string): GraphqlParameters {
  const value = parseJson(body, 'the body');
  if (Array.isArray(value))
    throw badUserInput('Expected one operation as a JSON object, but a list arrived: batches are not served.');
  if (!isObject(value)) throw badUserInput(`Expected a JSON object as the body, but ${describe(value)} arrived.`);
  return checkParameters(value);
}

/** Reads the query string of a GET, in which variables and extensions stand as JSON. Throws like parseGraphqlBody. */
export function parseGraphqlSearch(search: string): GraphqlParameters {
  const parameters = new URLSearchParams(search);
  const value: JsonObject = {};
  for (const name of ['query', 'operationName', 'variables', 'extensions']) {
    const [text, ...more] = parameters.getAll(name);
    if (more.length > 0)
      throw badUserInput(`Expected "${name}" once in the address, but it stands there ${more.length + 1} times.`);
    if (text === undefined || text === '') continue;
    value[name] = name === 'variables' || name === 'extensions' ? parseJson(text, `"${name}"`) : text;
  }
  return checkParameters(value);
}

function parseJson(json: string, what: string): unknown {
  if (!nestsAtMost(json, deepest))
    throw badUserInput(`Expected ${what} to nest at most ${deepest} levels deep, but it goes deeper.`);
  try {
    return JSON.parse(json);
  } catch (error) {
    // The parser quotes what it read; that goes back to its sender, and nowhere else.
    const reason = error instanceof Error ? error.message : String(error);
    throw badUserInput(`Expected ${what} to be JSON: ${json === '' ? 'it is empty' : reason}.`);
  }
}

function checkParameters(value: JsonObject): GraphqlParameters {
  const parameters: GraphqlParameters = {};
  const query = readString(value, 'query');
  const operationName = readString(value, 'operationName');
  const variables = readObject(value, 'variables');
  const extensions = readObject(value, 'extensions');
  if (query !== undefined) {
    checkQueryText(query);
    parameters.query = query;
  }
  if (operationName !== undefined) parameters.operationName = operationName;
  if (variables !== undefined) parameters.variables = variables;
  if (extensions !== undefined) parameters.extensions = extensions;
  const persisted = extensions?.persistedQuery ?? undefined;
  if (persisted !== undefined) checkPersistedQuery(persisted, query);
  else if (!query) throw badUserInput('Expected a GraphQL document as "query", but there is none.');
  return parameters;
}

/** Automatic persisted queries: the hash of a text that was sent before, or comes along to be remembered. */
function checkPersistedQuery(persisted: unknown, query: string | undefined): void {
  const hash = isObject(persisted) && persisted.version === 1 ? persisted.sha256Hash : undefined;
  if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) {
    throw badUserInput(
      'Expected "extensions.persistedQuery" as { version: 1, sha256Hash }, the hash in 64 lower-case hex digits.',
    );
  }
  if (query === undefined) return;
  if (query === '' || createHash('sha256').update(query).digest('hex') !== hash) {
    throw badUserInput(
      'Expected "extensions.persistedQuery.sha256Hash" to be the hash of "query", but it is another one.',
    );
  }
}

function readString(value: JsonObject, name: string): string | undefined {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  if (found === undefined || found === null) return undefined;
  if (typeof found !== 'string')
    throw badUserInput(`Expected "${name}" to be a string, but ${describe(found)} arrived.`);
  return found;
}

function readObject(value: JsonObject, name: string): JsonObject | undefined {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  if (found === undefined || found === null) return undefined;
  if (!isObject(found)) throw badUserInput(`Expected "${name}" to be an object, but ${describe(found)} arrived.`);
  return found;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
