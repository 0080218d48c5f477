import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Logger } from '../logging/create-logger';
import { requestIdFrom } from '../logging/request-id';
import { type Log, RequestLog } from '../logging/request-log';
import { clientIp } from './client-ip';

/** What every exchange of a server shares. */
export interface ExchangeScope {
  readonly log: Logger;
  readonly trustProxyHops: number;
  /** Whether the server takes no new connections any more and finishes what it has. */
  isDraining(): boolean;
}

/** One request and its response, as route handlers see them. */
export class Exchange {
  readonly requestId: string;
  /** As it was sent, neither decoded nor normalised. */
  readonly path: string;
  /** What stands behind the question mark, without it. May hold tokens: never log it. */
  readonly search: string;
  readonly log: Log;

  constructor(
    readonly request: IncomingMessage,
    readonly response: ServerResponse,
    private readonly scope: ExchangeScope,
  ) {
    const url = request.url ?? '/';
    const question = url.indexOf('?');
    this.path = question === -1 ? url : url.slice(0, question);
    this.search = question === -1 ? '' : url.slice(question + 1);
    this.requestId = requestIdFrom(request.headers['x-request-id']);
    this.log = new RequestLog(scope.log, this.requestId);
  }

  /** Who asks, behind as many proxies as the configuration trusts. */
  get clientIp(): string {
    return clientIp(
      this.request.socket.remoteAddress,
      this.request.headers['x-forwarded-for'],
      this.scope.trustProxyHops,
    );
  }

  /** Calls when the client goes away before its answer is out; returns what takes that back. */
  onceGone(call: () => void): () => void {
    this.response.once('close', call);
    return () => this.response.off('close', call);
  }

  get draining(): boolean {
    return this.scope.isDraining();
  }

  /** Answers with a whole body; headers set on the response before go with it. */
  send(status: number, contentType: string, body: string | Buffer): void {
    this.response.statusCode = status;
    this.response.setHeader('content-type', contentType);
    // Node would leave it out for HEAD.
    this.response.setHeader('content-length', Buffer.byteLength(body));
    this.response.end(body);
  }

  sendJson(status: number, body: unknown): void {
    this.send(status, 'application/json; charset=utf-8', `${JSON.stringify(body)}\n`);
  }
}
