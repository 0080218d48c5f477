import { createHash } from 'node:crypto';
import { compileTaxonomy } from '../../../src/topics/matching/compile-taxonomy';
import { MATCHER_REVISION } from '../../../src/topics/matching/matcher-revision';
import labels from '../../fixtures/topics/labels.json';

/** A taxonomy that stays as it is, so that only the matcher's own work shows. */
const taxonomy = Object.entries({
  agents: ['agent', 'multi-agent system'],
  diffusion: ['diffusion model', 'score-based', 'drift-diffusion model'],
  evaluation: ['benchmark', 'evaluation', 'leaderboard'],
  language: ['language model', 'LLM', 'fine-tuning', 'modelling'],
  learning: ['reinforcement learning', 'RL', 'policy'],
  vision: ['image', 'video', 'vision-language', 'VLM'],
}).map(([slug, phrases]) => ({
  slug,
  parent: null,
  phrases: phrases.map((phrase, place) => ({ phrase, weight: [0.9, 0.6, 0][place] ?? 0.4 })),
}));

const known = { revision: 3, digest: 'd6a0089920576c6a' };

describe('MATCHER_REVISION', () => {
  it('is raised with what the matcher gives: then both are written down here', () => {
    const given = labels.map((paper) => compileTaxonomy(taxonomy).match(paper));
    const digest = createHash('sha256').update(JSON.stringify(given)).digest('hex').slice(0, 16);
    expect({ revision: MATCHER_REVISION, digest }).toEqual(known);
  });
});
