import { type Caller, holdsScope, Scope } from '../../access';
import { isLoopbackHost } from '../../platform/config/is-loopback-host';
import { classifyError, httpError } from '../../platform/graphql/errors';
import type { Exchange } from '../../platform/http';

/** Who may read captured mail. */
export interface Reader {
  /** Whether only this machine reaches the server: then whoever sits at it may read. */
  readonly onlyThisMachine: boolean;
  /** Finds out who asks, by an Authorization header of the scheme Bearer. Throws UNAUTHENTICATED. */
  identify(exchange: Exchange, authorization: string): Promise<Caller>;
}

/**
 * Throws unless the mail may be read: by anybody on a machine that nobody else reaches, else by a key with the scope
 * ADMIN, as Bearer or as the password of HTTP Basic, for which browsers ask.
 */
export async function requireReader(exchange: Exchange, { onlyThisMachine, identify }: Reader): Promise<void> {
  const { host, authorization } = exchange.request.headers;
  // A name of the Web's can be made to lead to this machine, and pages under it would read along.
  if (onlyThisMachine && isLoopbackHost(host ?? '')) {
    return;
  }
  const bearer = asBearer(authorization ?? '');
  const caller = bearer === null ? null : await identify(exchange, bearer).catch(nobody);
  if (caller === null || !holdsScope(caller, Scope.ADMIN)) {
    throw httpError(401, 'Expected an API key with the scope ADMIN: as Bearer, or as the password of HTTP Basic.', [
      ['www-authenticate', 'Basic realm="Broadsheet mailbox", charset="UTF-8"'],
    ]);
  }
}

function asBearer(authorization: string): string | null {
  const [, basic] = /^Basic +([A-Za-z0-9+/=_-]{1,1024})$/i.exec(authorization) ?? [];
  if (basic === undefined) {
    return /^Bearer /i.test(authorization) ? authorization : null;
  }
  const [, password] = /^[^:]*:(.*)$/s.exec(Buffer.from(basic, 'base64').toString('utf8')) ?? [];
  return password === undefined ? null : `Bearer ${password}`;
}

/** A key that is unknown leads to the same question as none. */
function nobody(error: unknown): null {
  const verdict = classifyError(error);
  if (verdict.kind === 'told' && verdict.code === 'UNAUTHENTICATED') {
    return null;
  }
  throw error;
}
