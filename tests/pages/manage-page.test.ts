import { subscriberRoutes } from '../../src/pages';
import { type PageServer, startPageServer } from './page-server';
import { People } from './people';

let people: People;
let server: PageServer;
beforeEach(async () => {
  people = new People();
  people.state = 'ACTIVE';
  server = await startPageServer(subscriberRoutes({ actionsFor: () => people, admit: async () => {} }));
});
afterEach(() => server.close());

const act = (action: string, fields: Record<string, string> = {}) =>
  server.post('/manage', { token: 'manage-1', action, ...fields });
const typed = {
  id: 's-1',
  cadence: 'WEEKDAYS',
  weekday: '',
  hour: '6',
  timeZone: 'Asia/Tokyo',
  maxPapers: '25',
  minVotes: '3',
  skipWeekends: 'on',
  topics: 'language-models, robotics',
  searches: '"chain of thought"\r\n\r\n title:maps ',
  authors: 'Grace Hopper',
};

describe("The page of one's own subscriptions", () => {
  it('shows what is set, escaped', async () => {
    const { status, body } = await server.get('/manage?token=manage-1');
    expect(status).toBe(200);
    expect(body).toContain('ada@example.org');
    expect(body).toContain('<option value="DAILY" selected>Every day</option>');
    expect(body).toContain('<option value="8" selected>08:00</option>');
    expect(body).toContain('value="Europe/Berlin"');
    expect(body).toContain('&quot;chain of thought&quot;</textarea');
    expect(body).toContain('Ada &lt;b&gt;Lovelace&lt;/b&gt;</textarea');
  });

  it('saves what was typed', async () => {
    expect((await act('update', typed)).body).toContain('Your choice is saved.');
    expect(people.subscriptions[0]).toEqual({
      id: 's-1',
      cadence: 'WEEKDAYS',
      weekday: null,
      hour: 6,
      timeZone: 'Asia/Tokyo',
      maxPapers: 25,
      minVotes: 3,
      skipWeekends: true,
      topics: ['language-models', 'robotics'],
      searches: ['"chain of thought"', 'title:maps'],
      authors: ['Grace Hopper'],
    });
  });

  it('says what the command refuses, and keeps what was typed', async () => {
    const before = people.everything();
    const { body } = await act('update', { ...typed, maxPapers: '500' });
    expect(body).toContain('Expected 1 to 100 papers, got 500.');
    expect(body).toContain('value="Asia/Tokyo"');
    expect(body).toContain('value="500"');
    expect(people.everything()).toBe(before);
    expect((await act('update', { ...typed, maxPapers: 'many' })).body).toContain('Expected whole numbers');
  });

  it('makes a daily digest a weekly one at one press', async () => {
    await act('weekly', { id: 's-1' });
    expect(people.subscriptions[0]).toMatchObject({ cadence: 'WEEKLY', weekday: 'MONDAY', hour: 8 });
    expect((await act('weekly', { id: 's-9' })).body).toContain('That subscription has ended meanwhile.');
  });

  it('ends one, pauses, resumes, and leaves, with a way back', async () => {
    await act('delete', { id: 's-2' });
    expect(people.subscriptions.map(({ id }) => id)).toEqual(['s-1']);
    expect((await act('pause', { until: '2025-04-01' })).body).toContain('<strong>2025-04-01</strong>');
    expect(people.paused).toEqual({ until: '2025-04-01' });
    expect((await act('resume')).body).toContain('Your mail comes again.');
    await act('pause', { until: '' });
    expect(people.paused).toEqual({ until: null });
    const left = await act('leave');
    expect(people.subscriptions).toEqual([]);
    expect(left.body).toContain('name="token" value="undo-1"');
  });

  it('shows what has ended, and brings it back at one press', async () => {
    expect((await server.get('/manage?token=manage-1')).body).not.toContain('Bring it back');
    const ended = await act('end', { id: 's-1' });
    expect(ended.body).toContain('That subscription has ended.');
    expect(ended.body).toMatch(
      /Every day<\/strong>, 08:00 \(Europe\/Berlin\): language-models, &quot;chain of thought/,
    );
    expect((await act('revive', { id: 's-1' })).body).toContain('That subscription is back.');
    expect(people.subscriptions.map(({ id }) => id)).toEqual(['s-2', 's-1']);
    await act('end', { id: 's-2' });
    expect((await act('delete', { id: 's-2' })).body).not.toContain('Bring it back');
  });

  it('asks for other topics where those of a digest are gone', async () => {
    const [first] = people.subscriptions.splice(0);
    people.ended = first === undefined ? [] : [{ ...first, topics: [], searches: [], authors: [], lostTopics: true }];
    const { body } = await server.get('/manage?token=manage-1');
    expect(body).toContain('nothing any more');
    expect(body).toContain('the topics that it followed are no longer there');
    expect((await act('revive', { id: 's-1', topics: ' , ' })).body).toContain(
      'Expected something that it shall hold.',
    );
    await act('revive', { id: 's-1', topics: 'robotics, vision' });
    expect(people.subscriptions).toMatchObject([{ id: 's-1', topics: ['robotics', 'vision'] }]);
  });

  it('brings nothing back for who has left: that takes a confirmation', async () => {
    await act('end', { id: 's-1' });
    people.state = 'UNSUBSCRIBED';
    const { body } = await server.get('/manage?token=manage-1');
    expect(body).toContain('You have unsubscribed.');
    expect(body).not.toContain('Bring it back');
  });

  it('gives the data as a file', async () => {
    const { headers, body } = await act('export');
    expect(headers.get('content-disposition')).toBe('attachment; filename="broadsheet.json"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(body)).toMatchObject({ email: 'ada@example.org' });
  });

  it('erases only whoever says so twice', async () => {
    expect((await act('erase')).body).toContain('Please tick the box');
    expect(people.state).toBe('ACTIVE');
    expect((await act('erase', { sure: 'on' })).body).toContain('You are forgotten');
    expect(people.state).toBe('ERASED');
    expect((await act('show')).body).toContain('This link is unknown or older than 24 hours.');
  });

  it("is nobody's without its token", async () => {
    const before = people.everything();
    for (const token of ['', 'leave-1', 'undo-1', 'another']) {
      for (const action of [
        'show',
        'update',
        'weekly',
        'end',
        'revive',
        'delete',
        'pause',
        'resume',
        'leave',
        'export',
        'erase',
        'x',
      ]) {
        const { status, body } = await server.post('/manage', { ...typed, token, action, sure: 'on' });
        expect([status, body.includes('ada@example.org')]).toEqual([400, false]);
      }
      expect((await server.get(`/manage?token=${token}`)).body).not.toContain('ada@example.org');
    }
    expect(people.everything()).toBe(before);
    expect((await act('dance')).body).toContain('Expected one of the buttons of this page.');
  });

  it('has a link sent, with one answer for every address', async () => {
    expect((await server.get('/manage')).body).toContain('Send me the link');
    const ask = (email: string) => server.post('/manage', { action: 'link', email });
    const [known, unknown] = [await ask('ada@example.org'), await ask('nobody@example.org')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(known.body).not.toContain('example.org');
    expect((await ask('ada')).body).toContain('Expected an e-mail address, got &quot;ada&quot;.');
  });
});
