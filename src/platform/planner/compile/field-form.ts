import type { GraphQLObjectType } from 'graphql';
import { mayBeColumn } from '../../database/entity-columns';
import { isNodeId, nodeIdInSql } from '../../graphql/nodes/node-id';
import { type Field, Unplanned } from './compilation';
import { expression, formOf, type SqlForm } from '../sql-form';

/**
 * The form of a field: the one it declares, or the property of its name. Only a field without a resolver of its own is
 * known to be that property and nothing else, open to every caller: its class has `simpleResolvers`. On an entity it must
 * be a column too, and not one of TypeORM's relations or a getter. Throws Unplanned, which says what is missing.
 */
export function formOfField(type: GraphQLObjectType, field: Field): SqlForm {
  const declared = formOf(field.extensions);
  if (declared !== null) {
    return declared;
  }
  if (isNodeId(type, field.name)) {
    return expression((row) => nodeIdInSql(type.name, `${row}."key"`));
  }
  if (field.resolve !== undefined) {
    throw new Unplanned(`${type.name}.${field.name} has a resolver without an SQL form`);
  }
  if (!mayBeColumn(type.name, field.name)) {
    throw new Unplanned(`${type.name}.${field.name} is no column`);
  }
  return expression((row) => `${row}."${field.name}"`);
}
