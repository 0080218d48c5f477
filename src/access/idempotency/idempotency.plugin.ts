import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { Kind, OperationTypeNode } from 'graphql';
import type { Database, OpenTransaction } from '../../platform/database/database';
import { badUserInput, idempotencyConflict } from '../../platform/graphql/errors/errors';
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
    async requestDidStart() {
      let held: { claim: IdempotencyClaim; open: OpenTransaction } | null = null;
      return {
        async didResolveOperation({ contextValue }) {
          const key = contextValue.idempotencyKey;
          if (key !== null && (key.length === 0 || key.length > longestKey)) {
            throw badUserInput(`Expected an Idempotency-Key of 1 to ${longestKey} characters, got ${key.length}.`);
          }
        },
        async responseForOperation(request) {
          const claim = claimOf(request);
          if (claim === null) {
            return null;
          }
          const { contextValue } = request;
          const open = await database.begin();
          const known = await claimAnswer(open.transaction, claim, contextValue.clock.now()).catch(async (error) => {
            await open.rollback();
            throw error;
          });
          if (known === null) {
            held = { claim, open };
            contextValue.database = open.transaction;
            return null;
          }
          await open.rollback();
          return known.requestHash === claim.requestHash ? replay(known.answer) : conflict();
        },
        async willSendResponse({ response, contextValue }) {
          if (held === null) {
            return;
          }
          const { claim, open } = held;
          const result = response.body.kind === 'single' ? response.body.singleResult : null;
          if (result === null || nothingWasDone(result)) {
            await open.rollback();
            return;
          }
          const answer = { status: response.http.status, body: withoutSecrets(result, contextValue.secretsShown) };
          await rememberAnswer(open.transaction, claim, JSON.stringify(answer));
          await open.commit();
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
    requestHash: hashRequest(source, request.variables),
  };
}

function replay(answer: string | null): GraphQLResponse {
  const { status, body } = JSON.parse(answer ?? '{}');
  const headers = new HeaderMap([['idempotent-replayed', 'true']]);
  return { http: { status, headers }, body: { kind: 'single', singleResult: body } };
}

function conflict(): GraphQLResponse {
  const { message, extensions } = idempotencyConflict();
  const errors = [{ message, extensions: { code: extensions.code } }];
  return { http: { status: 409, headers: new HeaderMap() }, body: { kind: 'single', singleResult: { errors } } };
}
