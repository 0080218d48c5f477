import { normalisePhrase } from '../../../src/topics/matching/normalise-phrase';

describe('normalisePhrase', () => {
  it('gives one form to the spellings of one phrase', () => {
    const spellings = ['Reward Models', 'reward-model', '  reward\n model ', '"Reward models"'];
    expect(new Set(spellings.map(normalisePhrase))).toEqual(new Set(['reward model']));
  });

  it.each(['', '   ', '-', '…!?', '\u0301', '***'])('is empty for %j, which holds no word', (text) => {
    expect(normalisePhrase(text)).toBe('');
  });

  it('keeps letters and digits of every script', () => {
    expect(normalisePhrase('大模型 Qwen2')).toBe('大模型 qwen2');
  });
});
