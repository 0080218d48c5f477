import { FOUNDING_WEIGHT, phraseMass, thresholdAt, topicScore } from './topic-score';
import type { Mention } from './find-mentions';
import type { TopicMatch } from './topic-matcher';

/** What a paper says for one phrase of a topic. */
interface Support {
  weight: number;
  title: number;
  abstract: number;
  /** The first mention, in the paper's words. */
  literal: string;
}

/** The topics that the mentions of a title and an abstract amount to, best first, equals by slug. */
export function scoreMentions(title: Mention[], abstract: Mention[]): TopicMatch[] {
  const supportByTopic = new Map<string, Map<string, Support>>();
  for (const mention of title) supportOf(mention, supportByTopic).title += 1;
  for (const mention of abstract) supportOf(mention, supportByTopic).abstract += 1;
  return [...supportByTopic]
    .map(([slug, support]) => ({ slug, support: [...support.values()] }))
    .filter(({ support }) => support.some(({ weight }) => weight >= FOUNDING_WEIGHT))
    .map(({ slug, support }) => topicMatch(slug, support))
    .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1))
    .filter(({ score }, place) => score >= thresholdAt(place));
}

function supportOf({ entry, literal }: Mention, supportByTopic: Map<string, Map<string, Support>>): Support {
  const byPhrase = supportByTopic.get(entry.slug) ?? new Map<string, Support>();
  supportByTopic.set(entry.slug, byPhrase);
  const support = byPhrase.get(entry.phrase) ?? { weight: entry.weight, title: 0, abstract: 0, literal };
  byPhrase.set(entry.phrase, support);
  return support;
}

function topicMatch(slug: string, support: Support[]): TopicMatch {
  const told = support.filter(({ weight }) => weight > 0);
  return {
    slug,
    score: topicScore(told.reduce((mass, phrase) => mass + phraseMass(phrase.weight, phrase), 0)),
    evidence: [...new Set(told.map(({ literal }) => literal))],
  };
}
