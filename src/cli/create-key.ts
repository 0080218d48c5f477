import { ApiKeyInput, createApiKey, Scope } from '../access';
import { validateInput } from '../platform/graphql/mutations/validate-input';
import { print, withDatabase } from './with-database';

interface KeyOptions {
  scope: string[];
  expires?: string;
  json?: boolean;
}

/** `broadsheet keys create NAME --scope …` */
export async function createApiKeyCommand(name: string, options: KeyOptions): Promise<void> {
  const scopes = options.scope.flatMap((words) => words.split(',')).map(readScope);
  const input = Object.assign(new ApiKeyInput(), { name, scopes, expiresAt: options.expires ?? null });
  const [error] = validateInput(input);
  if (error) {
    throw new Error(error.message);
  }
  await withDatabase(async ({ database, clock }) => {
    const { secret } = await database.transaction((transaction) =>
      createApiKey({ input, transaction, now: clock.now() }),
    );
    print(options.json, { name, scopes, secret }, [
      `${secret}`,
      ``,
      `This is the only time it is shown. It goes behind "Authorization: Bearer", and may: ${scopes.join(', ')}.`,
    ]);
  });
}

function readScope(text: string): Scope {
  const scope = Object.values(Scope).find((known) => known === text.trim().toUpperCase().replaceAll('-', '_'));
  if (scope === undefined) {
    throw new Error(`Expected a scope, one of ${Object.values(Scope).join(', ')}; got "${text}".`);
  }
  return scope;
}
