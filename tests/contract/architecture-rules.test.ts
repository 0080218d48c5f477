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
import { readModule } from './architecture/module';

const modulesOf = (files: Record<string, string>) =>
  Object.entries(files).map(([path, text]) => readModule(path, text));

describe('The rules of the architecture', () => {
  it('tell an import upward, also of a type, a re-export and a dynamic import', () => {
    const modules = modulesOf({
      'src/platform/clock.ts': `import type { Paper } from '../papers';`,
      'src/topics/topic.ts': `export { Paper } from '../papers';`,
      'src/papers/index.ts': `export { Topic } from '../topics/topic';`,
      'src/papers/late.ts': `export const late = () => import('../app');`,
      'src/app.ts': `import { Paper } from './papers';`,
    });
    expect(againstTheArrows(modules)).toEqual([
      'src/platform/clock.ts → src/papers/index.ts',
      'src/topics/topic.ts → src/papers/index.ts',
      'src/papers/late.ts → src/app.ts',
    ]);
  });

  it('tell features that stand beside each other and import each other', () => {
    const modules = modulesOf({
      'src/digests/digest.ts': `import { search } from '../search';`,
      'src/search/index.ts': `export { search } from './search';`,
    });
    expect(againstTheArrows(modules)).toEqual(['src/digests/digest.ts → src/search/index.ts']);
  });

  it('tell a folder that the arrows do not know', () => {
    expect(withoutAPlace(modulesOf({ 'src/billing/invoice.ts': '' }))).toEqual(['billing']);
  });

  it('tell an import behind the index of another feature, but none inside a feature or of the platform', () => {
    const modules = modulesOf({
      'src/papers/paper.ts': `import { Topic } from '../topics/topic';\nimport { sql } from '../platform/sql';`,
      'src/topics/topic.ts': `import { slug } from './slug';`,
      'src/topics/slug.ts': '',
      'src/platform/sql.ts': '',
    });
    expect(pastAnIndex(modules)).toEqual(['src/papers/paper.ts → src/topics/topic.ts']);
  });

  it('tell a circle of imports, also one that a type alone closes', () => {
    const around = (back: string) =>
      modulesOf({
        'src/papers/a.ts': `import { b } from './b';`,
        'src/papers/b.ts': `import { c } from './c';`,
        'src/papers/c.ts': back,
      });
    const circle = 'src/papers/a.ts → src/papers/b.ts → src/papers/c.ts → src/papers/a.ts';
    expect(circles(around(`import { a } from './a';`))).toEqual([circle]);
    expect(circles(around(`import type { A } from './a';`))).toEqual([circle]);
    expect(circles(around(`import { sql } from '../platform/sql';`))).toEqual([]);
  });

  it('tell an import that leads nowhere', () => {
    const modules = modulesOf({ 'src/papers/a.ts': `import { b } from './gone';` });
    expect(leadingNowhere(modules)).toEqual(['src/papers/a.ts → src/papers/gone']);
  });

  it('tell an index with logic in it', () => {
    const modules = modulesOf({
      'src/papers/index.ts': `export { Paper } from './paper';\nexport const answer = 42;`,
      'src/topics/index.ts': `export { Topic } from './topic';\nexport type { Slug } from './slug';`,
      'src/digests/index.ts': `export * from './digest';`,
    });
    expect(indexesWithLogic(modules)).toEqual(['src/papers/index.ts', 'src/digests/index.ts']);
  });

  it('tell a file that is too long, and a folder that is too wide', () => {
    const lines = (count: number) => '// a line\n'.repeat(count);
    expect(tooLong(modulesOf({ 'src/a.ts': lines(300), 'src/b.ts': lines(301) }))).toEqual(['src/b.ts: 301 lines']);
    const files = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`src/wide/file-${index}.ts`, '']));
    expect(crowded(modulesOf({ ...files, 'src/narrow/a.ts': '' }))).toEqual(['src/wide: 17 files']);
  });

  it('tell names that are not in kebab-case', () => {
    const good = ['src/paper.entity.ts', 'src/find-paper.ts', 'migrations/1763900000000-Foundation.ts'];
    const bad = ['src/Paper.ts', 'src/find_paper.ts', 'src/findPaper.ts', 'src/1763900000000-Foundation.ts'];
    expect(misnamed(modulesOf(Object.fromEntries([...good, ...bad].map((path) => [path, '']))))).toEqual(bad);
  });

  it('tell default exports', () => {
    const modules = modulesOf({
      'src/a.ts': 'export default 42;',
      'src/b.ts': 'export default function b() {}',
      'src/c.ts': 'export const c = 42;',
      'ormconfig.ts': 'export default 42;',
    });
    expect(defaultExports(modules)).toEqual(['src/a.ts', 'src/b.ts']);
  });

  it('tell `any` and `!`, but neither a definite field nor a word in a text', () => {
    const modules = modulesOf({
      'src/a.ts': 'export const a = (x: any[]) => x as any;',
      'src/b.ts': 'export const b = (x?: string) => x!.length;',
      'src/c.ts': `export class C { x!: string; text = 'any!'; } // any!`,
    });
    expect(escapesFromTypes(modules)).toEqual(['src/a.ts: 2 any, 0 non-null', 'src/b.ts: 0 any, 1 non-null']);
  });

  it('tell an entity and a resolver that nobody lists', () => {
    const modules = modulesOf({
      'src/papers/paper.entity.ts': `@ObjectType()\n@Entity('papers')\nexport class Paper {}`,
      'src/papers/link.entity.ts': `@Entity('links')\nexport class Link {}`,
      'src/papers/paper.resolver.ts': `@Resolver(() => Paper)\nexport class PaperResolver {}`,
      'ormconfig.ts': 'const entities = [Paper];',
      'src/build-schema.ts': 'buildSchemaSync({ resolvers: [TopicResolver] });',
    });
    expect(unlisted(modules, { decorator: 'Entity', list: 'entities', file: 'ormconfig.ts' })).toEqual(['Link']);
    expect(unlisted(modules, { decorator: 'Resolver', list: 'resolvers', file: 'src/build-schema.ts' })).toEqual([
      'PaperResolver',
    ]);
  });

  it('tell a migration that is not listed, or stands in another order', () => {
    const migrations = {
      'migrations/1763900000000-First.ts': 'export class First1763900000000 {}',
      'migrations/1763900000001-Second.ts': 'export class Second1763900000001 {}',
    };
    const listing = (...names: string[]) =>
      modulesOf({ ...migrations, 'migrations/index.ts': `export const migrations = [${names.join(', ')}];` });
    expect(unlistedMigrations(listing('First1763900000000', 'Second1763900000001'))).toEqual([]);
    expect(unlistedMigrations(listing('First1763900000000'))).toEqual(['Second1763900000001']);
    expect(unlistedMigrations(listing('Second1763900000001', 'First1763900000000'))).toHaveLength(2);
  });
});
