/** Settings by their PostgreSQL names. */
export type ServerSettings = Readonly<Record<string, string>>;

/** What the embedded server runs with, before the caller's own settings. */
export const DEFAULT_SETTINGS: ServerSettings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '100',
  // Taken as it is needed. What a search reads of a million papers' index stays in it.
  shared_buffers: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // From LOG upwards, which leaves out ERROR: those go to the client, which is ours, and repeat the addresses of
  // subscribers in their details ("Key (email)=(…) already exists").
  log_min_messages: 'log',
};

/** Turns settings into arguments of `postgres`. */
export function settingArguments(settings: ServerSettings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Quotes a folder for `unix_socket_directories`, which is a list with commas. */
export function quoteDirectory(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}
