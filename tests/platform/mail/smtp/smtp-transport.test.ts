import { once } from 'node:events';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { SmtpTransport } from '../../../../src/platform/mail';
import { until } from '../../jobs/queue';
import { type ScriptedServer, startScriptedServer } from './scripted-server';
import { messageTo, transportTo, unlimited } from './transports';

describe('The SMTP transport and a server that speaks TLS', () => {
  let server: SMTPServer;
  let transport: SmtpTransport;
  afterEach(async () => {
    await transport.close?.();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  /** A server with a certificate that nobody vouches for, and what it saw of each message: over TLS or not, and from whom. */
  async function start(url: string, options: SMTPServerOptions = {}, seen: object[] = []): Promise<object[]> {
    server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 100,
      onData: (stream, { secure, user }, done) => {
        seen.push({ secure, user: user || null });
        stream.on('end', () => done()).resume();
      },
      ...options,
    });
    server.on('error', () => {});
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const address = server.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    transport = transportTo(url.replace('HOST', `127.0.0.1:${port}`));
    return seen;
  }

  it('encrypts where the server offers it, whatever its certificate', async () => {
    const seen = await start('smtp://HOST');
    expect(await transport.send(messageTo())).toMatchObject({ kind: 'accepted' });
    expect(seen).toEqual([{ secure: true, user: null }]);
  });

  it('sends in clear where the server offers nothing else', async () => {
    const seen = await start('smtp://HOST', { hideSTARTTLS: true });
    expect(await transport.send(messageTo())).toMatchObject({ kind: 'accepted' });
    expect(seen).toEqual([{ secure: false, user: null }]);
  });

  it.each([
    ['smtp://HOST?tls=required', {}, 'certificate'],
    ['smtp://HOST?tls=required', { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] }, /./],
    ['smtps://HOST', { secure: true }, 'certificate'],
  ])('sends nothing to %s with %j where nobody vouches for the server', async (url, options, why) => {
    const seen = await start(url, options);
    const receipt = await transport.send(messageTo());
    expect(receipt).toMatchObject({ kind: 'unavailable', reply: expect.stringMatching(why) });
    expect(seen).toEqual([]);
  });

  const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _, done) =>
    username === 'ada' && password === 'p@ss'
      ? done(null, { user: 'ada' })
      : done(Object.assign(new Error('no such user'), { responseCode: 535 }));

  it('logs in with what the URL says', async () => {
    const seen = await start('smtp://ada:p%40ss@HOST', { onAuth, authOptional: false });
    expect(await transport.send(messageTo())).toMatchObject({ kind: 'accepted' });
    expect(seen).toEqual([{ secure: true, user: 'ada' }]);
  });

  it('costs no message a try while the password is wrong, or the server knows no passwords', async () => {
    const seen = await start('smtp://ada:wrong@HOST', { onAuth, authOptional: false });
    expect(await transport.send(messageTo())).toMatchObject({
      kind: 'unavailable',
      reply: expect.stringMatching(/^535 /),
    });
    await transport.close?.();
    await new Promise<void>((resolve) => server.close(resolve));
    await start('smtp://ada:p%40ss@HOST', { disabledCommands: ['AUTH'] }, seen);
    expect(await transport.send(messageTo())).toMatchObject({
      kind: 'unavailable',
      reply: expect.stringContaining('no authentication'),
    });
    expect(seen).toEqual([]);
  });
});

