import { byTitle } from '../../../src/papers/filter/query/by-title';
import { allOf, anyOf, type LexemeQuery, term } from '../../../src/papers/filter/query/lexeme-query';
import { parseQuery } from '../../../src/papers/filter/query/parse-query';
import { titleQuery } from '../../../src/papers/filter/query/title-query';
import { toTsquery } from '../../../src/papers/filter/query/to-tsquery';
import { withPairs } from '../../../src/papers/filter/query/with-pairs';

const inTitle = (text: string, more: LexemeQuery[] = []): unknown[] => {
  const { condition } = parseQuery(text);
  return printed(byTitle(titleQuery(condition) ?? allOf([]), allOf([condition, ...more])));
};

describe('Papers that are looked for by their titles', () => {
  it('are asked for marks of title words, and not for the same words once more', () => {
    expect(inTitle('reward model')).toEqual(["('^reward' & '^model')"]);
    expect(inTitle('reward OR preference')).toEqual(["('^reward' | '^preference')"]);
    expect(inTitle('rewar*')).toEqual(["('^rewar' | '^rewar':*)"]);
  });

  it('are asked for whatever else the filter wants', () => {
    expect(inTitle('reward -vision', [term('/code')])).toEqual(["('^reward' & !'vision' & '/code')"]);
    expect(inTitle('"reward model"')).toEqual(["('^reward' & '^model' & ('reward' <1> 'model'))"]);
    expect(inTitle('reward', [anyOf([allOf([term('reward'), term('/code')]), term('model')])])).toEqual([
      "('^reward' & (('reward' & '/code') | 'model'))",
    ]);
  });

  it('are asked for other words of the filter in their texts', () => {
    const title = titleQuery(parseQuery('reward').condition) ?? allOf([]);
    expect(printed(byTitle(title, parseQuery('reward model').condition))).toEqual(["('^reward' & 'model')"]);
    expect(printed(byTitle(title, null))).toEqual(["'^reward'"]);
    const withCode = anyOf([allOf([term('reward'), term('/code')]), term('model')]);
    expect(printed(byTitle(anyOf([term('reward'), term('model')]), withCode))).toEqual([
      "(('^reward' | '^model') & (('reward' & '/code') | 'model'))",
    ]);
  });
});

describe('A phrase', () => {
  it.each([
    ['"language model"', "'~language model'"],
    ['"large language model"', "('~large language' & '~language model' & ('large' <1> 'language' <1> 'model'))"],
    ['"language pineapple"', "('language' <1> 'pineapple')"],
    ['"model of language"', "('model' <2> 'language')"],
  ])('of common words is asked for by its pairs, %s as %s', (text, expected) => {
    expect(printed(withPairs(parseQuery(text).condition))).toEqual([expected]);
  });
});

function printed(query: LexemeQuery): unknown[] {
  return toTsquery(query).compile().values;
}
