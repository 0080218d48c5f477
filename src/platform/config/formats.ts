import { logLevels, type LogLevel, type RateLimits } from './config';
import type { Format } from './environment-reader';

/** Any text. */
export const text: Format<string> = { expected: 'a text', parse: (value) => value };

/** A whole number between two bounds, both included. */
export function integer(from: number, to: number): Format<number> {
  return { expected: `a whole number from ${from} to ${to}`, parse: (value) => parseInteger(value, from, to) };
}

/** A length of time, fractions allowed. */
export const days: Format<number> = {
  expected: 'a number of days above 0 and up to 3650',
  parse: (value) => {
    const number = Number(value);
    return number > 0 && number <= 3_650 ? number : undefined;
  },
};

/** A text long enough to be a secret, without white space; it is never shown. */
export const secret: Format<string> = {
  expected: 'a secret of at least 32 characters without white space',
  parse: (value) => (/^\S{32,}$/.test(value) ? value : undefined),
  secret: true,
};

export const logLevel: Format<LogLevel> = {
  expected: `one of ${logLevels.join(', ')}`,
  parse: (value) => logLevels.find((level) => level === value.toLowerCase()),
};

export const onOff: Format<boolean> = {
  expected: 'on or off',
  parse: (value) => (value === 'on' ? true : value === 'off' ? false : undefined),
};

/** A connection string; hidden, since it may hold a password. */
export const postgresUrl: Format<string> = {
  expected: 'a URL such as postgres://user:password@host:5432/database, its special characters percent-encoded',
  parse: (value) => (hasProtocol(value, 'postgres:', 'postgresql:') && isPercentEncoded(value) ? value : undefined),
  secret: true,
};

/** A web address without query and fragment; a slash at the end is dropped. */
export const publicUrl: Format<string> = {
  expected: 'a URL such as https://papers.example.org, without query and fragment',
  parse: (value) =>
    hasProtocol(value, 'http:', 'https:') && !/[?#]/.test(value) ? value.replace(/\/+$/, '') : undefined,
};

/** Either `*` or an origin exactly as browsers send it. */
export const corsOrigin: Format<string> = {
  expected: '* or an origin such as https://papers.example.org, without path and slash',
  parse: (value) => (value === '*' || (URL.canParse(value) && new URL(value).origin === value) ? value : undefined),
};

/** A comma-separated list; every item in the same format. */
export function listOf<T>(item: Format<T>): Format<readonly T[]> {
  return {
    expected: `a comma-separated list, each item ${item.expected}`,
    secret: item.secret ?? false,
    parse: (value) => {
      const items = value.split(',').map((part) => item.parse(part.trim()));
      const good = items.filter((parsed): parsed is Exclude<typeof parsed, undefined> => parsed !== undefined);
      return good.length === items.length ? good : undefined;
    },
  };
}

/** RFC 3339, to the second or finer, with an offset. */
export const instant: Format<Date> = {
  expected: 'an RFC 3339 instant such as 2025-03-13T08:00:00Z',
  parse: (value) => {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value)) return undefined;
    const date = new Date(value);
    // Date takes 30 February for 2 March.
    const dayExists = new Date(`${value.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(value.slice(0, 10));
    return Number.isNaN(date.getTime()) || !dayExists ? undefined : date;
  },
};

/** `anonymous:60000,key:600000`, in any order, one of them being enough; `off` gives null. */
export function rateLimits(defaults: RateLimits): Format<RateLimits | null> {
  return {
    expected: `off, or points a minute such as anonymous:${defaults.anonymous},key:${defaults.key}`,
    parse: (value) => {
      if (value === 'off') return null;
      const found = new Map<string, number>();
      for (const part of value.split(',')) {
        const [, who, digits] = /^\s*(anonymous|key)\s*:\s*(\d+)\s*$/.exec(part) ?? [];
        const points = parseInteger(digits ?? '', 1, 1_000_000_000);
        if (who === undefined || points === undefined || found.has(who)) return undefined;
        found.set(who, points);
      }
      return { anonymous: found.get('anonymous') ?? defaults.anonymous, key: found.get('key') ?? defaults.key };
    },
  };
}

function parseInteger(value: string, from: number, to: number): number | undefined {
  const parsed = Number(value);
  return /^\d{1,12}$/.test(value) && parsed >= from && parsed <= to ? parsed : undefined;
}

function hasProtocol(value: string, ...protocols: string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

/** Whether every % begins an escape of UTF-8: a password that holds one as it is cannot be told from an escape. */
function isPercentEncoded(value: string): boolean {
  try {
    decodeURIComponent(value);
    return true;
  } catch {
    return false;
  }
}
