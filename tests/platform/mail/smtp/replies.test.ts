import { type ScriptedServer, startScriptedServer } from './scripted-server';
import type { SmtpTransport } from '../../../../src/platform/mail';
import { messageTo, transportTo } from './transports';

describe('What an SMTP server does to a message', () => {
  let server: ScriptedServer;
  let transport: SmtpTransport;
  afterEach(async () => {
    await transport.close?.();
    await server.close();
  });

  async function start(...script: Parameters<typeof startScriptedServer>): Promise<void> {
    server = await startScriptedServer(...script);
    transport = transportTo(`smtp://127.0.0.1:${server.port}?name=out.broadsheet.example`);
  }

  it('takes it, byte for byte, from the envelope sender for the one recipient', async () => {
    await start();
    const message = messageTo();
    expect(await transport.send(message)).toEqual({ kind: 'accepted', reply: '250 2.0.0 taken' });
    expect(server.heard).toEqual([
      'GREETING',
      'EHLO out.broadsheet.example',
      `MAIL FROM:<${message.sender}> SIZE=${message.bytes.length}`,
      'RCPT TO:<ada@example.org>',
      'DATA',
      'MESSAGE',
    ]);
    expect(`${server.messages[0]}\r\n`).toBe(message.bytes.toString());
    expect(transport.tally).toMatchObject({ accepted: 1, deferred: 0, answersLost: 0 });
  });

  it.each([
    ['RCPT', '550 5.1.1 nobody here', { kind: 'refused', code: 550, reply: '550 5.1.1 nobody here' }],
    ['RCPT', '450 4.2.1 greylisted', { kind: 'deferred', code: 450, reply: '450 4.2.1 greylisted' }],
    ['RCPT', '554 5.7.1 relay access denied', { kind: 'deferred', code: 554 }],
    ['RCPT', '530 5.7.0 authenticate first', { kind: 'unavailable' }],
    ['RCPT', '421 4.3.2 going down', { kind: 'deferred', code: 421 }],
    ['DATA', '451 4.3.0 later', { kind: 'deferred', code: 451 }],
    ['MESSAGE', '554 5.7.1 spam', { kind: 'refused', code: 554 }],
    ['MESSAGE', '452 4.3.1 disk full', { kind: 'deferred', code: 452 }],
    ['MAIL', '550 5.7.1 not you', { kind: 'unavailable', reply: '550 5.7.1 not you' }],
    ['MAIL', '451 4.7.1 too fast', { kind: 'unavailable' }],
    ['MAIL', '552 5.3.4 too large', { kind: 'refused', code: 552 }],
    ['GREETING', '421 too many connections', { kind: 'unavailable', reply: '421 too many connections' }],
    ['GREETING', '554 no SMTP service here', { kind: 'unavailable' }],
    ['EHLO', '421 not now', { kind: 'unavailable' }],
  ])('answers to %s with "%s"', async (verb, reply, receipt) => {
    await start((heard, nth) => (heard.startsWith(verb) && nth === 1 ? reply : undefined));
    expect(await transport.send(messageTo())).toMatchObject(receipt);
    expect(await transport.send(messageTo('grace@example.org'))).toMatchObject({ kind: 'accepted' });
    expect(server.messages.at(-1)).toContain('To: grace');
  });

  it.each(['MAIL', 'RCPT', 'DATA'])('hangs up at %s: put off, for nothing was sent', async (verb) => {
    await start((heard, nth) => (heard.startsWith(verb) && nth === 1 ? { hangUp: '' } : undefined));
    const receipt = await transport.send(messageTo());
    expect(receipt).toMatchObject({ kind: 'deferred', reply: expect.stringContaining('before the message') });
    expect(receipt).not.toHaveProperty('answerLost');
    expect(transport.tally.answersLost).toBe(0);
    expect(await transport.send(messageTo())).toMatchObject({ kind: 'accepted' });
  });

  it.each([
    ['as it is', undefined],
    ['with a dot doubled', '.dots\r\n'],
  ])('hangs up after the final dot of a message that went %s: put off, and said to be in doubt', async (_, body) => {
    await start((heard, nth) => (heard === 'MESSAGE' && nth === 1 ? { hangUp: '' } : undefined));
    expect(await transport.send(messageTo(undefined, body))).toMatchObject({
      kind: 'deferred',
      answerLost: true,
      reply: expect.stringContaining('the answer never came'),
    });
    expect(transport.tally).toMatchObject({ deferred: 1, answersLost: 1 });
    expect(await transport.send(messageTo())).toMatchObject({ kind: 'accepted' });
  });

  it('hangs up in the middle of its last answer: half a 250 is none', async () => {
    await start((heard) => (heard === 'MESSAGE' ? { hangUp: '250 2.0' } : undefined));
    expect(await transport.send(messageTo())).toMatchObject({ kind: 'deferred', answerLost: true });
  });

  it('answers over several lines, and at length: the row gets one line of it', async () => {
    const long = `250-first\r\n250 ${'x'.repeat(2_000)}`;
    await start((heard) => (heard === 'MESSAGE' ? long : undefined));
    const { kind, reply } = await transport.send(messageTo());
    expect([kind, reply.length, reply.slice(0, 20)]).toEqual(['accepted', 500, '250-first 250 xxxxxx']);
  });

  it('announces a limit that the message is over: it is not sent', async () => {
    await start((heard) => (heard.startsWith('EHLO') ? '250-x\r\n250 SIZE 40' : undefined));
    expect(await transport.send(messageTo())).toMatchObject({
      kind: 'refused',
      reply: expect.stringMatching(/larger/),
    });
    expect(server.heard).not.toContain('DATA');
  });

  it('is not there: nobody could be asked, and the transport says so at once after three failures', async () => {
    await start();
    await server.close();
    for (let failure = 1; failure <= 3; failure += 1) {
      expect(await transport.send(messageTo())).toMatchObject({
        kind: 'unavailable',
        reply: expect.stringContaining('ECONNREFUSED'),
        retryAfterMillis: expect.any(Number),
      });
    }
    expect(await transport.send(messageTo())).toMatchObject({
      kind: 'unavailable',
      reply: expect.stringContaining('left alone'),
    });
    expect(transport.tally.unavailable).toBe(4);
  });
});

