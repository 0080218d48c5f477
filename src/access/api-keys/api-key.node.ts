import { inKeyOrder, requestLoader } from '../../platform/graphql/context/request-loaders';
import type { NodeType } from '../../platform/graphql/context/request-context';
import { type AccessContext, holdsScope } from '../caller';
import { Scope } from '../scope';
import type { ApiKey } from './api-key.entity';
import { listApiKeys } from './list-api-keys';

const apiKeyByKey = requestLoader<number, ApiKey | null>(async (keys, { database }) =>
  inKeyOrder(keys, await listApiKeys(database, keys), (apiKey) => apiKey.key),
);

/** A key may be read with the scope ADMIN, and by itself. */
export const apiKeyNode: NodeType<AccessContext> = {
  name: 'ApiKey',
  load: async (key, context) => {
    const isOwn = context.caller.kind === 'key' && context.caller.apiKey.key === key;
    return isOwn || holdsScope(context.caller, Scope.ADMIN) ? apiKeyByKey(context).load(key) : null;
  },
};
