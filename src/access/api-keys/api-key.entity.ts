import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Node } from '../../platform/graphql/nodes/node';
import { DateTimeScalar } from '../../platform/graphql/scalars/scalars';
import { Scope } from '../scope';

const scopes = Object.values(Scope)
  .map((scope) => `'${scope}'`)
  .join(', ');

/** A program's key. The key itself is shown once and kept as a hash. A revoked key keeps its row, for its votes. */
@ObjectType('ApiKey', {
  implements: Node,
  simpleResolvers: true,
  description: 'The key of a program: what it may do, and when it last did.',
})
@Entity('api_keys')
@Index('api_keys_hash', ['hash'], { unique: true })
@Check('api_keys_scopes', `scopes <@ array[${scopes}]`)
export class ApiKey extends Node {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    name: 'id',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'api_keys_pkey',
  })
  key!: number;

  @Field({ description: 'What it is for, in the words of whoever made it.' })
  @Column({ type: 'text' })
  name!: string;

  @Field({ description: 'The first characters of the key, to tell one from another.' })
  @Column({ type: 'text' })
  prefix!: string;

  /** SHA-256 of the whole key, in hex. A key has 256 random bits, so a slow hash would protect nothing more. */
  @Column({ type: 'text' })
  hash!: string;

  @Field(() => [Scope], { description: 'What it may do.' })
  @Column({ type: 'text', array: true })
  scopes!: Scope[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last used, to the minute.' })
  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends by itself; null for never.' })
  @Column({ type: 'timestamptz', name: 'expires_at', nullable: true })
  expiresAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
