import { getMetadataArgsStorage } from 'typeorm';

const Environment: new () => { teardown(): Promise<void> } = require('../support/realm/environment.cjs');

const globals: Record<string, unknown> = globalThis;

describe('The realm that test files share', () => {
  it('is behind a file what it was before', async () => {
    process.env.REALM_KEPT = 'before';
    const fetchBefore = globalThis.fetch;
    const exitBefore = process.exit;
    const environment = new Environment();
    globals.leftByTheFile = true;
    globalThis.fetch = () => Promise.reject(new Error('Replaced'));
    process.exit = () => {
      throw new Error('Replaced');
    };
    process.env.REALM_KEPT = 'changed';
    process.env.REALM_ADDED = 'by the file';
    await environment.teardown();
    expect(globals).not.toHaveProperty('leftByTheFile');
    expect(globalThis.fetch).toBe(fetchBefore);
    expect(process.exit).toBe(exitBefore);
    expect(process.env.REALM_KEPT).toBe('before');
    expect(process.env).not.toHaveProperty('REALM_ADDED');
    delete process.env.REALM_KEPT;
  });

  it('knows no entity at the begin of a file, and those of others not at its end', async () => {
    const known = getMetadataArgsStorage();
    known.tables.push({ target: 'of_another_file', type: 'regular' });
    const environment = new Environment();
    expect(getMetadataArgsStorage().tables).toEqual([]);
    await environment.teardown();
    expect(getMetadataArgsStorage()).toBe(known);
  });
});
