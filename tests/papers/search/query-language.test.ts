import { matchesFilter } from '../../../src/papers/filter/matches-filter';
import { parseQuery } from '../../../src/papers/filter/query/parse-query';
import { somePaper } from './some-paper';

const finds = (query: string, title: string): boolean => matchesFilter({ query })(somePaper({ title }));

/** A query, titles that it finds, and titles that it does not. */
type Meaning = [query: string, found: string[], passedOver: string[]];

describe('The query language', () => {
  it.each<Meaning>([
    ['reward model', ['A model of reward', 'Reward Models'], ['Reward shaping', 'A model']],
    ['"reward model"', ['The reward models we train'], ['A model of reward', 'Reward and model', 'model reward']],
    ['"state of the art"', ['State of the Art', 'state-of-the-art', 'states of an art'], ['state art', 'state of art']],
    ['reward -model', ['Reward shaping'], ['Reward models', 'Shaping']],
    ['-model', ['Reward shaping', ''], ['A model']],
    ['reward -"language model"', ['Reward of a model', 'Language reward model'], ['Reward language models']],
    ['reward -"', ['Reward'], ['Shaping']],
    ['reward OR model', ['Reward', 'Model'], ['Shaping']],
    ['deep reward OR model', ['Deep reward', 'A model'], ['Deep', 'Reward']],
    ['reward | model', ['Reward', 'Model'], ['Shaping']],
    ['reward -deep OR model', ['Reward', 'Deep model'], ['Deep reward']],
    ['reward or model', ['Reward or a model', 'Reward model'], ['Reward', 'Model']],
    ['OR reward OR', ['Reward'], ['Model', '']],
    ['"OR" reward', ['Reward'], ['Model']],
    ['polic*', ['Policies', 'Policy', 'A policing robot'], ['Pol', 'Acropolic']],
    ['policies*', ['Policies', 'A policy'], ['Police']],
    ['self-rew*', ['Self-Rewarding', 'self rewards', 'SelfRewarding'], ['Rewarding the self', 'Self']],
    ['x*', ['X'], ['xylophone']],
    ['reward "language mod', ['Reward language mod'], ['Reward language models', 'Language mod']],
    ['rewards', ['Reward'], ['Rewarding']],
    ['reward', ['REWARDS'], ['Rewarding']],
    ['naïve BEHAVIOUR', ['Naive behavior', 'NAÏVE behaviours'], ['Native behavior']],
    ['modeling', ['Modelling'], ['Models']],
    ['the reward', ['A reward'], ['The']],
    ['“reward model”', ['Reward model'], ['Model reward']],
    ['reward,model;deep', ['Deep model reward'], ['Deep reward']],
    ['(reward) [model]', ['Model reward'], ['Reward']],
    ['reward -- model', ['Reward model'], ['Model']],
    ['x*y', ['X*Y', 'x y'], ['xylophone', 'y']],
    ['注意力', ['注意力'], ['注意']],
    ['C++', ['Templates in C++', 'C++: a look'], ['Templates in C', 'C#', 'Vitamin C']],
    ['C#', ['C# and F#'], ['C', 'C++']],
    ['C', ['Vitamin C'], ['C++', 'C#']],
  ])('%s', (query, found, passedOver) => {
    expect({ found: found.filter((title) => finds(query, title)) }).toEqual({ found });
    expect({ passedOver: passedOver.filter((title) => finds(query, title)) }).toEqual({ passedOver: [] });
  });

  it.each<Meaning>([
    ['ReST-MCTS*', ['ReST-MCTS*: LLM Self-Training', 'Rest MCTS', 'ReSTMCTS'], ['Rest', 'MCTS']],
    ['rest-mcts', ['ReST-MCTS*: LLM Self-Training'], ['Rest', 'MCTS']],
    ['T-REG', ['T-REG: Preference', 'TREG', 't reg'], ['REG', 'T']],
    ['treg', ['T-REG: Preference'], ['REG']],
    ['GPT-4', ['GPT-4', 'GPT4', 'gpt 4', 'GPT-4s', 'GPT-4-based judges'], ['GPT-3', '4 GPTs', 'GPT']],
    ['GPT4', ['GPT-4', 'GPT4', 'gpt 4'], ['GPT-3']],
    ['gpt 4', ['GPT-4', 'GPT4', '4 of GPT'], ['GPT-3']],
    ['Qwen2.5-Math', ['Qwen2.5-Math', 'qwen 2.5 math', 'Qwen-2.5-Math', 'qwen25math'], ['Qwen2-Math', 'Qwen2.5']],
    ['qwen2.5', ['Qwen2.5-Math', 'Qwen 2.5'], ['Qwen2', 'Qwen 5']],
    ['DeepSeekMath', ['DeepSeekMath: Pushing', 'DeepSeek Math', 'Deepseek-Math', 'deepseekmath'], ['DeepSeek']],
    ['deepseekmath', ['DeepSeekMath'], ['DeepSeek']],
    ['deepseek*', ['DeepSeekMath', 'deepseek'], ['Deep']],
    ['"deep seek"', ['DeepSeekMath', 'Deep Seek'], ['Seek deep']],
    ['state-of-the-art', ['State-of-the-art models', 'the state of the art'], ['State', 'art of the state']],
    ['LLMs', ['LLM', 'LLMs'], ['LM']],
    ['LLM', ['LLMs'], ['LLama']],
    ['BERTScore', ['BERTScore', 'BERT score', 'bertscores'], ['BERT']],
    ["Shannon's", ['Shannon', 'Shannon’s'], ['Shanno']],
    ['LLM-as-a-Judge', ['LLM-as-a-Judge', 'LLM as a judge'], ['LLM judge', 'judge as LLM']],
    ['3D', ['3D vision'], ['3 D', '2D']],
    ['self-supervised', ['Self-Supervised', 'self supervised', 'selfsupervised'], ['Supervised self']],
    ['α-divergence', ['α-divergences'], ['β-divergence']],
    ['$\\alpha$-fair', ['$\\alpha$-fair'], ['fair']],
  ])('%s, however a title writes it', (query, found, passedOver) => {
    expect({ found: found.filter((title) => finds(query, title)) }).toEqual({ found });
    expect({ passedOver: passedOver.filter((title) => finds(query, title)) }).toEqual({ passedOver: [] });
  });

  it.each([
    '2403.01234',
    '2403.01234v3',
    'arXiv:2403.01234v1',
    'https://arxiv.org/abs/2403.01234',
    'http://arxiv.org/pdf/2403.01234v2.pdf',
    'https://arxiv.org/pdf/2403.01234',
    'https://huggingface.co/papers/2403.01234',
    'arxiv.org/abs/2403.01234?context=cs',
    '(2403.01234)',
    '2403.01234.',
    '(arXiv:2403.01234),',
    '10.1234/Some.Thing-(2024)1',
    'doi:10.1234/some.thing-(2024)1',
    'https://doi.org/10.1234/SOME.thing-(2024)1',
    'https://dx.doi.org/10.1234/some.thing-(2024)1.',
  ])('%s is the paper of that id alone', (query) => {
    const meant = somePaper({ title: 'Meant', arxivId: '2403.01234', doi: '10.1234/some.thing-(2024)1' });
    const others = [
      somePaper({ title: '2403.01234 10.1234/some.thing-(2024)1' }),
      somePaper({ arxivId: '2403.01235', doi: '10.1234/some.thing-(2024)2' }),
    ];
    expect([meant, ...others].map(matchesFilter({ query }))).toEqual([true, false, false]);
    expect(matchesFilter({ query: `-${query}` })(meant)).toBe(false);
    expect(matchesFilter({ query: `meant ${query}` })(meant)).toBe(true);
    expect(matchesFilter({ query: `other ${query}` })(meant)).toBe(false);
  });

  it('finds a DOI that ends like a sentence', () => {
    const meant = somePaper({ doi: '10.1002/(sici)1097-0258(1998)' });
    expect(matchesFilter({ query: '10.1002/(SICI)1097-0258(1998)' })(meant)).toBe(true);
    expect(matchesFilter({ query: '(https://doi.org/10.1002/(SICI)1097-0258(1998))' })(meant)).toBe(false);
  });

  it('finds the papers of an id that carries an archive', () => {
    const meant = somePaper({ arxivId: 'hep-th/9901001' });
    for (const query of ['hep-th/9901001', 'hep-th/9901001v2', 'https://arxiv.org/abs/hep-th/9901001']) {
      expect(matchesFilter({ query })(meant)).toBe(true);
    }
  });

  it.each([
    '',
    ' ',
    '"',
    '""',
    '-',
    '*',
    '- -',
    '-"',
    '"" -""',
    'OR',
    '| OR |',
    'the of',
    '"the"',
    '-the',
    '?!',
    '🎉',
    '...',
    '\0',
  ])('finds nothing where there is no word to look for: %j', (query) => {
    expect(matchesFilter({ query })(somePaper({ title: 'The reward OR model' }))).toBe(false);
    expect(matchesFilter({ not: { query } })(somePaper({ title: 'The reward' }))).toBe(true);
  });

  it('looks in titles, abstracts and authors, and lets no phrase run from one into the next', () => {
    const paper = somePaper({ title: 'Deep nets', abstract: 'Kernel tricks', authors: ['Ada Lovelace', 'José Núñez'] });
    const found = ['deep kernel lovelace nunez', '"ada lovelace"', 'NÚÑEZ', '"jose nunez"', '"kernel trick"'];
    const passedOver = ['"nets kernel"', '"tricks ada"', '"lovelace jose"', 'cs', 'code', '/code', '"/"'];
    expect(found.filter((query) => matchesFilter({ query })(paper))).toEqual(found);
    expect(passedOver.filter((query) => matchesFilter({ query })(paper))).toEqual([]);
  });

  it('tells the words that are wanted as they stand, and where, for a spelling to be proposed', () => {
    const text = ' rewrd  "exact phrase" -not GPT-4 pre* 2403.01234 OR (modle) ';
    const { words } = parseQuery(text);
    expect(words.map((word) => word.text)).toEqual(['rewrd', 'GPT-4', 'modle']);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(['rewrd', 'GPT-4', 'modle']);
  });
});
