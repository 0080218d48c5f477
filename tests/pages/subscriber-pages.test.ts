import { subscriberRoutes } from '../../src/pages';
import { type PageServer, startPageServer } from './page-server';
import { People } from './people';

let people: People;
let server: PageServer;
beforeEach(async () => {
  people = new People();
  server = await startPageServer(subscriberRoutes({ actionsFor: () => people, admit: async () => {} }));
});
afterEach(() => server.close());

/** The fields that the button of this label would send. */
function fieldsOf(body: string, label: string): Record<string, string> {
  const form = [...body.matchAll(/<form.*?<\/form>/gs)].find(([markup]) => markup.includes(`>${label}</button>`))?.[0];
  if (form === undefined) {
    throw new Error(`Expected a form with the button "${label}".`);
  }
  const pairs = [...form.matchAll(/<(?:input type="hidden"|button) name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}

describe('The link of a mail that came for no digest', () => {
  it('offers to end everything, since that is what it ends, and nothing that sounds like less', async () => {
    const { body } = await server.get('/unsubscribe?token=leave-all-1');
    expect(body).toContain('End everything');
    expect(body).not.toMatch(/End this subscription|Weekly instead/);
    expect(fieldsOf(body, 'Unsubscribe from all')).toEqual({ token: 'leave-all-1', action: 'all' });
  });
});

describe('Confirming', () => {
  it('takes a press of the button, beside the words that are agreed to', async () => {
    const shown = await server.get('/confirm?token=confirm-1');
    expect(shown).toMatchObject({ status: 200, body: expect.stringContaining('Send me digests &amp; nothing else.') });
    expect(people.state).toBe('PENDING');
    const confirmed = await server.post('/confirm', fieldsOf(shown.body, 'Confirm subscription'));
    expect(confirmed).toMatchObject({ status: 200, body: expect.stringContaining('You are subscribed') });
    expect(people.state).toBe('ACTIVE');
    const managed = await server.post('/manage', fieldsOf(confirmed.body, 'Choose what I receive'));
    expect(managed.body).toContain('ada@example.org');
  });

  it('says why where it does not work', async () => {
    expect(await server.post('/confirm', { token: 'another' })).toMatchObject({
      status: 400,
      body: expect.stringContaining('Expected a token that waits for its confirmation.'),
    });
    expect((await server.get('/confirm')).body).toContain('This address lacks its token');
  });
});

describe('Unsubscribing', () => {
  beforeEach(() => {
    people.state = 'ACTIVE';
  });

  it.each([
    ['Unsubscribe', 1],
    ['Unsubscribe from all', 0],
  ])('by "%s" leaves %i, and can be undone', async (label, left) => {
    const shown = await server.get('/unsubscribe?token=leave-1');
    expect(shown.body).toContain('End this subscription');
    const gone = await server.post('/unsubscribe', fieldsOf(shown.body, label));
    expect(gone).toMatchObject({ status: 200, body: expect.stringContaining('You are unsubscribed') });
    expect(people.subscriptions).toHaveLength(left);
    const back = await server.post('/unsubscribe', fieldsOf(gone.body, 'Undo'));
    expect(back.body).toContain('Welcome back');
    expect(people.subscriptions).toHaveLength(2);
  });

  it('is undone by the link of a mail too, with a button', async () => {
    await server.post('/unsubscribe', { token: 'leave-1', action: 'all' });
    const shown = await server.get('/unsubscribe?undo=undo-1');
    expect(people.subscriptions).toHaveLength(0);
    await server.post('/unsubscribe', fieldsOf(shown.body, 'Bring it back'));
    expect(people.subscriptions).toHaveLength(2);
  });

  it('offers less mail instead: a link goes to the stored address, and the page learns nothing', async () => {
    const shown = await server.get('/unsubscribe?token=leave-1');
    const known = await server.post('/unsubscribe', fieldsOf(shown.body, 'Mail me the link'));
    expect(people.mailedLinks).toEqual(['the stored address']);
    const unknown = await server.post('/unsubscribe', { token: 'another', action: 'less' });
    expect(unknown.body).toBe(known.body);
    expect(people.subscriptions).toHaveLength(2);
  });

  it('offers it also to whoever has just left, by undoing that', async () => {
    const gone = await server.post('/unsubscribe', { token: 'leave-1', action: 'all' });
    await server.post('/unsubscribe', fieldsOf(gone.body, 'Undo and mail me the link'));
    expect(people.subscriptions).toHaveLength(2);
    expect(people.mailedLinks).toEqual(['the stored address']);
  });

  it('shows nothing of the person: mails are forwarded', async () => {
    const pages = [
      await server.get('/unsubscribe?token=leave-1'),
      await server.post('/unsubscribe', { token: 'leave-1', action: 'less' }),
      await server.post('/unsubscribe', { token: 'leave-1', action: 'one' }),
    ];
    for (const { body } of pages) {
      expect(body).not.toMatch(/ada|example\.org|Berlin|language-models/);
    }
  });
});

describe('One click (RFC 8058)', () => {
  const path = '/unsubscribe?token=leave-1';

  it('ends the subscription, as a form of either kind', async () => {
    expect((await server.post(path, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect(people.subscriptions).toHaveLength(1);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(server.url + path, { method: 'POST', body: form })).status).toBe(200);
    expect(people.subscriptions).toHaveLength(0);
  });

  it('needs the words of the standard: a POST alone does nothing', async () => {
    const others: Record<string, string>[] = [{}, { 'List-Unsubscribe': 'Yes' }, { action: 'one' }];
    for (const fields of others) {
      expect((await server.post(path, fields)).status).toBe(400);
    }
    expect(people.subscriptions).toHaveLength(2);
  });

  it('takes no token but that of a mail', async () => {
    expect((await server.post('/unsubscribe?token=undo-1', { 'List-Unsubscribe': 'One-Click' })).status).toBe(400);
    expect((await server.post('/unsubscribe', { 'List-Unsubscribe': 'One-Click' })).status).toBe(400);
    expect(people.subscriptions).toHaveLength(2);
  });
});
