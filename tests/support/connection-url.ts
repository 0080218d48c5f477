import type { Connection } from '../../src/platform/database/data-source-options';

/** The same connection as a URL, as DATABASE_URL has it; `change` makes it lead elsewhere. */
export function urlOf(connection: Connection, change: (url: URL) => void = () => {}): string {
  const url = new URL(
    'url' in connection ? connection.url : `postgres://${connection.user}@localhost/${connection.database}`,
  );
  if (!('url' in connection)) {
    url.searchParams.set('host', connection.host);
    url.searchParams.set('port', String(connection.port));
    url.password = connection.password ?? '';
  }
  change(url);
  return url.href;
}
