/**
 * Which parts of the product a process is: the whole, with a database that it brings up to date, or the API or the
 * worker alone.
 */
export type Role = 'all' | 'api' | 'worker';