describe('A slow SMTP server', () => {
  let server: ScriptedServer;
  afterEach(() => server.close());

  it.each([
    ['GREETING', { openMillis: 80 }, { kind: 'unavailable' }],
    ['EHLO', { openMillis: 80 }, { kind: 'unavailable' }],
    ['MAIL', { envelopeMillis: 80 }, { kind: 'deferred' }],
    ['DATA', { envelopeMillis: 80 }, { kind: 'deferred' }],
    ['MESSAGE', { contentMillis: 80 }, { kind: 'deferred', answerLost: true }],
  ])('that stays silent at %s is not waited for', async (verb, timing, receipt) => {
    server = await startScriptedServer((heard) => (heard.startsWith(verb) ? 'silence' : undefined));
    const transport = transportTo(`smtp://127.0.0.1:${server.port}`, timing);
    expect(await transport.send(messageTo())).toMatchObject(receipt);
    await transport.close?.();
  });

  it('that trickles is not waited for either', async () => {
    server = await startScriptedServer((heard) => (heard.startsWith('MAIL') ? 'silence' : undefined));
    const transport = transportTo(`smtp://127.0.0.1:${server.port}`, { envelopeMillis: 150 });
    const sent = transport.send(messageTo());
    const trickle = setInterval(() => server.say('250-wait\r\n'), 30);
    expect(await sent).toMatchObject({ kind: 'deferred', reply: expect.stringContaining('longer than 0.15 s') });
    clearInterval(trickle);
    await transport.close?.();
  });
});
