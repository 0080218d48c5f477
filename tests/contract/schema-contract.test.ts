import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema as buildFromText,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { buildSchema } from '../../src/build-schema';
import { printBroadsheetSchema } from '../../src/print-schema';

/** What the contract names and later features bring. The list may only shrink: the tests hold it to the letter. */
const notThereYet = {
  types: [
    'Change ChangeConnection ChangeEdge ChangeType ChangeAction',
    'JSON Webhook WebhookEvent WebhookAttempt WebhookAttemptConnection WebhookAttemptEdge WebhookConnection',
    'WebhookEdge WebhookInput WebhookChanges UpdateWebhookInput WebhookPayload WebhookSecretPayload',
    'Subscription PaperEvent DigestEvent',
  ].flatMap((line) => line.split(' ')),
  members: [
    'Query.changes Query.webhooks',
    'DigestFormat.HF_DAILY_JSON DigestFormat.ARXIV_ATOM DigestFormat.ARXIV_MAIL DigestFormat.RSS DigestFormat.MARKDOWN',
    'Mutation.createWebhook Mutation.updateWebhook Mutation.deleteWebhook Mutation.rotateWebhookSecret',
    'Mutation.testWebhook Mutation.redeliverWebhook',
  ].flatMap((line) => line.split(' ')),
};

const contract = buildFromText(readFileSync(join(__dirname, 'contract.graphql'), 'utf8'));
const schema = buildSchema();

describe('The schema and its contract', () => {
  it('has every type, but those that are not there yet', () => {
    const missing = typesOf(contract).filter(({ name }) => schema.getType(name) === undefined);
    expect(missing.map(({ name }) => name).toSorted()).toEqual(notThereYet.types.toSorted());
  });

  it('has every field and value, but those that are not there yet', () => {
    const missing = typesOf(contract).flatMap((type) => {
      const ours = schema.getType(type.name);
      const members = ours === undefined ? null : new Set(membersOf(ours).map(({ name }) => name));
      return members === null
        ? []
        : membersOf(type)
            .filter(({ name }) => !members.has(name))
            .map(({ path }) => path);
    });
    expect(missing.toSorted()).toEqual(notThereYet.members.toSorted());
  });

  it('gives each field, argument and input the type and the default of the contract', () => {
    const ours = new Map(typesOf(schema).flatMap(signaturesOf));
    const promised = typesOf(contract)
      .flatMap(signaturesOf)
      .filter(([path]) => ours.has(path));
    expect(promised.length).toBeGreaterThan(150);
    for (const [path, signature] of promised) {
      expect(`${path} ${ours.get(path)}`).toBe(`${path} ${signature}`);
    }
  });

  it('has every argument of the fields that are there', () => {
    const ours = new Set(
      typesOf(schema)
        .flatMap(signaturesOf)
        .map(([path]) => path),
    );
    const fields = new Set(
      typesOf(schema)
        .flatMap(membersOf)
        .map(({ path }) => path),
    );
    const missing = typesOf(contract)
      .flatMap(signaturesOf)
      .map(([path]) => path)
      .filter((path) => path.includes('(') && fields.has(path.slice(0, path.indexOf('('))) && !ours.has(path));
    expect(missing).toEqual([]);
  });

  it('describes every type, field and argument', () => {
    const silent = typesOf(schema).flatMap((type) => [
      ...(type.description ? [] : [type.name]),
      ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields()).flatMap((field) => [
            ...(field.description ? [] : [`${type.name}.${field.name}`]),
            ...argumentsOf(field)
              .filter((argument) => !argument.description)
              .map((argument) => `${type.name}.${field.name}(${argument.name})`),
          ])
        : []),
    ]);
    expect(silent).toEqual([]);
  });

  it('is committed as it is printed', () => {
    const committed = readFileSync(join(__dirname, '../../schema/schema.graphql'), 'utf8');
    expect(committed).toBe(printBroadsheetSchema());
  });
});

function typesOf(source: GraphQLSchema): GraphQLNamedType[] {
  const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
  return Object.values(source.getTypeMap()).filter(({ name }) => !name.startsWith('__') && !builtIn.has(name));
}

function membersOf(type: GraphQLNamedType): { name: string; path: string }[] {
  const names = isEnumType(type)
    ? type.getValues().map((value) => value.name)
    : isUnionType(type)
      ? type.getTypes().map((member) => member.name)
      : 'getFields' in type
        ? Object.keys(type.getFields())
        : [];
  return names.map((name) => ({ name, path: `${type.name}.${name}` }));
}

/** Paths such as `Query.paper` and `Query.paper(id)` with their types and defaults. */
function signaturesOf(type: GraphQLNamedType): [path: string, signature: string][] {
  if (!('getFields' in type)) {
    return [];
  }
  return Object.values(type.getFields()).flatMap((field) => {
    const path = `${type.name}.${field.name}`;
    const own = 'args' in field ? `${field.type}` : `${field.type} = ${JSON.stringify(field.defaultValue)}`;
    return [
      [path, own],
      ...argumentsOf(field).map((argument): [string, string] => [
        `${path}(${argument.name})`,
        `${argument.type} = ${JSON.stringify(argument.defaultValue)}`,
      ]),
    ];
  });
}

function argumentsOf(field: GraphQLField<unknown, unknown> | GraphQLInputField): readonly GraphQLArgument[] {
  return 'args' in field ? field.args : [];
}
