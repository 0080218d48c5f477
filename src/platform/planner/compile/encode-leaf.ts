import { getNullableType, type GraphQLOutputType, isEnumType, isListType, isNonNullType, isScalarType } from 'graphql';
import { type JsonText, toExpression } from './json-text';
import { type Template, template } from './template';

/** Writes a value of SQL as the JSON text of a GraphQL type; null for a type without an agreed SQL type. */
export function encodeLeaf(type: GraphQLOutputType, value: Template): JsonText | null {
  const encoded = encode(type, value);
  if (encoded === null || isNonNullType(type)) {
    return encoded;
  }
  return [template`coalesce(${toExpression(encoded)}, 'null')`];
}

function encode(type: GraphQLOutputType, value: Template): JsonText | null {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const item = getNullableType(bare.ofType);
    const isText = isEnumType(item) || (isScalarType(item) && texts.has(item.name));
    return isText && isNonNullType(bare.ofType) ? [template`array_to_json(${value})::text`] : null;
  }
  if (isEnumType(bare)) {
    // Enums are stored by the names that GraphQL knows them by.
    return bare.getValues().every((known) => known.name === known.value) ? ['"', value, '"'] : null;
  }
  return isScalarType(bare) ? (scalars.get(bare.name)?.(value) ?? null) : null;
}

const text = (value: Template): JsonText => [template`to_json(${value})::text`];
const plain = (value: Template): JsonText => [template`(${value})::text`];

/** Scalars that stand in columns of type text. URLs are stored as the standard serialises them. */
const texts: ReadonlySet<string> = new Set(['String', 'URL', 'EmailAddress', 'TimeZone']);

/** What `JSON.stringify` makes of a value after GraphQL has serialised it. Sessions speak UTC and ISO dates. */
const scalars: ReadonlyMap<string, (value: Template) => JsonText> = new Map([
  ...[...texts].map((name) => [name, text] as const),
  // Ids are base64url, which needs no escapes.
  ['ID', (value) => ['"', value, '"']],
  ['Int', plain],
  ['Boolean', plain],
  // The shortest digits that tell the number apart, as in JavaScript; small ones without PostgreSQL's exponent.
  [
    'Float',
    (value) => [
      template`case when ${value} between 0.0001 and 1e14 then (${value})::text else (${value})::text::numeric::text end`,
    ],
  ],
  ['Date', (value) => ['"', template`(${value})::text`, '"']],
  // JSON has a time zone, and no digits where there is nothing; a format takes twice as long.
  [
    'DateTime',
    (value) => [
      template`case when ${value} = (${value})::timestamptz(0)
        then replace(to_json(${value})::text, '+00:00', '.000Z')
        else '"' || to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '"' end`,
    ],
  ],
]);
