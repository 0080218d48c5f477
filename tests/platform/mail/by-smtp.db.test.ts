import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPost } from '../../../src/open-post';
import { readConfig } from '../../../src/platform/config/read-config';
import { AddressKeys } from '../../../src/platform/crypto/address-keys';
import { createLogger } from '../../../src/platform/logging/create-logger';
import { type Post, readBounceToken } from '../../../src/platform/mail';
import { verifyDkim } from '../../support/verify-dkim';
import { untilDone } from '../jobs/queue';
import { leaveMail } from './leave-mail';
import { greeting } from './letters';
import { now, openPostOffice, type PostOffice } from './post-office';
import { type ScriptedServer, startScriptedServer } from './smtp/scripted-server';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
const suppressionKey = 'a-suppression-key-of-this-test-0123456789';

describe('A mail of the outbox, with an SMTP server', () => {
  let post: PostOffice;
  let server: ScriptedServer;
  beforeAll(async () => {
    post = await openPostOffice();
    server = await startScriptedServer();
  });
  afterEach(() => post.clear());
  afterAll(() => Promise.all([post.close(), server.close()]));

  /** What a worker with this configuration sends mail with. */
  function openWith(env: NodeJS.ProcessEnv): Post {
    const keyFile = join(post.path, '..', 'dkim.pem');
    writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const config = readConfig({
      DATA_DIR: join(post.path, '..'),
      MAIL_FROM: 'Broadsheet <digests@broadsheet.example>',
      MAIL_POSTAL_ADDRESS: '1 Example Street',
      DKIM_DOMAIN: 'broadsheet.example',
      DKIM_SELECTOR: 's1',
      DKIM_PRIVATE_KEY_FILE: keyFile,
      APP_SECRET: 'an-app-secret-of-this-test-only-0123456789',
      SUPPRESSION_KEY: suppressionKey,
      ...env,
    });
    return openPost(config, 'https://broadsheet.example', createLogger('silent'));
  }

  async function mailAda({ transport, senderOf }: Post): Promise<{ id: string; reply: string }> {
    await post.work(transport, senderOf);
    await leaveMail(post.database, {
      kind: greeting,
      to: 'ada@example.org',
      data: { name: 'Ada' },
      messageKey: 'greeting:1',
      now,
    });
    await untilDone(post.database);
    await transport.close?.();
    const [mail] = await post.database.query<{ id: string; reply: string }>('select id, reply from mails');
    return mail ?? { id: '', reply: '' };
  }

  it('goes out signed, under an envelope sender that names it', async () => {
    const { id, reply } = await mailAda(openWith({ SMTP_URL: `smtp://127.0.0.1:${server.port}` }));
    expect(reply).toBe('250 2.0.0 taken');
    const [, token = ''] = /MAIL FROM:<bounces\+([^@]+)@broadsheet\.example>/.exec(server.heard.join('\n')) ?? [];
    expect(readBounceToken(new AddressKeys(suppressionKey), token)).toEqual({ kind: 'mail', key: id });
    const message = Buffer.from(`${server.messages[0]}\r\n`, 'latin1');
    expect(verifyDkim(message, publicKey)).toMatchObject({ domain: 'broadsheet.example', selector: 's1' });
    expect(message.toString()).not.toContain('bounces+');
  });

  it('is, byte for byte, what is captured without one', async () => {
    await mailAda(openWith({}));
    const [name = ''] = await post.folder.list();
    const captured = (await post.folder.read(name)) ?? Buffer.alloc(0);
    expect(verifyDkim(captured, publicKey).domain).toBe('broadsheet.example');
    expect(captured.toString('latin1')).toBe(`${server.messages[0]}\r\n`);
  });
});
