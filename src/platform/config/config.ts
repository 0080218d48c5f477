import type { DkimConfig } from './read-dkim-config';
import type { MailRates } from './mail-rates';
import type { SmtpServer } from './smtp-server';

/** Everything that the environment decides, checked and frozen; see "Configuration" in the README for each variable. */
export interface Config {
  readonly http: HttpConfig;
  readonly database: DatabaseConfig;
  readonly secrets: Secrets;
  readonly mail: MailConfig;
  /** Where the embedded database, generated secrets and captured mail live: an absolute path. */
  readonly dataDir: string;
  /** The digest source meant where none is named. */
  readonly defaultSource: string;
  /** Null: no rate limits. */
  readonly rateLimits: RateLimits | null;
  /** After so many days a vote weighs half. */
  readonly trendingHalfLifeDays: number;
  /** The instant to take as now at the start; null: the system's clock. */
  readonly clockStart: Date | null;
  /** False: every operation goes through the resolvers. */
  readonly planner: boolean;
  /** Whether concurrent operations of one shape share a statement. */
  readonly plannerMerging: boolean;
  readonly logLevel: LogLevel;
}

/** Where and how the API listens. */
export interface HttpConfig {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Base of every link in mail and feeds, without a slash at its end; null: the address that the server listens on. */
  readonly publicUrl: string | null;
  /** How many proxies stand in front, each of which appends to X-Forwarded-For. */
  readonly trustProxyHops: number;
  /** Origins that may read answers in a browser; `*` means all. */
  readonly corsOrigins: readonly string[];
}

/** An embedded PostgreSQL in `dataDir`, or one outside. */
export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'external'; readonly url: string; readonly replicaUrls: readonly string[] };

/** What must never be logged or stored in the database. */
export interface Secrets {
  /** Signs short-lived tokens and cursors. */
  readonly app: string;
  /** Still verifies what it signed; null where there was no rotation. */
  readonly appPrevious: string | null;
  /** Keys the hashes of erased addresses. */
  readonly suppressionKey: string;
  /** The first API key, which holds every scope. */
  readonly adminApiKey: string;
  /** Where `adminApiKey` stands as a file; null where the environment gave it. */
  readonly adminApiKeyFile: string | null;
}

/** How mail leaves; without `smtp` it is captured under `dataDir`. */
export interface MailConfig {
  readonly smtp: SmtpServer | null;
  readonly from: string;
  readonly postalAddress: string;
  readonly dkim: DkimConfig | null;
  readonly rates: MailRates;
}

/** Cost points a minute. */
export interface RateLimits {
  readonly anonymous: number;
  readonly key: number;
}

/** From the most talkative to the quietest. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];
