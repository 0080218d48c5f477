export { attachEmbeddedPostgres } from './attach-embedded-postgres';
export type { EmbeddedConnection } from './connection';
export { findPostgresBinaries } from './process/find-postgres-binaries';
export type { PostgresBinaries } from './process/find-postgres-binaries';
export { startEmbeddedPostgres } from './start-embedded-postgres';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './start-embedded-postgres';
