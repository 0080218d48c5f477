import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { checkMail } from '../../src/cli/check-mail';
import type { MailConfig } from '../../src/platform/config/config';
import { smtpUrl } from '../../src/platform/config/smtp-server';
import { startScriptedServer } from '../platform/mail/smtp/scripted-server';
import { unlimited } from '../platform/mail/smtp/transports';

const captured: MailConfig = {
  smtp: null,
  from: 'digests@broadsheet.example',
  postalAddress: '1 Example Street',
  dkim: null,
  rates: unlimited,
};
const serverAt = (port: number) => smtpUrl.parse(`smtp://127.0.0.1:${port}`) ?? null;

describe('broadsheet doctor, on the way that mail takes', () => {
  it('finds a mail server that takes mail, without sending it any', async () => {
    const server = await startScriptedServer();
    const [mail] = await checkMail({ ...captured, smtp: serverAt(server.port) });
    expect(mail).toEqual({ what: 'Mail', ok: true, found: `127.0.0.1, port ${server.port} takes mail from here` });
    await server.close();
    expect(server.heard.filter((heard) => heard.startsWith('MAIL'))).toEqual([]);
  });

  it('says what a mail server replied that does not, and that there is none', async () => {
    const server = await startScriptedServer((heard) => (heard === 'GREETING' ? '554 go away' : undefined));
    const smtp = serverAt(server.port);
    expect((await checkMail({ ...captured, smtp }))[0]).toMatchObject({
      ok: false,
      found: expect.stringMatching(/: 554 go away$/),
    });
    await server.close();
    expect((await checkMail({ ...captured, smtp }))[0]).toMatchObject({
      ok: false,
      found: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('shows the record by which receivers verify what the key signs', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
    const dkim = { domain: 'broadsheet.example', selector: 's1', privateKey };
    const [, check] = await checkMail({ ...captured, dkim });
    const [, encoded = ''] =
      /s1\._domainkey\.broadsheet\.example: v=DKIM1; k=rsa; p=(\S+)$/.exec(check?.found ?? '') ?? [];
    const shown = createPublicKey({ key: Buffer.from(encoded, 'base64'), format: 'der', type: 'spki' });
    expect(shown.equals(publicKey)).toBe(true);
  });

  it('finds nothing wrong where mail is captured and not signed', async () => {
    expect((await checkMail(captured)).map(({ ok }) => ok)).toEqual([true, true]);
  });
});
