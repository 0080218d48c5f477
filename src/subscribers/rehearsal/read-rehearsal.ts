import { badUserInput } from '../../platform/graphql/errors/errors';
import type { DigestSubscriptionFields } from '../digest-subscription-fields.input';
import { type DigestRecord, readDigestFields } from '../judging/digest-record';
import { requireMailDay } from '../schedule/require-mail-day';

const mostDays = 31;
const mostSearchesOfAnyone = 10;

/** Judges what shall be rehearsed; BAD_USER_INPUT names the first thing that is wrong. */
export function readRehearsal({
  digest,
  from,
  to,
  isAnonymous,
}: {
  digest: DigestSubscriptionFields;
  from: string;
  to: string;
  isAnonymous: boolean;
}): DigestRecord {
  const days = requireMailDay(to, 'to') - requireMailDay(from, 'from') + 1;
  if (days < 1 || days > mostDays) {
    throw badUserInput(`Expected "to" to be 0 to ${mostDays - 1} days after "from", got ${from} and ${to}.`);
  }
  const {
    record,
    userErrors: [error],
  } = readDigestFields(digest, ['digest']);
  if (error !== undefined) {
    throw badUserInput(`${(error.field ?? []).join('.')}: ${error.message}`);
  }
  if (isAnonymous && record.searches.length > mostSearchesOfAnyone) {
    const found = record.searches.length;
    throw badUserInput(`Expected at most ${mostSearchesOfAnyone} searches without an API key, got ${found}.`);
  }
  return record;
}
