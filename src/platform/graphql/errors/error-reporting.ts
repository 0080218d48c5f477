import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

import { newId } from '../../logging/new-id';
import type { Log } from '../../logging/request-log';
import { classifyError } from './classify-error';

/** What a GraphQL context must offer so that faults are logged with the id of their request. */
export interface Logged {
  readonly log: Log;
}

/** The two halves of error handling, to be given to the same Apollo server. */
export interface ErrorReporting {
  readonly plugin: ApolloServerPlugin<Logged>;
  formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

// Everything else in `extensions` stays here: libraries put whole inputs and stacks there.
const publicExtensions = new Set(['cost', 'limit', 'path', 'retryAfter', 'scope']);

/**
 * Turns whatever went wrong into one of our codes. A fault of ours is logged, and the caller gets a reference to that
 * line: never a stack, an SQL text or a path. The plugin sees errors first, with the request's logger; Apollo calls
 * `formatError` without a request, so that the reference waits for it beside the error.
 */
export function errorReporting(log: Log): ErrorReporting {
  const references = new WeakMap<object, string>();

  function report(error: unknown, cause: unknown, requestLog: Log): string {
    const known = isObject(error) ? references.get(error) : undefined;
    if (known !== undefined) return known;
    const reference = newId();
    if (isObject(error)) references.set(error, reference);
    requestLog.error({ err: cause, reference }, 'a request failed');
    return reference;
  }

  const listener: GraphQLRequestListener<Logged> = {
    async didEncounterErrors({ errors, contextValue }) {
      for (const error of errors) {
        const verdict = classifyError(error);
        if (verdict.kind === 'fault') report(error, verdict.cause, contextValue.log);
      }
    },
  };

  return {
    plugin: {
      requestDidStart: async () => listener,
      // What plugins throw: Apollo keeps the message alone, and throws an error of its own that tells nothing.
      unexpectedErrorProcessingRequest: async ({ error, requestContext }) =>
        requestContext.contextValue.log.error({ err: error }, 'a plugin failed'),
    },
    formatError(formatted, error) {
      const { locations, path, extensions = {} } = formatted;
      const where = { ...(locations && { locations }), ...(path && { path }) };
      const verdict = classifyError(error);
      if (verdict.kind === 'fault') {
        return { ...internalError(report(error, verdict.cause, log)), ...where };
      }
      return {
        message: shorten(verdict.message),
        ...where,
        extensions: { code: verdict.code, ...shownOf(extensions) },
      };
    },
  };
}

/** Those of an error's extensions that its reader may see; `code` is not among them. */
export function shownOf(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(extensions).filter(([name]) => publicExtensions.has(name)));
}

const longestMessage = 1_000;

/** Messages of graphql-js repeat what was sent, however long that is. */
function shorten(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}

/** What the caller is told of a fault of ours. */
export function internalError(reference: string): GraphQLFormattedError {
  return {
    message: `Something broke on our side. Reference: ${reference}`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', reference },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
