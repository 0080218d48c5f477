import { getIntrospectionQuery, parse, validate } from 'graphql';

import { documentRules } from '../../../src/platform/graphql/limits';
import { toySchema } from './toy-schema';

const problems = (query: string): string[] =>
  validate(toySchema, parse(query), documentRules).map(({ message }) => message);

const nested = (levels: number): string => (levels === 1 ? 'title' : `best { ${nested(levels - 1)} }`);

describe('the limits on a document', () => {
  it('takes 200 aliases, and not one more', () => {
    const aliases = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, at) => `a${at}: greeting`).join(' ')} }`;
    expect(problems(aliases(200))).toEqual([]);
    expect(problems(aliases(201))).toEqual(['Expected at most 200 aliases in a query, but "a200" is one more.']);
    expect(problems(aliases(300))).toHaveLength(1);
  });

  it('takes fields 12 levels deep, and not one more', () => {
    expect(problems(`{ paper { ${nested(11)} } }`)).toEqual([]);
    expect(problems(`query Deep { paper { ${nested(12)} } }`)).toEqual([
      'Expected fields at most 12 levels deep, but query "Deep" goes to 13.',
    ]);
  });

  it('counts through fragments, which are no level of their own', () => {
    const query = (levels: number): string =>
      `{ paper { ...A } } fragment A on Paper { ... on Paper { best { ...B } } } fragment B on Paper { ${nested(levels)} }`;
    expect(problems(query(10))).toEqual([]);
    expect(problems(query(11))).toEqual(['Expected fields at most 12 levels deep, but the query goes to 13.']);
  });

  it('lets GraphiQL ask for the schema, and bounds how deep', () => {
    expect(problems(getIntrospectionQuery())).toEqual([]);
    const types = (levels: number): string => (levels === 0 ? 'name' : `ofType { ${types(levels - 1)} }`);
    expect(problems(`{ __schema { queryType { ${types(17)} } } }`)).toEqual([]);
    expect(problems(`{ s: __schema { queryType { ${types(18)} } } }`)).toEqual([
      'Expected fields at most 20 levels deep, but introspection "s" goes to 21.',
    ]);
  });

  it('survives fragments that spread each other', () => {
    expect(
      problems('{ paper { ...A } } fragment A on Paper { best { ...B } } fragment B on Paper { best { ...A } }'),
    ).toEqual([]);
  });
});
