import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

/** The shortest valid operation that resolves a root field, with a value made up for all that it requires. */
export function sampleOperation(operation: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${sampleValue(type)}`);
  const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
  return `${operation} { ${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection} }`;
}

function sampleValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) {
    return sampleValue(type.ofType);
  }
  if (isListType(type)) {
    return `[${sampleValue(type.ofType)}]`;
  }
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{${required.map((field) => `${field.name}: ${sampleValue(field.type)}`).join(', ')}}`;
  }
  if (isEnumType(type)) {
    return type.getValues()[0]?.name ?? '';
  }
  const sample = samples[type.name];
  if (sample === undefined) {
    throw new Error(`Expected a sample of the scalar ${type.name}: add one.`);
  }
  return sample;
}

const samples: Readonly<Record<string, string | undefined>> = {
  ID: '"nobody-has-this-id"',
  String: '"a sample"',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  Date: '"2025-03-13"',
  DateTime: '"2025-03-13T00:00:00Z"',
  EmailAddress: '"nobody@example.org"',
};
