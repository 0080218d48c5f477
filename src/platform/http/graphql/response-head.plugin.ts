import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';

import { plainJson } from './media-type';

/**
 * Gives every answer the media type that the route has settled, and 200 instead of 400 to well-formed requests whose operation is refused, where the answer is plain JSON. Clients
 * of that media type cannot tell a 400 of a proxy from one of ours, so the specification wants the errors in the body
 * alone; as `application/graphql-response+json` they keep the 400.
 */
export const responseHeadPlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return listener;
  },
};

const listener: GraphQLRequestListener<BaseContext> = {
  async willSendResponse({ request, response: { http } }) {
    const accept = request.http?.headers.get('accept');
    if (http.status === 400 && accept === plainJson) http.status = 200;
    // The route has settled the media type already; Apollo would judge the header again.
    if (accept !== undefined) http.headers.set('content-type', `${accept}; charset=utf-8`);
  },
};
