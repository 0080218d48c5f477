import fc from 'fast-check';

/** Topics, and the topic right above each. */
export const topicTree: Readonly<Record<string, string | null>> = {
  science: null,
  physics: 'science',
  optics: 'physics',
  art: null,
  music: 'art',
  unused: null,
};

/** The topic and all above it. */
export function lineOf(slug: string): string[] {
  const parent = topicTree[slug] ?? null;
  return parent === null ? [slug] : [slug, ...lineOf(parent)];
}

export const authors = ['Ada Lovelace', 'José Núñez', 'Søren K. Ørsted', '王小明', "Conan O'Brien", 'Jean-Luc Picard'];
export const categories = ['cs.CL', 'cs.LG', 'math.ST', "odd 'quoted\\ class"];
export const days = Array.from({ length: 6 }, (_, index) => `2025-03-0${index + 1}`);
export const arxivIds = Array.from({ length: 12 }, (_, index) => `2403.${10_001 + index}`);
export const dois = ["10.1234/it's", '10.1234/a\\b', '10.1002/(sici)1097(1998)', '10.1234/x&y|z!:*'];

/** Words as papers write them: names, plurals, accents, digits, TeX, signs, scripts, and what is no word at all. */
export const words = [
  'reward',
  'Rewards',
  'model',
  'models',
  'modeling',
  'modelling',
  'policy',
  'policies',
  'learning',
  'deep',
  'Deep',
  'GPT-4',
  'GPT4',
  'gpt',
  '4',
  'GPT-4o',
  'Qwen2.5-Math',
  'qwen2.5',
  'DeepSeekMath',
  'DeepSeek',
  'Math',
  'seek',
  'ReST-MCTS*',
  'T-REG',
  'REG',
  'state-of-the-art',
  'state',
  'art',
  'LLMs',
  'LLM',
  'C++',
  'C',
  'C#',
  '3D',
  'U-Net',
  'self-supervised',
  'self',
  'supervised',
  'naïve',
  'naive',
  'Schrödinger',
  'ﬁne-tuning',
  'fine',
  'tuning',
  'résumés',
  'the',
  'of',
  'a',
  'is',
  'their',
  '$\\alpha$-fair',
  '\\emph{fair}',
  'x^2',
  'O(n)',
  '注意力',
  '注意',
  '🎉',
  '👩‍🔬',
  '—',
  '--',
  "Shannon's",
  'Shannon',
  "'quoted'",
  'back\\slash',
  '<b>bold</b>',
  '&amp;',
  '!',
  ':*',
  '|',
  'ÅNGSTRÖM',
  'angstrom',
  '𝐀𝐁',
  'α-divergence',
  'β',
  '½',
  '１２３',
  '123',
  '1.000',
  'v2',
  'a.b.c.d.e.f',
  'LLM-as-a-Judge',
  'judge',
  'İstanbul',
  'straße',
];

const some = <Value>(values: readonly Value[], maxLength = 3) => fc.subarray([...values], { maxLength });
const textOf = (least: number, most: number) =>
  fc.array(fc.constantFrom(...words), { minLength: least, maxLength: most }).map((all) => all.join(' '));

/** A paper as it is drawn; ids are given out afterwards, since they are unique. */
export const randomPaper = fc.record({
  title: textOf(1, 6),
  abstract: textOf(0, 14),
  authors: some(authors),
  categories: some(categories),
  topics: some(Object.keys(topicTree).slice(0, -1)),
  day: fc.constantFrom(...days),
  time: fc.constantFrom('00:00:00', '12:30:00.5', '23:59:59.999'),
  digestDays: some(days),
  hasCode: fc.boolean(),
  votes: fc.nat(4),
});
export type RandomPaper = typeof randomPaper extends fc.Arbitrary<infer Value> ? Value : never;
