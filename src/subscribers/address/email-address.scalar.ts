import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { parseAddress } from './parse-address';

/** An e-mail address; what arrives is brought into the form that addresses are kept in. */
export const EmailAddressScalar = new GraphQLScalarType<string, string>({
  name: 'EmailAddress',
  description: 'An e-mail address: "ada@example.org". Case does not count, nor how the domain is written (IDN).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc5321#section-2.3.11',
  serialize: String,
  parseValue: (value) => accept(value),
  parseLiteral: (node) => accept(node.kind === Kind.STRING ? node.value : null, node),
});

function accept(value: unknown, node?: ValueNode): string {
  const address = typeof value === 'string' ? parseAddress(value) : null;
  if (address === null) {
    throw new GraphQLError('Expected an e-mail address such as "ada@example.org".', node ? { nodes: node } : {});
  }
  return address;
}
