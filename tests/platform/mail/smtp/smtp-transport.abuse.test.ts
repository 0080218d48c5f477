import { composeMessage } from '../../../../src/platform/mail';
import { startScriptedServer } from './scripted-server';
import { messageTo, transportTo } from './transports';

describe('Nobody gets a word of their own into the conversation', () => {
  it.each([
    'ada@example.org>\r\nRCPT TO:<eve@example.org',
    'ada@example.org\r\nDATA',
    'ada@example.org\nRCPT TO:<eve@example.org>',
    'ada@example.org\r',
    'ada@example.org\0',
    'ada@example.org> SIZE=0',
    'ada @example.org',
    '<ada@example.org>',
    'ada',
    '@example.org',
    '',
    `${'a'.repeat(300)}@example.org`,
  ])('by the recipient %j, to whom nothing is sent', async (recipient) => {
    const server = await startScriptedServer();
    const transport = transportTo(`smtp://127.0.0.1:${server.port}`);
    expect(await transport.send({ ...messageTo(), recipient })).toMatchObject({ kind: 'refused' });
    expect(server.heard.filter((heard) => heard.startsWith('RCPT'))).toEqual([]);
    await transport.close?.();
    await server.close();
  });

  it.each(['eve@example.org>\r\nRCPT TO:<eve@example.org', 'a@b.example> BODY=8BITMIME'])(
    'by the envelope sender %j',
    async (sender) => {
      const server = await startScriptedServer();
      const transport = transportTo(`smtp://127.0.0.1:${server.port}`);
      expect(await transport.send({ ...messageTo(), sender })).toMatchObject({ kind: 'refused' });
      expect(server.heard.filter((heard) => heard.startsWith('MAIL'))).toEqual([]);
      await transport.close?.();
      await server.close();
    },
  );

  it('by a body that ends the message early, by whichever line ends', async () => {
    const server = await startScriptedServer();
    const transport = transportTo(`smtp://127.0.0.1:${server.port}`);
    for (const end of ['\r\n.\r\n', '\n.\n', '\r.\r', '\n.\r\n', '\r\n.\n', '\r\n.\r']) {
      const body = `before${end}MAIL FROM:<eve@example.org>\r\n`;
      expect(await transport.send(messageTo('ada@example.org', body))).toMatchObject({ kind: 'accepted' });
    }
    expect(server.messages).toHaveLength(6);
    expect(server.heard.filter((heard) => heard.includes('eve'))).toEqual([]);
    await transport.close?.();
    await server.close();
  });

  it('by a subject with line ends and a lonely dot', async () => {
    const server = await startScriptedServer();
    const transport = transportTo(`smtp://127.0.0.1:${server.port}`);
    const { name, recipient, sender } = messageTo();
    const message = composeMessage(
      { name, recipient, sender, from: 'digests@broadsheet.example', date: new Date(0) },
      { subject: 'x\r\n.\r\nMAIL FROM:<eve@x>', text: '.\r\n.', html: '.', headers: { 'List-Id': 'a\r\n.\r\nQUIT' } },
    );
    expect(await transport.send(message)).toMatchObject({ kind: 'accepted' });
    expect(server.messages).toHaveLength(1);
    expect(server.heard).not.toContain('QUIT');
    await transport.close?.();
    await server.close();
  });
});
