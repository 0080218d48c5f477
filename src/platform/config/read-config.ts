import path from 'node:path';

import type { Config, DatabaseConfig, Secrets } from './config';
import { ConfigError } from './config-error';
import { EnvironmentReader } from './environment-reader';
import * as format from './formats';
import { keepSecret } from './keep-secret';
import { readMailConfig } from './read-mail-config';
import { isLoopbackServer } from './smtp-server';

const defaultRateLimits = { anonymous: 60_000, key: 600_000 };
const mostProxies = 16;

/**
 * Reads the whole environment once, into a frozen object. Secrets that it does not give are read from, or made in,
 * DATA_DIR, but only once everything else is right. Throws one ConfigError that names every mistake.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const reader = new EnvironmentReader(env);
  const host = reader.read('HOST', format.text, '127.0.0.1');
  const port = reader.read('PORT', format.integer(0, 65_535), 4000);
  const settings = {
    http: {
      host,
      port,
      publicUrl: reader.read('PUBLIC_URL', format.publicUrl, null),
      trustProxyHops: reader.read('TRUST_PROXY', format.integer(0, mostProxies), 0),
      corsOrigins: reader.read('CORS_ORIGINS', format.listOf(format.corsOrigin), []),
    },
    database: readDatabase(reader),
    mail: readMailConfig(reader),
    dataDir: path.resolve(reader.read('DATA_DIR', format.text, '.data')),
    defaultSource: reader.read('DEFAULT_SOURCE', format.text, 'daily-papers'),
    rateLimits: reader.read('RATE_LIMITS', format.rateLimits(defaultRateLimits), defaultRateLimits),
    trendingHalfLifeDays: reader.read('TRENDING_HALF_LIFE_DAYS', format.days, 3),
    clockStart: reader.read('CLOCK', format.instant, null),
    planner: reader.read('PLANNER', format.onOff, true),
    plannerMerging: reader.read('PLANNER_MERGING', format.onOff, true),
    logLevel: reader.read('LOG_LEVEL', format.logLevel, 'info' as const),
  };
  const given = readGivenSecrets(reader);
  if (settings.clockStart !== null && settings.mail.smtp !== null && !isLoopbackServer(settings.mail.smtp)) {
    // A rehearsed day must not mail real people.
    reader.fault('CLOCK', 'no value with an SMTP_URL that leads off this machine', JSON.stringify(reader.raw('CLOCK')));
  }
  if (reader.mistakes.length > 0) throw new ConfigError(reader.mistakes);
  return freeze({ ...settings, secrets: completeSecrets(given, settings.dataDir) });
}

function readDatabase(reader: EnvironmentReader): DatabaseConfig {
  const url = reader.read('DATABASE_URL', format.postgresUrl, null);
  const replicaUrls = reader.read('DATABASE_REPLICA_URLS', format.listOf(format.postgresUrl), []);
  if (replicaUrls.length > 0 && reader.raw('DATABASE_URL') === null) {
    reader.fault('DATABASE_REPLICA_URLS', 'no value without DATABASE_URL', `${replicaUrls.length} URLs`);
  }
  return url === null ? { kind: 'embedded' } : { kind: 'external', url, replicaUrls };
}

interface GivenSecrets {
  readonly app: string | null;
  readonly appPrevious: string | null;
  readonly suppressionKey: string | null;
  readonly adminApiKey: string | null;
}

function readGivenSecrets(reader: EnvironmentReader): GivenSecrets {
  if (reader.raw('APP_SECRET') === null && reader.raw('DATABASE_URL') !== null) {
    // Several processes may share that database, and each would make a secret of its own.
    reader.fault('APP_SECRET', `${format.secret.expected} with DATABASE_URL`, 'nothing');
  }
  return {
    app: reader.read('APP_SECRET', format.secret, null),
    appPrevious: reader.read('APP_SECRET_PREVIOUS', format.secret, null),
    suppressionKey: reader.read('SUPPRESSION_KEY', format.secret, null),
    adminApiKey: reader.read('ADMIN_API_KEY', format.secret, null),
  };
}

function completeSecrets(given: GivenSecrets, dataDir: string): Secrets {
  const adminApiKeyFile = given.adminApiKey === null ? path.join(dataDir, 'admin-api-key') : null;
  return {
    app: given.app ?? keepSecret(path.join(dataDir, 'app-secret')),
    appPrevious: given.appPrevious,
    suppressionKey: given.suppressionKey ?? keepSecret(path.join(dataDir, 'suppression-key')),
    adminApiKey: given.adminApiKey ?? keepSecret(path.join(dataDir, 'admin-api-key'), 'bsk_'),
    adminApiKeyFile,
  };
}

function freeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) freeze(part);
  }
  return Object.freeze(value);
}
