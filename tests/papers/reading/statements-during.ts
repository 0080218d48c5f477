import { Client } from 'pg';
import { ownDatabases } from '../../support/test-database';

/** Does the work, and returns the texts of the statements that this test file sent to its databases meanwhile. */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const spy = jest.spyOn(Client.prototype, 'query');
  try {
    await work();
    const ours = spy.mock.contexts.map((client) => client instanceof Client && ownDatabases.has(client.database ?? ''));
    return spy.mock.calls.filter((_, place) => ours[place]).map(([statement]) => textOf(statement));
  } finally {
    spy.mockRestore();
  }
}

function textOf(statement: unknown): string {
  const text = typeof statement === 'object' && statement !== null && 'text' in statement ? statement.text : statement;
  return String(text).replace(/\s+/g, ' ').trim();
}
