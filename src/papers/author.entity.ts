import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Node } from '../platform/graphql/nodes/node';

/** A name that papers are signed with. A name is not an identity: two people who share one share an author. */
@ObjectType('Author', {
  implements: Node,
  simpleResolvers: true,
  description:
    'A name that papers are signed with. Names are not identities: two people of one name are one author here.',
})
@Entity('authors')
@Index('authors_name_key', ['nameKey'], { unique: true })
export class Author extends Node {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'authors_pkey',
  })
  key!: number;

  @Field({ description: 'As first seen; other spellings in case or accents lead to the same author.' })
  @Column({ type: 'text' })
  name!: string;

  /** The name without regard to case, accents and white space. */
  @Column({ type: 'text', name: 'name_key' })
  nameKey!: string;
}
