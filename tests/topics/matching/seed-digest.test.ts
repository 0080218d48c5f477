import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileTaxonomy } from '../../../src/topics/matching/compile-taxonomy';
import taxonomy from '../../../seeds/taxonomy.json';

const FIRST_TITLE = 'Self-Consistency of the Internal Reward Models Improves Self-Rewarding Language Models';

/** The digest's papers: below its head, blocks are titles and abstracts in turn. */
function seedPapers(): { title: string; abstract: string }[] {
  const text = readFileSync(join(__dirname, '../../../seeds/digests/2025-03-13.txt'), 'utf8');
  const blocks = text.split(/\n\s*\n/).map((block) => block.trim());
  const first = blocks.indexOf(FIRST_TITLE);
  const papers: { title: string; abstract: string }[] = [];
  for (let place = first; place + 1 < blocks.length; place += 2) {
    papers.push({ title: blocks[place] ?? '', abstract: blocks[place + 1] ?? '' });
  }
  return papers;
}

const papers = seedPapers();
const matcher = compileTaxonomy(taxonomy);

/** What a reader of title and abstract would call each paper; the matcher may find more, not less. */
const EXPECTED: Record<string, string[]> = {
  'Self-Consistency of the Internal': ['reward-models', 'self-improvement', 'alignment'],
  'CREAM: Consistency Regularized': ['reward-models', 'preference-optimization', 'self-improvement'],
  'ReST-MCTS*': ['self-improvement', 'test-time-compute', 'reward-models'],
  'Direct Nash Optimization': ['preference-optimization', 'language-models'],
  'Long-Term Ad Memorability': ['recommenders'],
  'B-STaR': ['self-improvement', 'reasoning', 'exploration'],
  'Auto MC-Reward': ['reward-design', 'reinforcement-learning'],
  'Behavior Alignment via Reward': ['reward-design', 'reinforcement-learning'],
  'T-REG': ['preference-optimization', 'reward-models'],
  'STARC: A General Framework': ['reward-design', 'reinforcement-learning'],
  'Self-Exploring Language Models': ['preference-optimization', 'alignment'],
  'Training Language Models to Self-Correct': ['self-improvement', 'reinforcement-learning', 'language-models'],
  'Deep Reinforcement Learning from Hierarchical': ['reinforcement-learning', 'reward-models'],
  'Online Intrinsic Rewards': ['reward-design', 'reinforcement-learning'],
  'A Minimaximalist Approach': ['reward-models', 'preference-optimization'],
  'SLIM: Skill Learning': ['robot-manipulation', 'reinforcement-learning', 'exploration'],
  'Self-Chained Image-Language Model': ['video-understanding', 'multimodal'],
  'A Study of Gender Impact': ['speech-recognition', 'representation-learning', 'ai-and-society'],
  'Scaling Local Self-Attention': ['computer-vision', 'efficient-attention'],
  'Barlow Twins': ['representation-learning', 'computer-vision'],
  'Leveraging Domain Knowledge for Efficient Reward': ['reward-models', 'text-analysis'],
  'Toward Self-Improvement of LLMs': ['self-improvement', 'test-time-compute', 'reasoning'],
  'Open-Ended Learning Leads': ['exploration', 'agents'],
  'Few-shot In-Context Preference': ['preference-optimization', 'in-context-learning', 'reward-models'],
  'Learning in Sparse Rewards': ['exploration', 'reward-design', 'reinforcement-learning'],
  'Unsupervised Perceptual Rewards': ['imitation-learning', 'reward-design', 'reinforcement-learning'],
  'Effective Reward Specification': ['reward-design', 'reinforcement-learning'],
  'On Designing Effective RL Reward': ['reasoning', 'reward-models', 'reinforcement-learning'],
  'Evaluating Robustness of Reward Models': ['reward-models', 'mathematical-reasoning', 'evaluation'],
  'The Off-Switch Game': ['safety'],
  'Reward Generalization in RLHF': ['reward-models', 'alignment'],
  Text2Reward: ['reward-design', 'reinforcement-learning'],
  'Qwen2.5-Math Technical Report': ['mathematical-reasoning', 'self-improvement'],
  'Secrets of RLHF': ['reward-models', 'alignment'],
  'Scaling Laws for Reward Model': ['reward-models', 'preference-optimization'],
  'On the Emergence of Thinking': ['reasoning', 'test-time-compute'],
  PRDP: ['generative-models', 'reward-models'],
  'Last Switch Dependent Bandits': ['bandits'],
  'Social Reward': ['image-generation', 'reward-models'],
  'Self-rationalization improves': ['evaluation', 'preference-optimization'],
  'Robot Fine-Tuning Made Easy': ['robotics', 'reinforcement-learning', 'robot-manipulation'],
  'Lipschitzness Is All You Need': ['imitation-learning', 'reinforcement-learning'],
  "Preference Learning Unlocks LLMs' Psycho": ['preference-optimization', 'dialogue', 'medicine'],
  'Fine-Tuning Discrete Diffusion': ['generative-models', 'molecules'],
  'Correlated Proxies': ['reward-design', 'reinforcement-learning'],
  'On The Expressivity of Objective': ['reinforcement-learning', 'reward-design'],
  'Confronting Reward Model': ['reward-models', 'reinforcement-learning'],
};

/** Topics that none of the digest's papers is about. */
const ABSENT = [
  '3d-vision',
  'autonomous-driving',
  'graph-learning',
  'quantization',
  'remote-sensing',
  'segmentation',
  'time-series',
];

describe('the topics of the seed digest', () => {
  it('cover at least 52 of its 54 papers', () => {
    expect(papers).toHaveLength(54);
    expect(papers.filter((paper) => matcher.match(paper).length > 0).length).toBeGreaterThanOrEqual(52);
  });

  it.each(Object.entries(EXPECTED))('%s… is about %j', (beginning, topics) => {
    const paper = papers.find(({ title }) => title.startsWith(beginning));
    if (paper === undefined) throw new Error(`Expected a paper of the seed digest that begins with "${beginning}".`);
    expect(matcher.match(paper).map(({ slug }) => slug)).toEqual(expect.arrayContaining(topics));
  });

  it('are few a paper, and none that the digest is not about', () => {
    const assigned = papers.flatMap((paper) => matcher.match(paper).map(({ slug }) => slug));
    expect(assigned.length / papers.length).toBeLessThan(5);
    expect(ABSENT.filter((slug) => assigned.includes(slug))).toEqual([]);
  });

  it('carry scores in 0.5 to 1 of six decimals, best first, and evidence that stands in the paper', () => {
    for (const paper of papers) {
      const matches = matcher.match(paper);
      const scores = matches.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      for (const { score, evidence } of matches) {
        expect(score).toBeGreaterThanOrEqual(0.5);
        expect(score).toBeLessThanOrEqual(1);
        expect(Number(score.toFixed(6))).toBe(score);
        expect(evidence.length).toBeGreaterThan(0);
        expect(new Set(evidence).size).toBe(evidence.length);
        for (const words of evidence) expect(`${paper.title}\n${paper.abstract}`).toContain(words);
      }
    }
  });

  it('are the same for every matcher, whatever the order of topics and of earlier papers', () => {
    const reversed = compileTaxonomy([...taxonomy].reverse());
    const assigned = papers.map((paper) => matcher.match(paper));
    expect([...papers].reverse().map((paper) => reversed.match(paper))).toEqual([...assigned].reverse());
  });
});
