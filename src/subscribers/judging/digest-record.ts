import { isPlainText } from '../../platform/graphql/mutations/is-plain-text';
import { type UserError, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { Cadence, Weekday } from '../cadence';
import type { DigestSubscriptionFields } from '../digest-subscription-fields.input';
import { isTimeZone } from './is-time-zone';

/** What a digest subscription is made of, judged, its lists cleaned. */
export type DigestRecord = Readonly<Required<DigestSubscriptionFields>>;

const mostItems = 50;
const longestSearch = 500;
const longestName = 200;

/** What a subscription is that nobody chose anything for. */
export const usualDigest: DigestRecord = {
  cadence: Cadence.DAILY,
  weekday: null,
  hour: 8,
  timeZone: 'UTC',
  maxPapers: 10,
  topics: [],
  searches: [],
  authors: [],
  minVotes: 0,
  skipWeekends: false,
};

/** Reads the fields of a digest subscription; `path` is where they stand in the input, for what is wrong with them. */
export function readDigestFields(
  fields: DigestSubscriptionFields,
  path: readonly string[],
): { record: DigestRecord; userErrors: UserError[] } {
  const userErrors: UserError[] = [];
  const tell = (field: string, code: UserErrorCode, message: string): void => {
    userErrors.push({ code, message, field: [...path, field] });
  };
  const within = (field: 'hour' | 'maxPapers' | 'minVotes', least: number, most: number): void => {
    if (fields[field] < least || fields[field] > most) {
      const message = `Expected a number from ${least} to ${most}, got ${fields[field]}.`;
      tell(field, UserErrorCode.INVALID, message);
    }
  };
  const list = (field: 'topics' | 'searches' | 'authors', longest: number): string[] => {
    const texts = [...new Set(fields[field].map((text) => text.trim()))];
    const tooLong = texts.find((text) => text.length > longest);
    if (fields[field].length > mostItems) {
      tell(field, UserErrorCode.TOO_MANY, `Expected at most ${mostItems} items, got ${fields[field].length}.`);
    } else if (texts.includes('')) {
      tell(field, UserErrorCode.REQUIRED, 'Expected a text in each item, but one is empty.');
    } else if (tooLong !== undefined) {
      const message = `Expected at most ${longest} characters an item, but one has ${tooLong.length}.`;
      tell(field, UserErrorCode.TOO_LONG, message);
    } else if (!texts.every(isPlainText)) {
      tell(field, UserErrorCode.INVALID, 'Expected text without control characters.');
    }
    return texts;
  };
  within('hour', 0, 23);
  within('maxPapers', 1, 100);
  within('minVotes', 0, 2 ** 31 - 1);
  if (!isTimeZone(fields.timeZone)) {
    const found = JSON.stringify(fields.timeZone.slice(0, 60));
    tell(
      'timeZone',
      UserErrorCode.INVALID,
      `Expected the IANA name of a time zone such as "Europe/Berlin", got ${found}.`,
    );
  }
  const record = {
    ...fields,
    weekday: fields.weekday ?? (fields.cadence === Cadence.WEEKLY ? Weekday.MONDAY : null),
    topics: list('topics', longestName),
    searches: list('searches', longestSearch),
    authors: list('authors', longestName),
  };
  return { record, userErrors };
}
