import { createTestDatabase } from '../../support/test-database';
import { insertManyPapers } from './many-papers';
import { pageStatement, countStatement } from '../../../src/platform/graphql/pagination/list';
import { CursorCodec } from '../../../src/platform/graphql/pagination/cursor-codec';
import { listPapers } from '../../../src/papers/lists/paper-connection';
import { allPapers, papersOfTopic, papersOfAuthor } from '../../../src/papers/lists/paper-lists';
import { buildSchema } from '../../../src/build-schema';
describe('scratch', () => {
  it('x', async () => {
    buildSchema();
    const db = await createTestDatabase('empty');
    const t = Date.now();
    await insertManyPapers(db.database, 20000);
    console.log('filled', Date.now() - t);
    await db.database.query('vacuum analyze');
    const codec = new CursorCodec(['x']);
    const explain = async (name: string, asked: any, parents = [0], count = false) => {
      const { args } = listPapers({ source: allPapers, page: { first: 5 }, ...asked }).wanted;
      const { text, values } = (count ? countStatement(args, parents) : pageStatement(args, parents, codec)).compile();
      const t = Date.now();
      const rows = await db.dataSource.query(`explain (analyze, buffers) ${text}`, values);
      console.log(name, Date.now() - t, '\n' + rows.map((r: any) => r['QUERY PLAN']).filter((l: string) => /->|Cond|Time|Filter|Limit|SubPlan/.test(l)).map((l: string) => l.replace(/\(cost=\S+ rows=(\d+) width=\d+\)/, '(est $1)')).join('\n'));
    };

    const twenty = Array.from({length: 20}, (_, i) => i + 1);
    const alt = { ...papersOfTopic, ofParent: `exists (
    select from paper_topics carried
    where carried.paper_id = paper.id
      and carried.topic_id = any (array(
        with recursive below as (
          select parent.id
          union
          select topic.id from topics topic join below on topic.parent_id = below.id
        )
        select below.id from below
      ))
  )` };
    for (const [name, source] of [['now', papersOfTopic], ['alt', alt]] as const) {
      await explain(name + ' topic list', { source }, [3]);
      await explain(name + ' topic list parent', { source }, [1]);
      await explain(name + ' topic list title', { source, orderBy: { field: 'TITLE', direction: 'ASC' }  }, [3]);
      await explain(name + ' topic lists', { source }, twenty);
      await explain(name + ' topic counts', { source }, twenty, true);
      await explain(name + ' none', { source }, [99]);
      await explain(name + ' filter none', { source, filter: {categories: ['cs.none'] }}, [99]);
    }
    await explain('category filter none', { filter: { categories: ['cs.none'] } });
    await explain('digest filter', { filter: { digestFrom: '2024-02-01', digestTo: '2024-02-01' } });
    await db.drop();
  }, 120000);
});
