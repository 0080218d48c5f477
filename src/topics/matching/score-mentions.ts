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

/** A topic that a paper may be about. */
interface Candidate {
  match: TopicMatch;
  family: string;
  inTitle: boolean;
}

/**
 * The topics that the mentions of a title and an abstract amount to, best first, equals by slug. A topic, its parent and
 * its siblings are a family.
 */
export function scoreMentions(title: Mention[], abstract: Mention[], familyOf: (slug: string) => string): TopicMatch[] {
  const supportByTopic = new Map<string, Map<string, Support>>();
  for (const mention of title) supportOf(mention, supportByTopic).title += 1;
  for (const mention of abstract) supportOf(mention, supportByTopic).abstract += 1;
  return [...supportByTopic]
    .map(([slug, support]) => ({ slug, told: [...support.values()].filter(({ weight }) => weight > 0) }))
    .filter(({ told }) => told.some(({ weight }) => weight >= FOUNDING_WEIGHT))
    .map(({ slug, told }): Candidate => ({
      match: topicMatch(slug, told),
      family: familyOf(slug),
      inTitle: told.some((phrase) => phrase.title > 0),
    }))
    .sort((a, b) => b.match.score - a.match.score || (a.match.slug < b.match.slug ? -1 : 1))
    .filter((candidate, place, ranked) => {
      const isVouchedFor =
        candidate.inTitle || ranked.slice(0, place).some(({ family }) => family === candidate.family);
      return candidate.match.score >= thresholdAt(place, isVouchedFor);
    })
    .map(({ match }) => match);
}

function supportOf({ entry, literal }: Mention, supportByTopic: Map<string, Map<string, Support>>): Support {
  const byPhrase = supportByTopic.get(entry.slug) ?? new Map<string, Support>();
  supportByTopic.set(entry.slug, byPhrase);
  const support = byPhrase.get(entry.phrase) ?? { weight: entry.weight, title: 0, abstract: 0, literal };
  byPhrase.set(entry.phrase, support);
  return support;
}

function topicMatch(slug: string, told: Support[]): TopicMatch {
  return {
    slug,
    score: topicScore(told.reduce((mass, phrase) => mass + phraseMass(phrase.weight, phrase), 0)),
    evidence: [...new Set(told.map(({ literal }) => literal))],
  };
}
