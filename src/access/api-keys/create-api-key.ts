import { ArrayNotEmpty, Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { hashToken } from '../../platform/crypto/random-token';
import { parseInstant } from '../../platform/calendar/parse-instant';
import { selectColumns, toEntity } from '../../platform/database/entity-columns';
import type { CommandTask } from '../../platform/graphql/mutations/run-command';
import { refuse, UserErrorCode } from '../../platform/graphql/mutations/user-error';
import { Scope } from '../scope';
import { adminKeyName } from './admin-api-key';
import { ApiKey } from './api-key.entity';
import { createSecret, secretPrefix } from './secret';
import { AtMostCharacters, AtMostItems } from '../../platform/graphql/mutations/rules';

@InputType({ description: 'A new API key.' })
export class ApiKeyInput {
  @Field({ description: 'What it is for, at most 120 characters.' })
  @AtMostCharacters(120)
  @Matches(/^\P{Cc}*$/u, { message: 'Expected a name on one line, without control characters.' })
  name!: string;

  @Field(() => [Scope], { description: 'What it may do; at least one.' })
  @ArrayNotEmpty({ message: 'Expected at least one scope, got none.' })
  @AtMostItems(20)
  scopes!: Scope[];

  @Field(() => String, { nullable: true, description: 'When it ends by itself, RFC 3339, in the future.' })
  expiresAt?: string | null;
}

/** Makes a key. The secret is in this answer and nowhere else. */
export async function createApiKey({
  input,
  transaction,
  now,
}: CommandTask<ApiKeyInput>): Promise<{ apiKey: ApiKey | null; secret: string | null }> {
  const name = readName(input.name);
  const expiresAt = readExpiry(input.expiresAt ?? null, now);
  const secret = createSecret();
  const [row] = await transaction.query<object>(
    `insert into api_keys as api_key (name, prefix, hash, scopes, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)
     returning ${selectColumns(ApiKey, 'api_key')}`,
    [name, secretPrefix(secret), hashToken(secret), [...new Set(input.scopes)], now, expiresAt],
  );
  return { apiKey: row ? toEntity(ApiKey, row) : null, secret };
}

function readName(text: string): string {
  const name = text.trim();
  if (name === '') {
    throw refuse(UserErrorCode.REQUIRED, ['name'], 'Expected a name, got only white space.');
  }
  if (name === adminKeyName) {
    const message = `Expected another name: "${adminKeyName}" is that of the key which the configuration gives.`;
    throw refuse(UserErrorCode.TAKEN, ['name'], message);
  }
  return name;
}

function readExpiry(text: string | null, now: Date): Date | null {
  if (text === null) {
    return null;
  }
  const expiresAt = parseInstant(text);
  if (expiresAt === null || expiresAt <= now) {
    const message = `Expected an instant of RFC 3339 in the future, got "${text.slice(0, 60)}".`;
    throw refuse(UserErrorCode.INVALID, ['expiresAt'], message);
  }
  return expiresAt;
}
