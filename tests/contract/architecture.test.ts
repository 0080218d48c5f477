import { buildSchema, nodeTypes } from '../../src/build-schema';
import {
  crowded,
  defaultExports,
  escapesFromTypes,
  indexesWithLogic,
  misnamed,
  tooLong,
  unlisted,
  unlistedMigrations,
} from './architecture/file-rules';
import { againstTheArrows, circles, leadingNowhere, pastAnIndex, withoutAPlace } from './architecture/import-rules';
import { readTree } from './architecture/read-tree';

const tree = readTree();

describe('The source tree', () => {
  it('is read whole', () => {
    expect(tree.length).toBeGreaterThan(200);
    expect(leadingNowhere(tree)).toEqual([]);
  });

  it('follows the arrows: main, cli, app, features, access, platform', () => {
    expect(withoutAPlace(tree)).toEqual([]);
    expect(againstTheArrows(tree)).toEqual([]);
  });

  it('reaches other features through their index alone, which holds nothing but names', () => {
    expect(pastAnIndex(tree)).toEqual([]);
    expect(indexesWithLogic(tree)).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(circles(tree)).toEqual([]);
  });

  it('keeps files at most 300 lines long, named in kebab-case, and folders at most 16 files wide', () => {
    expect(tooLong(tree)).toEqual([]);
    expect(misnamed(tree)).toEqual([]);
    expect(crowded(tree)).toEqual([]);
  });

  it('exports by name, and trusts neither `any` nor `!`', () => {
    expect(defaultExports(tree)).toEqual([]);
    expect(escapesFromTypes(tree)).toEqual([]);
  });
});

describe('The lists that wire the product together', () => {
  it('name every migration, oldest first', () => {
    expect(unlistedMigrations(tree)).toEqual([]);
  });

  it('name every entity', () => {
    expect(unlisted(tree, { decorator: 'Entity', list: 'entities', file: 'ormconfig.ts' })).toEqual([]);
  });

  it('name every resolver', () => {
    expect(unlisted(tree, { decorator: 'Resolver', list: 'resolvers', file: 'src/build-schema.ts' })).toEqual([]);
  });

  it('name every type that `node` can find', () => {
    const schema = buildSchema();
    const node = schema.getType('Node');
    const implementers = node && 'resolveType' in node ? schema.getPossibleTypes(node) : [];
    expect(implementers.map(({ name }) => name).toSorted()).toEqual([...nodeTypes.keys()].toSorted());
  });
});
