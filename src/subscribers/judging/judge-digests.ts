import type { Queryable } from '../../platform/database/queryable';
import { InputRefused, type UserError, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import type { DigestSubscriptionFields } from '../digest-subscription-fields.input';
import { type DigestRecord, readDigestFields, usualDigest } from './digest-record';
import { resolveTopics } from './resolve-topics';

/** What a digest subscription will be, its topics found. It is kept as JSON until it is confirmed. */
export interface JudgedDigest extends Omit<DigestRecord, 'topics'> {
  topicKeys: readonly number[];
}

interface GivenDigest {
  /** Null for what is usual. */
  fields: DigestSubscriptionFields | null;
  /** Where they stand in the input. */
  path: readonly string[];
}

/** Judges the fields of digest subscriptions, many at once: what they are, and what is wrong with each. */
export async function judgeDigests(
  database: Queryable,
  given: readonly GivenDigest[],
): Promise<{ digest: JudgedDigest; userErrors: UserError[] }[]> {
  const read = given.map(({ fields, path }) =>
    fields === null ? { record: usualDigest, userErrors: [] } : readDigestFields(fields, path),
  );
  const keys = await resolveTopics(
    database,
    read.flatMap(({ record }) => record.topics),
  );
  return read.map(({ record: { topics, ...record }, userErrors }, index) => {
    const missing = topics.filter((slug) => !keys.has(slug)).map((slug) => noTopic(slug, given[index]?.path ?? []));
    return {
      digest: { ...record, topicKeys: topics.flatMap((slug) => keys.get(slug) ?? []) },
      // Of lists that are wrong as such, the items are not judged.
      userErrors: userErrors.length > 0 ? userErrors : missing,
    };
  });
}

/** The same for one; throws what is wrong with it. */
export async function judgeDigest(database: Queryable, given: GivenDigest): Promise<JudgedDigest> {
  const [judged] = await judgeDigests(database, [given]);
  if (judged === undefined || judged.userErrors.length > 0) {
    throw new InputRefused(judged?.userErrors ?? []);
  }
  return judged.digest;
}

function noTopic(slug: string, path: readonly string[]): UserError {
  const message = `Expected the slug of a topic, but none has ${JSON.stringify(slug.slice(0, 80))}.`;
  return { code: UserErrorCode.NOT_FOUND, field: [...path, 'topics'], message };
}
