import type { Queryable } from '../../platform/database/queryable';
import { InputRefused, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { normalisePhrase } from '../matching/normalise-phrase';
import type { TopicPhraseInput } from './topic.input';

/**
 * Replaces the phrases of a topic and says whether that made a difference; refused where one has no word in it, or
 * where two come to the same.
 */
export async function replacePhrases(
  transaction: Queryable,
  topicKey: number,
  phrases: readonly TopicPhraseInput[],
  field: string[],
): Promise<boolean> {
  checkPhrases(phrases, field);
  const known = await transaction.query<TopicPhraseInput>(
    'select entry.phrase, entry.weight from topic_phrases entry where entry.topic_id = $1',
    [topicKey],
  );
  if (sameInAnyOrder(known, phrases)) {
    return false;
  }
  await transaction.query('delete from topic_phrases where topic_id = $1', [topicKey]);
  await transaction.query(
    `insert into topic_phrases (topic_id, phrase, weight)
     select $1, given.phrase, given.weight
     from unnest($2::text[], $3::double precision[]) as given (phrase, weight)`,
    [topicKey, phrases.map(({ phrase }) => phrase), phrases.map(({ weight }) => weight)],
  );
  return true;
}

function checkPhrases(phrases: readonly TopicPhraseInput[], field: string[]): void {
  const seen = new Set<string>();
  for (const [index, { phrase }] of phrases.entries()) {
    const path = [...field, `${index}`, 'phrase'];
    const normalised = normalisePhrase(phrase);
    if (normalised === '') {
      const message = `Expected a phrase with a word in it, got ${JSON.stringify(phrase)}.`;
      throw new InputRefused([{ code: UserErrorCode.INVALID, field: path, message }]);
    }
    if (seen.has(normalised)) {
      const message = `Expected each phrase once, but "${phrase}" comes to the same as one before it.`;
      throw new InputRefused([{ code: UserErrorCode.CONFLICT, field: path, message }]);
    }
    seen.add(normalised);
  }
}

function sameInAnyOrder(known: readonly TopicPhraseInput[], given: readonly TopicPhraseInput[]): boolean {
  const weights = new Map(known.map(({ phrase, weight }) => [phrase, weight]));
  return known.length === given.length && given.every(({ phrase, weight }) => weights.get(phrase) === weight);
}
