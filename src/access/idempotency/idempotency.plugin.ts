import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { type GraphQLError, Kind, OperationTypeNode } from 'graphql';
import type { Database, OpenTransaction } from '../../platform/database/database';
import { classifyError, httpError, idempotencyConflict, timeout } from '../../platform/graphql/errors';
import { type AccessContext, callerName } from '../caller';
import { claimAnswer, hashRequest, type IdempotencyClaim, rememberAnswer } from './answer-store';
import { nothingWasDone, withoutSecrets } from './judge-answer';

const longestKey = 255;

/**
 * Makes mutations that carry an Idempotency-Key happen once. The whole operation runs in one transaction, which first
 * takes the key and last keeps the answer: a second request waits for the first, then gets what it got, and a crash
 * in between leaves neither the change nor the key. From anonymous callers the header is ignored.
 */
export function idempotencyPlugin(database: Database): ApolloServerPlugin<AccessContext> {
  return {
    async requestDidStart({ contextValue: { idempotencyKey } }) {
      if (idempotencyKey === null) {
        return;
      }
      let claim: IdempotencyClaim | null = null;
      let held: OpenTransaction | null = null;
      return {
        async didResolveOperation(request) {
          claim = claimOf(request);
          if (claim !== null && (claim.key.length === 0 || claim.key.length > longestKey)) {
            const found = claim.key.length;
            throw httpError(400, `Expected an Idempotency-Key of 1 to ${longestKey} characters, got ${found}.`);
          }
        },
        async responseForOperation({ contextValue }) {
          if (claim === null) {
            return null;
          }
          const open = await database.begin();
          try {
            const known = await claimAnswer(open.transaction, claim, contextValue.clock.now());
            if (known === null) {
              held = open;
              contextValue.database = open.transaction;
              return null;
            }
            await open.rollback();
            return known.requestHash === claim.requestHash ? replay(known.answer) : refusal(409, idempotencyConflict());
          } catch (error) {
            await open.rollback();
            return refuseLateComer(error);
          }
        },
        async willSendResponse({ response, contextValue }) {
          if (claim === null || held === null) {
            return;
          }
          const result = response.body.kind === 'single' ? response.body.singleResult : null;
          if (result === null || nothingWasDone(result)) {
            await held.rollback();
            return;
          }
          const answer = { status: response.http.status, body: withoutSecrets(result, contextValue.secretsShown) };
          try {
            await rememberAnswer(held.transaction, claim, JSON.stringify(answer));
            await held.commit();
          } catch (error) {
            await held.rollback();
            throw error;
          }
        },
      };
    },
  };
}

function claimOf({
  operation,
  request,
  source = '',
  contextValue,
}: GraphQLRequestContext<AccessContext>): IdempotencyClaim | null {
  const { idempotencyKey, caller } = contextValue;
  const isMutation = operation?.operation === OperationTypeNode.MUTATION;
  if (!isMutation || idempotencyKey === null || caller.kind === 'anonymous') {
    return null;
  }
  const fields = operation.selectionSet.selections.map((selection) =>
    selection.kind === Kind.FIELD ? selection.name.value : '…',
  );
  return {
    caller: callerName(caller),
    operation: fields.join(' '),
    key: idempotencyKey,
    requestHash: hashRequest(source, operation.name?.value ?? null, request.variables),
  };
}

function replay(answer: string | null): GraphQLResponse {
  const { status, body } = JSON.parse(answer ?? '{}');
  const headers = new HeaderMap([['idempotent-replayed', 'true']]);
  return { http: { status, headers }, body: { kind: 'single', singleResult: body } };
}

/** Answers who waited for the first request with the same key until the statement timed out; other faults are thrown. */
function refuseLateComer(error: unknown): GraphQLResponse {
  const verdict = classifyError(error);
  if (verdict.kind === 'fault') {
    throw error;
  }
  return refusal(503, timeout());
}

function refusal(status: number, { message, extensions }: GraphQLError): GraphQLResponse {
  const errors = [{ message, extensions: { code: extensions.code } }];
  return { http: { status, headers: new HeaderMap() }, body: { kind: 'single', singleResult: { errors } } };
}
