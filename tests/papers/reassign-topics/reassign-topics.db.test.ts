import { setTimeout as sleep } from 'node:timers/promises';
import { lockCatalogue } from '../../../src/platform/database/lock-catalogue';
import type { Worker } from '../../../src/worker';
import { paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';
import { startTestWorker } from '../../support/test-worker';
import {
  createTopic,
  deleteTopic,
  readPaper,
  setPaperTopics,
  updateTopic,
  upsertPaper,
  upsertPapers,
  type WrittenPaper,
} from '../writing/mutations';
import { changesOf, expectTopicCountsRight } from '../writing/observe';
import { expectTopicsRight, insertPapersAbout, papersAbout, untilReassigned } from './topics-of-papers';

const slugsOf = ({ topics }: Pick<WrittenPaper, 'topics'>) => topics.map(({ topic }) => topic.slug).toSorted();

describe('Papers, when the taxonomy changes', () => {
  let app: TestApp;
  let worker: Worker | null = null;
  beforeAll(async () => {
    app = await startTestApp({ template: 'empty', env: { RATE_LIMITS: 'off' } });
  });
  afterEach(async () => {
    await worker?.close(1_000);
    worker = null;
    await expectTopicCountsRight(app.database);
    await expectTopicsRight(app.database);
  });
  afterAll(() => app.close());

  const work = async (): Promise<void> => {
    worker ??= await startTestWorker(app);
    await untilReassigned(app.database);
  };

  async function importPapers(words: string, count = 1): Promise<WrittenPaper[]> {
    const { papers, userErrors } = await upsertPapers(app, papersAbout(count, words));
    expect(userErrors).toEqual([]);
    return papers.filter((paper) => paper !== null);
  }

  it('come under a new topic with its evidence, are told of in the change log, and others are left alone', async () => {
    const [squid] = await importPapers('giant squid');
    const [crab] = await importPapers('coconut crabs');
    await createTopic(app, { slug: 'cephalopods', name: 'Cephalopods' });
    await createTopic(app, {
      slug: 'squid',
      name: 'Squid',
      parent: 'cephalopods',
      phrases: [{ phrase: 'giant squid' }],
    });
    expect((await readPaper(app, squid?.id ?? '')).topics).toEqual([]);

    const { changes } = await changesOf(app.database, work);
    expect(changes).toEqual({ 'PAPER UPDATED': 1 });
    const { paper } = await app.admin(
      `query ($id: ID!) { paper(id: $id) { topics { topic { slug paperCount parent { paperCount } } evidence origin } } }`,
      { id: squid?.id },
    );
    expect(paper.topics).toEqual([
      { topic: { slug: 'squid', paperCount: 1, parent: { paperCount: 1 } }, evidence: ['giant squid'], origin: 'RULE' },
    ]);
    expect(await readPaper(app, crab?.id ?? '')).toEqual(crab);
  });

  it('follow phrases that are changed and taken away, and lose a topic that is deleted', async () => {
    const [newt] = await importPapers('crested newts');
    const id = newt?.id ?? '';
    const { topic } = await createTopic(app, { slug: 'newts', name: 'Newts', phrases: [{ phrase: 'crested newt' }] });
    await work();
    const [first] = (await readPaper(app, id)).topics;
    await updateTopic(app, topic?.id ?? '', { phrases: [{ phrase: 'crested newt', weight: 0.9 }] });
    await work();
    const [second] = (await readPaper(app, id)).topics;
    expect(second?.score).toBeLessThan(first?.score ?? 0);
    await updateTopic(app, topic?.id ?? '', { phrases: [{ phrase: 'smooth newt' }] });
    await work();
    expect((await readPaper(app, id)).topics).toEqual([]);
    await updateTopic(app, topic?.id ?? '', { phrases: [{ phrase: 'newt' }] });
    await work();
    expect(slugsOf(await readPaper(app, id))).toEqual(['newts']);
    await deleteTopic(app, topic?.id ?? '');
    await work();
    expect((await readPaper(app, id)).topics).toEqual([]);
  });

  it('stay under what a curator chose, and keep what a source said', async () => {
    const [curated, sourced] = await importPapers('sea otters', 2);
    const { topic } = await createTopic(app, { slug: 'rafts', name: 'Rafts' });
    await setPaperTopics(app, curated?.id ?? '', ['rafts']);
    await createTopic(app, { slug: 'otters', name: 'Otters', phrases: [{ phrase: 'sea otter' }] });
    await app.database.query(
      `insert into paper_topics (paper_id, topic_id, score, origin)
       select paper.id, topic.id, 0.75, 'SOURCE'
       from papers paper, topics topic
       where paper.title = $1 and topic.slug = 'otters'`,
      [sourced?.title],
    );
    await app.database.query(`update topics set paper_count = 1 where slug = 'otters'`);
    const { changes } = await changesOf(app.database, work);
    expect(changes).toEqual({});
    expect(slugsOf(await readPaper(app, curated?.id ?? ''))).toEqual(['rafts']);
    expect((await readPaper(app, sourced?.id ?? '')).topics).toEqual([
      { topic: { slug: 'otters' }, origin: 'SOURCE', score: 0.75 },
    ]);
    await app.database.query(`delete from paper_topics where origin = 'SOURCE'`);
    await app.database.query(`update topics set paper_count = 0 where slug = 'otters'`);
    await updateTopic(app, topic?.id ?? '', { phrases: [{ phrase: 'a raft of otters' }] });
    await work();
    expect(slugsOf(await readPaper(app, sourced?.id ?? ''))).toEqual(['otters']);
  });

  it('end under the last of several taxonomies, also those that arrive or change meanwhile', async () => {
    await insertPapersAbout(app.database, 500, 'spotted hyenas');
    await insertPapersAbout(app.database, 500, 'pied kingfishers');
    worker = await startTestWorker(app);
    const { topic } = await createTopic(app, { slug: 'hyenas', name: 'Hyenas', phrases: [{ phrase: 'hyena' }] });
    await sleep(60);
    await createTopic(app, { slug: 'birds', name: 'Birds', phrases: [{ phrase: 'pied kingfisher' }] });
    const [late] = await importPapers('laughing hyenas');
    await sleep(60);
    await updateTopic(app, topic?.id ?? '', { phrases: [{ phrase: 'spotted hyena' }] });
    const turned = paperInput({ abstract: 'A spotted hyena. It is a spotted hyena. Behold the spotted hyena.' });
    await upsertPaper(app, turned);
    await upsertPaper(app, { ...turned, abstract: 'A pied kingfisher, a pied kingfisher and a pied kingfisher.' });
    await untilReassigned(app.database);
    expect((await readPaper(app, late?.id ?? '')).topics).toEqual([]);
    const { topics } = await app.admin('{ topics(query: "birds") { nodes { paperCount } } }');
    expect(topics.nodes).toEqual([{ paperCount: 501 }]);
  });

  it('can be read all the while, and imports wait for a few hundred papers at most', async () => {
    await insertPapersAbout(app.database, 1_200, 'tufted puffins');
    worker = await startTestWorker(app);
    await untilReassigned(app.database);
    await createTopic(app, { slug: 'puffins', name: 'Puffins', phrases: [{ phrase: 'tufted puffin' }] });
    const readMillis: number[] = [];
    const importMillis: number[] = [];
    const done = new AbortController();
    const repeat = async (into: number[], send: () => Promise<unknown>): Promise<void> => {
      while (!done.signal.aborted) {
        const startedAt = performance.now();
        await send();
        into.push(performance.now() - startedAt);
      }
    };
    const reading = repeat(readMillis, () =>
      app.admin('{ papers(first: 20) { nodes { title topics { topic { slug } } } } }'),
    );
    const importing = repeat(importMillis, () => upsertPaper(app, paperInput()));
    const startedAt = performance.now();
    await untilReassigned(app.database);
    const wholeMillis = performance.now() - startedAt;
    done.abort();
    await Promise.all([reading, importing]);
    expect(importMillis.length).toBeGreaterThan(2);
    expect(readMillis.length).toBeGreaterThan(2);
    // Whoever waited for all of it would have waited as long as it took; it goes in six stretches.
    expect(Math.max(...readMillis)).toBeLessThan(wholeMillis / 2);
    expect(Math.max(...importMillis)).toBeLessThan(wholeMillis);
  });

  it('wait behind a long import without failing', async () => {
    const [eel] = await importPapers('garden eels');
    const holder = await app.database.begin();
    await createTopic(app, { slug: 'eels', name: 'Eels', phrases: [{ phrase: 'garden eel' }] });
    await lockCatalogue(holder.transaction);
    worker = await startTestWorker(app);
    await sleep(3_300);
    expect((await readPaper(app, eel?.id ?? '')).topics).toEqual([]);
    await holder.commit();
    await untilReassigned(app.database);
    expect(slugsOf(await readPaper(app, eel?.id ?? ''))).toEqual(['eels']);
  });
});