describe('The connections of the SMTP transport', () => {
  let server: ScriptedServer;
  let transport: SmtpTransport;
  afterEach(async () => {
    await transport.close?.();
    await server.close();
  });
  const start = async (query = '', options = {}, ...script: Parameters<typeof startScriptedServer>) => {
    server = await startScriptedServer(...script);
    transport = transportTo(`smtp://127.0.0.1:${server.port}?${query}`, options);
  };
  const sendMany = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, number) => transport.send(messageTo(`reader-${number}@example.org`))),
    );
  const kinds = async (count: number) => new Set((await sendMany(count)).map(({ kind }) => kind));

  it.each([
    ['as it is', 'Hello\r\nworld\r\n', 'Hello\r\nworld'],
    ['at any length', `${'x'.repeat(74)}\r\n`.repeat(20_000), `${'x'.repeat(74)}\r\n`.repeat(20_000).trimEnd()],
    ['with dots', '.\r\n..two\r\n', '.\r\n..two'],
    ['with line ends mended', 'one\ntwo\r.\r\nthree', 'one\r\ntwo\r\n.\r\nthree'],
  ])('carry a message %s, and the next behind it', async (_, body, read) => {
    await start('connections=1', {}, (heard) => (heard.startsWith('EHLO') ? '250-x\r\n250 PIPELINING' : undefined));
    expect(await transport.send(messageTo('ada@example.org', body))).toMatchObject({ kind: 'accepted' });
    expect(await kinds(2)).toEqual(new Set(['accepted']));
    expect(server.messages[0]?.split('\r\n\r\n', 2)[1]).toBe(read);
    expect(server.messages).toHaveLength(3);
    expect(server.connections).toBe(1);
  });

  it('are no more than the URL allows, and are used again', async () => {
    await start('connections=3');
    expect(await kinds(50)).toEqual(new Set(['accepted']));
    expect(await kinds(50)).toEqual(new Set(['accepted']));
    expect(server.connections).toBe(3);
    expect(new Set(server.messages).size).toBe(50);
  });

  it('are replaced after as many messages as the URL allows', async () => {
    await start('connections=1&messages=4');
    expect(await kinds(10)).toEqual(new Set(['accepted']));
    expect(server.connections).toBe(3);
    expect(server.heard.filter((heard) => heard === 'QUIT')).toHaveLength(2);
  });

  it('are closed when nobody needs them for a while', async () => {
    await start('', { idleMillis: 30 });
    await kinds(2);
    await until(() => server.heard.filter((heard) => heard === 'QUIT').length === 2, 2_000);
    expect(server.connections).toBe(2);
  });

  it('may be closed by the server meanwhile: the message goes over a new one', async () => {
    await start('connections=2');
    await kinds(2);
    server.hangUp();
    // At once, before the end of the connection is seen here.
    expect(await kinds(2)).toEqual(new Set(['accepted']));
    expect(server.messages).toHaveLength(4);
    server.say('421 idle for too long\r\n');
    server.hangUp();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await kinds(2)).toEqual(new Set(['accepted']));
  });

  it('may be closed by the server just when they are used again: the same', async () => {
    await start('connections=1', {}, (heard, nth) =>
      heard.startsWith('MAIL') && nth === 2 ? { hangUp: '' } : undefined,
    );
    expect(await kinds(3)).toEqual(new Set(['accepted']));
    expect(server.connections).toBe(2);
  });

  it('are as few as the server allows: the others wait their turn, and it is not asked again and again', async () => {
    await start('connections=6', {}, (heard, nth) =>
      heard === 'GREETING' && nth > 2 ? '421 too many connections' : undefined,
    );
    expect(await kinds(60)).toEqual(new Set(['accepted']));
    expect(new Set(server.messages).size).toBe(60);
    expect(server.connections).toBeLessThanOrEqual(6);
  });

  it('are all let go of at the end', async () => {
    await start('connections=4');
    await kinds(8);
    await transport.close?.();
    await until(() => server.heard.filter((heard) => heard === 'QUIT').length === 4, 2_000);
    expect(server.connections).toBe(4);
  });
});

describe('An outage', () => {
  it('is asked about by one message after a while, and over when that goes', async () => {
    let isDown = true;
    const server = await startScriptedServer((heard) => (isDown && heard === 'GREETING' ? '421 down' : undefined));
    const transport = transportTo(`smtp://127.0.0.1:${server.port}?connections=4`);
    const send = async (count: number) => {
      const receipts = await Promise.all(Array.from({ length: count }, () => transport.send(messageTo())));
      return receipts.map(({ kind }) => kind);
    };
    expect(new Set(await send(20))).toEqual(new Set(['unavailable']));
    // Four were under way when the third failure opened the breaker; the other sixteen asked nobody.
    expect(server.connections).toBeLessThanOrEqual(6);
    const asked = server.connections;
    const last = await transport.send(messageTo());
    expect(last).toMatchObject({ kind: 'unavailable' });
    isDown = false;
    await new Promise((resolve) => setTimeout(resolve, 'retryAfterMillis' in last ? last.retryAfterMillis : 0));
    // One asks, and the others wait for what it hears.
    expect((await send(5)).toSorted()).toEqual(['accepted', ...Array<string>(4).fill('unavailable')]);
    expect(server.connections).toBe(asked + 1);
    expect(await send(5)).toEqual(Array(5).fill('accepted'));
    await transport.close?.();
    await server.close();
  });
});

describe('Rates', () => {
  it('space all mail, and send away what is over the rate of one domain without holding up others', async () => {
    const server = await startScriptedServer();
    const transport = transportTo(`smtp://127.0.0.1:${server.port}`, {
      rates: { ...unlimited, perSecond: 100, perDomain: new Map([['slow.example', 1]]) },
    });
    const began = performance.now();
    const to = (domain: string) =>
      Promise.all(Array.from({ length: 20 }, () => transport.send(messageTo(`ada@${domain}`))));
    const [slow, fast] = await Promise.all([to('slow.example'), to('fast.example')]);
    const took = performance.now() - began;
    expect(fast.map(({ kind }) => kind)).toEqual(Array(20).fill('accepted'));
    expect(slow.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(slow.filter(({ kind }) => kind === 'postponed')).toHaveLength(19);
    // 21 at a hundred a second, of which the first ten or so may go at once.
    expect(took).toBeGreaterThan(95);
    await transport.close?.();
    await server.close();
  });
});
