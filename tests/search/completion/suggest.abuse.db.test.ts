import { catchUp } from '../../../src/platform/change-log/catch-up';
import { completionFollower } from '../../../src/search/completion/store/completion-follower';
import { dictionaryFollower } from '../../../src/search/spelling/dictionary/dictionary-follower';
import { upsertPapers } from '../../papers/writing/mutations';
import { paperInput } from '../../support/factories';
import { startTestApp, type TestApp } from '../../support/test-app';

const suggest = 'query ($prefix: String!) { suggest(prefix: $prefix) { __typename } }';

describe('Suggestions for what nobody would type', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await catchUp(app.database, completionFollower);
    await catchUp(app.database, dictionaryFollower);
  });
  afterAll(() => app.close());

  it.each([
    '',
    '   ',
    '\t\n',
    '%',
    '_',
    '%%__',
    '\\',
    "'",
    '"',
    '🙂',
    '\u0000',
    '\u0000\u0000',
    '!:*&|<->()',
    '\u0301',
    '\ud800',
  ])('are none, without an error, for %j', async (prefix) => {
    expect(await app.admin(suggest, { prefix })).toEqual({ suggest: [] });
  });

  it.each([
    "' or true --",
    "model' | 'language':*",
    'language%',
    'lang_age mod',
    'language\\',
    'language\u0000model',
    '🙂 language 🙂',
    "'; drop table papers; --",
    'language '.repeat(1_200),
    'x'.repeat(10_240),
    'qz'.repeat(5_120),
    `${'ﷺ'.repeat(3_000)}`,
    '言語モデル',
    'ﬁne-tun',
    '٣ language',
    '𝐀𝐭𝐭𝐞𝐧𝐭𝐢𝐨𝐧',
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
  ])('are no error for %j', async (prefix) => {
    const startedAt = performance.now();
    const { suggest: found } = await app.admin(suggest, { prefix });
    expect(found.length).toBeLessThanOrEqual(8);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it('are no error for titles and names that nobody would give', async () => {
    const titles = [
      "It's 'quoted' \\ 100% _sure_",
      '🙂🙂🙂 ??? !!!',
      'word'.repeat(240),
      '—',
      'ﷺ'.repeat(200),
      'Ａ　ｗｉｄｅ ｔｉｔｌｅ',
    ];
    const papers = titles.map((title, index) =>
      paperInput({ title, arxivId: `2501.0000${index}`, authors: ['🙂', '???', 'O’Brien', '李 明', 'n'.repeat(300)] }),
    );
    const { userErrors, created } = await upsertPapers(app, papers);
    expect(userErrors).toEqual([]);
    expect(created).toBe(titles.length);
    await catchUp(app.database, completionFollower);
    await catchUp(app.database, dictionaryFollower);
    expect(await app.admin(suggest, { prefix: 'wide t' })).toEqual({ suggest: [{ __typename: 'Paper' }] });
    expect(await app.admin(suggest, { prefix: "o'brien" })).toEqual({ suggest: [{ __typename: 'Author' }] });
    expect(await app.admin(suggest, { prefix: '李' })).toEqual({ suggest: [{ __typename: 'Author' }] });
  });
});
