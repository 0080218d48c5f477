import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildSchema, getVariableValues, parse, validate } from 'graphql';

import { exampleQueries } from '../../../src/platform/http/explorer';

const schema = buildSchema(readFileSync(join(__dirname, '../../../schema/schema.graphql'), 'utf8'));

describe('the example queries', () => {
  it.each(exampleQueries.map((example) => [example.title, example] as const))(
    '"%s" is valid for the schema, with its variables, and has one name',
    (_title, example) => {
      const document = parse(example.query);
      expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
      const operations = document.definitions.flatMap((node) => (node.kind === 'OperationDefinition' ? [node] : []));
      expect(operations.map(({ name }) => name?.value)).toEqual([expect.any(String)]);
      const variables = getVariableValues(schema, operations[0]?.variableDefinitions ?? [], { ...example.variables });
      expect(variables.errors).toBeUndefined();
    },
  );

  it('have titles of their own', () => {
    expect(new Set(exampleQueries.map(({ title }) => title)).size).toBe(exampleQueries.length);
  });
});
