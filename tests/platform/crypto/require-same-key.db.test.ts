import { AddressKeys } from '../../../src/platform/crypto/address-keys';
import { isSameKey, requireSameKey } from '../../../src/platform/crypto/require-same-key';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('The key of a database', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase('empty');
  });
  afterAll(() => db.drop());

  it('is that of the first process to come, of however many', async () => {
    const keys = ['one', 'another', 'a third'].map((name) => new AddressKeys(`${name} ${'x'.repeat(32)}`));
    expect(await Promise.all(keys.map((key) => isSameKey(db.database, key)))).toEqual([true, true, true]);
    const outcomes = await Promise.allSettled(keys.map((key) => requireSameKey(db.database, key)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        message: expect.stringMatching(/^Expected the SUPPRESSION_KEY that this database was first used with/),
      },
    });
    for (const [place, key] of keys.entries()) {
      expect(await isSameKey(db.database, key)).toBe(outcomes[place]?.status === 'fulfilled');
    }
    const rows = await db.database.query<{ text: string }>('select fingerprint as text from key_fingerprints');
    expect(rows).toEqual([{ text: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });
});
