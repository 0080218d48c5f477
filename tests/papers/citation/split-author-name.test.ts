import { splitAuthorName } from '../../../src/papers/citation/split-author-name';

describe('splitAuthorName', () => {
  // name, given, particle, family, suffix
  it.each([
    ['Ada Lovelace', 'Ada', '', 'Lovelace', ''],
    ['Lovelace, Ada', 'Ada', '', 'Lovelace', ''],
    ['Quoc V. Le', 'Quoc V.', '', 'Le', ''],
    ['Laurens van der Maaten', 'Laurens', 'van der', 'Maaten', ''],
    ['van der Maaten, Laurens', 'Laurens', 'van der', 'Maaten', ''],
    ['Bernhard E. de la Cruz', 'Bernhard E.', 'de la', 'Cruz', ''],
    ["Gerard 't Hooft", 'Gerard', "'t", 'Hooft', ''],
    ['Stéphane d’Ascoli', 'Stéphane', '', 'd’Ascoli', ''],
    ['João dos Santos Silva', 'João', 'dos', 'Santos Silva', ''],
    ['Blaise Agüera y Arcas', 'Blaise', '', 'Agüera y Arcas', ''],
    ['Luc Van Gool', 'Luc', '', 'Van Gool', ''],
    ['Tuan Van Nguyen', 'Tuan Van', '', 'Nguyen', ''],
    ['Nguyen Van Thanh', 'Nguyen Van', '', 'Thanh', ''],
    ['Martin L. King Jr.', 'Martin L.', '', 'King', 'Jr.'],
    ['King, Jr., Martin L.', 'Martin L.', '', 'King', 'Jr.'],
    ['Martin L. King, Jr.', 'Martin L.', '', 'King', 'Jr.'],
    ['William Gates III', 'William', '', 'Gates', 'III'],
    ['王 小明', '小明', '', '王', ''],
    ['  Ada\u00A0 \n Lovelace ', 'Ada', '', 'Lovelace', ''],
  ])('takes %j apart', (name, given, particle, family, suffix) => {
    expect(splitAuthorName(name)).toEqual({ kind: 'person', given, particle, family, suffix });
  });

  it.each([
    'Madonna',
    '王小明',
    '김철수',
    'DeepSeek-AI',
    'Qwen Team',
    'The ATLAS Collaboration',
    'Mistral AI',
    'Microsoft Research',
    'Tom and Jerry',
    'a, b, c, d',
    ', Ada',
  ])('leaves %j whole', (name) => {
    expect(splitAuthorName(name)).toEqual({ kind: 'whole', name });
  });
});
