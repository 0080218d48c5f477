import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentReader } from '../../../src/platform/config/environment-reader';
import { readMailConfig } from '../../../src/platform/config/read-mail-config';

const sender = { MAIL_FROM: 'Papers <mail@papers.example>', MAIL_POSTAL_ADDRESS: 'Somewhere 1' };

function read(env: NodeJS.ProcessEnv) {
  const reader = new EnvironmentReader(env);
  return { ...readMailConfig(reader), mistakes: reader.mistakes };
}

describe('SMTP_URL', () => {
  const smtp = (url: string) => {
    const { smtp: server, mistakes } = read({ ...sender, SMTP_URL: url });
    return mistakes.length > 0 ? mistakes.join() : server;
  };

  it('names a server, and says how to deal with it', () => {
    expect(smtp('smtp://ada:p%40ss@mail.example:2525?connections=3&messages=50&name=out.example')).toEqual({
      host: 'mail.example',
      port: 2525,
      user: { name: 'ada', password: 'p@ss' },
      encryption: 'required',
      connections: 3,
      messages: 50,
      ehloName: 'out.example',
    });
  });

  it.each([
    ['smtps://ada:x@mail.example', { port: 465, encryption: 'from the start' }],
    ['smtp://mail.example', { port: 587, encryption: 'where offered', user: null, connections: 8, messages: 100 }],
    ['smtp://mail.example/?tls=required', { encryption: 'required' }],
    ['smtp://ada:x@mail.example', { encryption: 'required' }],
    ['smtp://ada:x@localhost', { encryption: 'where offered' }],
    ['smtp://[::1]:25', { host: '::1', encryption: 'where offered' }],
  ])('encrypts as %s says', (url, server) => {
    expect(smtp(url)).toMatchObject(server);
  });

  it.each([
    'https://mail.example',
    'smtp:mail.example',
    'smtp://mail.example/path',
    'smtp://hunter2@mail.example',
    'smtp://ada:50%hunter2@mail.example',
    'smtp://mail.example?tls=off',
    'smtp://mail.example?connections=0',
    'smtp://mail.example?messages=many',
    'smtp://mail.example?pool=true',
    'smtp://mail.example?name=a%0d%0ab',
    'smtp://mail.example?messages=1&messages=2',
  ])('is refused as %s, and not shown', (url) => {
    expect(smtp(url)).toMatch(/^SMTP_URL: expected a URL such as smtp:.+, found \d+ characters \(not shown\)$/);
  });
});

describe('MAIL_RATE and MAIL_DOMAIN_RATE', () => {
  it('are mails a second, in all and by domains of recipients', () => {
    expect(read({ MAIL_RATE: '2.5', MAIL_DOMAIN_RATE: 'GMail.com:50, web.example:1' }).rates).toEqual({
      perSecond: 2.5,
      perDomain: new Map([
        ['gmail.com', 50],
        ['web.example', 1],
      ]),
      perOtherDomain: null,
    });
  });

  it.each(['0', '-1', 'fast', '1e3', '10001'])('take no rate of %s', (rate) => {
    expect(read({ MAIL_RATE: rate }).mistakes).toEqual([expect.stringMatching(/^MAIL_RATE: expected a number/)]);
  });

  it.each(['20', '*:0', 'a.example:1,A.example:2', '*:1,*:2', 'a.example:', ':5', 'a@b:1'])('read no %s', (rates) => {
    expect(read({ MAIL_DOMAIN_RATE: rates }).mistakes).toEqual([expect.stringMatching(/^MAIL_DOMAIN_RATE: expected/)]);
  });
});

describe('DKIM', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-dkim-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const keyFile = (pem: string | Buffer) => {
    const file = join(folder, 'key.pem');
    writeFileSync(file, pem);
    return file;
  };
  const dkim = (file: string) =>
    read({ DKIM_DOMAIN: 'Papers.example', DKIM_SELECTOR: 's1', DKIM_PRIVATE_KEY_FILE: file });
  const rsa = (modulusLength: number) =>
    generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' });

  it('reads domain, selector and key', () => {
    const { dkim: config, mistakes } = dkim(keyFile(rsa(1_024)));
    expect(mistakes).toEqual([]);
    expect(config).toMatchObject({ domain: 'papers.example', selector: 's1' });
    expect(config?.privateKey.asymmetricKeyDetails?.modulusLength).toBe(1_024);
  });

  it.each([
    ['is too short', () => rsa(512), 'a key of 512 bits'],
    ['is not RSA', () => edKey(), 'a key of the type ed25519'],
    ['is none', () => 'secret scribble', 'no such key'],
    ['is public', () => publicKey(), 'no such key'],
    ['wants a passphrase', () => lockedKey(), 'no such key'],
  ])('names the file whose key %s', (_, make, found) => {
    const file = keyFile(make());
    const { mistakes } = dkim(file);
    expect(mistakes).toEqual([
      `DKIM_PRIVATE_KEY_FILE: expected a file with an RSA key of 1024 bits or more as PEM, without a passphrase, ` +
        `found ${found} in "${file}"`,
    ]);
  });

  it('names the file that cannot be read', () => {
    expect(dkim('/nonexistent/key.pem').mistakes).toEqual([
      expect.stringContaining('found nothing that can be read (ENOENT) in "/nonexistent/key.pem"'),
    ]);
  });

  it('wants all three variables, or none', () => {
    expect(read({ DKIM_DOMAIN: 'a.example' }).mistakes).toHaveLength(2);
    expect(read({})).toMatchObject({ dkim: null, mistakes: [] });
  });
});

function edKey(): string | Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
}

function publicKey(): string | Buffer {
  return generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ type: 'spki', format: 'pem' });
}

function lockedKey(): string | Buffer {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  return privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'hunter2' });
}
