import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ConfigError } from '../../../src/platform/config/config-error';
import { readConfig } from '../../../src/platform/config/read-config';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'broad sheet '));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const external = { DATABASE_URL: 'postgres://db.example/papers', APP_SECRET: 's'.repeat(32) };

function mistakes(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig({ DATA_DIR: dataDir, ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('needs nothing: embedded database, capture of mail, this machine alone', () => {
    const config = readConfig({ DATA_DIR: dataDir });
    expect(config).toMatchObject({
      http: { host: '127.0.0.1', port: 4000, publicUrl: null, trustProxyHops: 0, corsOrigins: [] },
      database: { kind: 'embedded' },
      mail: { smtp: null, dkim: null, rates: { perSecond: null, perDomain: new Map(), perOtherDomain: null } },
      dataDir,
      defaultSource: 'daily-papers',
      rateLimits: { anonymous: 60_000, key: 600_000 },
      trendingHalfLifeDays: 3,
      clockStart: null,
      planner: true,
      logLevel: 'info',
    });
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.http.corsOrigins)).toBe(true);
  });

  it('reads every variable', () => {
    const config = readConfig({
      ...external,
      DATABASE_REPLICA_URLS: 'postgres://a/x, postgres://b/x',
      DATA_DIR: dataDir,
      PORT: '0',
      HOST: '::1',
      PUBLIC_URL: 'https://papers.example/base/',
      APP_SECRET_PREVIOUS: 'p'.repeat(40),
      SUPPRESSION_KEY: 'k'.repeat(40),
      ADMIN_API_KEY: 'a'.repeat(40),
      DEFAULT_SOURCE: 'arxiv',
      RATE_LIMITS: 'key:5',
      TRENDING_HALF_LIFE_DAYS: '1.5',
      SMTP_URL: 'smtp://localhost:2525',
      MAIL_FROM: 'Papers <mail@papers.example>',
      MAIL_POSTAL_ADDRESS: 'Somewhere 1',
      MAIL_RATE: '50',
      MAIL_DOMAIN_RATE: '*:20,Mail.example:0.5',
      CLOCK: '2025-03-13T08:00:00+01:00',
      PLANNER: 'off',
      PLANNER_MERGING: 'off',
      LOG_LEVEL: 'DEBUG',
      TRUST_PROXY: '2',
      CORS_ORIGINS: 'https://a.example,http://localhost:3000',
    });
    expect(config).toEqual({
      http: {
        host: '::1',
        port: 0,
        publicUrl: 'https://papers.example/base',
        trustProxyHops: 2,
        corsOrigins: ['https://a.example', 'http://localhost:3000'],
      },
      database: { kind: 'external', url: external.DATABASE_URL, replicaUrls: ['postgres://a/x', 'postgres://b/x'] },
      mail: {
        smtp: expect.objectContaining({ host: 'localhost', port: 2525 }),
        from: 'Papers <mail@papers.example>',
        postalAddress: 'Somewhere 1',
        dkim: null,
        rates: { perSecond: 50, perDomain: new Map([['mail.example', 0.5]]), perOtherDomain: 20 },
      },
      secrets: {
        app: external.APP_SECRET,
        appPrevious: 'p'.repeat(40),
        suppressionKey: 'k'.repeat(40),
        adminApiKey: 'a'.repeat(40),
        adminApiKeyFile: null,
      },
      dataDir,
      defaultSource: 'arxiv',
      rateLimits: { anonymous: 60_000, key: 5 },
      trendingHalfLifeDays: 1.5,
      clockStart: new Date('2025-03-13T07:00:00Z'),
      planner: false,
      plannerMerging: false,
      logLevel: 'debug',
    });
  });

  it('takes an empty variable for an unset one, and off for no rate limits', () => {
    const config = readConfig({ DATA_DIR: dataDir, PORT: '', DATABASE_URL: ' ', RATE_LIMITS: 'off' });
    expect(config).toMatchObject({ http: { port: 4000 }, database: { kind: 'embedded' }, rateLimits: null });
  });

  it('names every mistake in one message, a line each', () => {
    const env = { DATA_DIR: dataDir, PORT: 'http', LOG_LEVEL: 'loud', TRUST_PROXY: '-1', PLANNER: 'maybe' };
    expect(() => readConfig(env)).toThrow(
      [
        'The configuration has 4 mistakes:',
        '  PORT: expected a whole number from 0 to 65535, found "http"',
        '  TRUST_PROXY: expected a whole number from 0 to 16, found "-1"',
        '  PLANNER: expected on or off, found "maybe"',
        '  LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent, found "loud"',
      ].join('\n'),
    );
  });

  it.each([
    ['PORT', { PORT: '65536' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'papers.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://papers.example/?a=b' }],
    ['CORS_ORIGINS', { CORS_ORIGINS: 'https://a.example/' }],
    ['DATABASE_URL', { ...external, DATABASE_URL: 'mysql://x/y' }],
    ['DATABASE_URL', { ...external, DATABASE_URL: 'postgres://app:50%off@db.example/papers' }],
    ['DATABASE_REPLICA_URLS', { DATABASE_REPLICA_URLS: 'postgres://a/x' }],
    ['APP_SECRET', { DATABASE_URL: external.DATABASE_URL }],
    ['APP_SECRET', { APP_SECRET: 'short' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'anonymous:1,anonymous:2' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'everyone:1' }],
    ['TRENDING_HALF_LIFE_DAYS', { TRENDING_HALF_LIFE_DAYS: '0' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'key:0' }],
    ['CLOCK', { CLOCK: '2025-03-13' }],
    ['CLOCK', { CLOCK: '2025-02-30T00:00:00Z' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example', MAIL_POSTAL_ADDRESS: 'x' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example', MAIL_POSTAL_ADDRESS: 'x', MAIL_FROM: 'nobody' }],
    ['MAIL_POSTAL_ADDRESS', { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example' }],
    ['DKIM_SELECTOR', { DKIM_DOMAIN: 'a', DKIM_PRIVATE_KEY_FILE: 'b' }],
  ])('refuses a wrong %s alone: %j', (name, env) => {
    expect(mistakes(env)).toEqual([expect.stringMatching(new RegExp(`^${name}: expected .+, found .+`))]);
  });

  it('refuses to rehearse with mail that leaves this machine', () => {
    const mail = { MAIL_FROM: 'a@b.example', MAIL_POSTAL_ADDRESS: 'x', CLOCK: '2025-03-13T08:00:00Z' };
    expect(mistakes({ ...mail, SMTP_URL: 'smtp://mail.example' })).toEqual([expect.stringContaining('CLOCK')]);
    for (const host of ['localhost:25', '127.0.0.2', '[::1]:25']) {
      expect(mistakes({ ...mail, SMTP_URL: `smtp://${host}` })).toEqual([]);
    }
  });

  it('never shows a secret', () => {
    const text = mistakes({ APP_SECRET: 'hunter2', DATABASE_URL: 'pg://u:hunter2@h/d' }).join();
    expect(text).toContain('7 characters');
    expect(text).not.toContain('hunter2');
  });
});

describe('secrets that nobody gave', () => {
  it('are made once in DATA_DIR, for this user alone, and found again', () => {
    const { secrets } = readConfig({ DATA_DIR: path.join(dataDir, 'new', 'folder') });
    const again = readConfig({ DATA_DIR: path.join(dataDir, 'new', 'folder') });
    expect(again.secrets).toEqual(secrets);
    expect(secrets.app).not.toBe(secrets.suppressionKey);
    const file = path.join(dataDir, 'new', 'folder', 'admin-api-key');
    expect(secrets.adminApiKeyFile).toBe(file);
    expect(readFileSync(file, 'utf8').trim()).toBe(secrets.adminApiKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are not made where the configuration is wrong', () => {
    expect(mistakes({ PORT: 'x' })).toHaveLength(1);
    expect(() => statSync(path.join(dataDir, 'app-secret'))).toThrow('ENOENT');
  });

  it('are never replaced: a damaged file is named', () => {
    writeFileSync(path.join(dataDir, 'suppression-key'), '');
    expect(mistakes({})).toEqual([expect.stringContaining('suppression-key: expected a secret')]);
  });

  it('say which folder cannot hold them', () => {
    writeFileSync(path.join(dataDir, 'file'), '');
    expect(mistakes({ DATA_DIR: path.join(dataDir, 'file') })).toEqual([
      expect.stringMatching(/^DATA_DIR: .*app-secret/),
    ]);
  });
});
