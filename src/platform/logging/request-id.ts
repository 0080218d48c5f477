import { newId } from './new-id';

const sane = /^[\w.:@+/=-]{1,128}$/;

/** The caller's X-Request-Id where it is one that may stand in a log line and a header, else a new one. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && sane.test(header) ? header : newId();
}
