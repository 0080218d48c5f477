import { join } from 'node:path';

/** The files that the embedded database keeps in its folder. */
export interface DirectoryLayout {
  readonly directory: string;
  /** PostgreSQL's own data folder: it exists only once it is complete. */
  readonly cluster: string;
  /** The password of the role `broadsheet`, readable by the owner alone. */
  readonly password: string;
  /** Locked by the process that owns the database, whose id it holds. */
  readonly lock: string;
  /** Where the running server listens (see `ServerRecord`). */
  readonly server: string;
  /** Who may connect: pg_hba.conf. */
  readonly access: string;
  readonly log: string;
  /** Links to libraries, where npm did not make them. */
  readonly libraries: string;
}

/** Folders that begin with this are half-made clusters: whoever holds the lock may remove them. */
export const UNFINISHED_PREFIX = 'unfinished-';

/** Names the files of the embedded database below `directory`, an absolute path. */
export function layoutOf(directory: string): DirectoryLayout {
  return {
    directory,
    cluster: join(directory, 'cluster'),
    password: join(directory, 'password'),
    lock: join(directory, 'lock'),
    server: join(directory, 'server.json'),
    access: join(directory, 'pg_hba.conf'),
    log: join(directory, 'postgres.log'),
    libraries: join(directory, 'libraries'),
  };
}
