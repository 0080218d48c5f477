import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isCalendarDate } from '../../calendar/calendar-date';

/** A calendar day as text, "2025-03-13"; never a JavaScript Date, which would shift with the time zone. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the calendar, RFC 3339 full-date: "2025-03-13".',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: (value) => accept(value),
  parseValue: (value) => accept(value),
  parseLiteral: (node) => accept(node.kind === Kind.STRING ? node.value : node.kind, node),
});

function accept(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string' && isCalendarDate(value)) {
    return value;
  }
  const found = String(JSON.stringify(value)).slice(0, 60);
  throw new GraphQLError(`Expected a date such as "2025-03-13", got ${found}.`, node ? { nodes: node } : {});
}
