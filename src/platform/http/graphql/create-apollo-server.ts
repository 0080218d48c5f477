import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';

import { errorReporting, type Logged } from '../../graphql/errors';
import { documentRules, limits } from '../../graphql/limits';
import type { Logger } from '../../logging/create-logger';
import { DocumentStore } from './document-store';
import { knownOperationTypesRule } from './known-operation-types.rule';
import { responseHeadPlugin } from './response-head.plugin';

/** What differs between the application and a test. */
export interface ApolloServerSetup<Context extends Logged> {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  readonly plugins: readonly ApolloServerPlugin<Context>[];
}

// The default of 100 helps nobody who writes a query, but those who want validation to take long.
const mostErrors = 20;
const mebibyte = 2 ** 20;

/**
 * Makes the Apollo server, not yet started: nothing on the request's path that is not used, and nothing that calls
 * home. The texts of persisted queries stay in Apollo's own cache of 30 MiB.
 */
export function createApolloServer<Context extends Logged>(setup: ApolloServerSetup<Context>): ApolloServer<Context> {
  const { plugin, formatError } = errorReporting(setup.log);
  return new ApolloServer<Context>({
    schema: setup.schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    documentStore: new DocumentStore(64 * mebibyte),
    validationRules: [knownOperationTypesRule, ...documentRules],
    validationOptions: { maxErrors: mostErrors },
    formatError,
    logger: setup.log,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      plugin,
      responseHeadPlugin,
      ...setup.plugins,
    ],
  });
}
