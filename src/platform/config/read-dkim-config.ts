import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isNativeError } from 'node:util/types';
import type { EnvironmentReader } from './environment-reader';

/** How mail is signed. */
export interface DkimConfig {
  readonly domain: string;
  readonly selector: string;
  /** RSA, of 1024 bits or more. */
  readonly privateKey: KeyObject;
}

const fewestBits = 1_024;
const expectedKey = `a file with an RSA key of ${fewestBits} bits or more as PEM, without a passphrase`;

/** Reads the three variables, of which all or none must be there, and the key, so that no mail leaves unsigned. */
export function readDkimConfig(reader: EnvironmentReader): DkimConfig | null {
  const domain = reader.read('DKIM_DOMAIN', domainName, null);
  const selector = reader.read('DKIM_SELECTOR', domainName, null);
  const names = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY_FILE'] as const;
  const missing = names.filter((name) => reader.raw(name) === null);
  const file = reader.raw('DKIM_PRIVATE_KEY_FILE');
  if (missing.length > 0 || file === null) {
    // None of them, and mail is not signed.
    if (missing.length < names.length) {
      for (const name of missing) reader.fault(name, 'a value, since another DKIM variable is set', 'nothing');
    }
    return null;
  }
  const privateKey = readKey(reader, file);
  return domain === null || selector === null || privateKey === null ? null : { domain, selector, privateKey };
}

const domainName = {
  expected: 'a name as DNS has it, such as example.org',
  parse: (value: string) => (/^[a-z\d_-]{1,63}(\.[a-z\d_-]{1,63})*$/i.test(value) ? value.toLowerCase() : undefined),
};

function readKey(reader: EnvironmentReader, file: string): KeyObject | null {
  const fault = (found: string): null => {
    reader.fault('DKIM_PRIVATE_KEY_FILE', expectedKey, `${found} in ${JSON.stringify(file)}`);
    return null;
  };
  let pem: Buffer;
  try {
    pem = readFileSync(file);
  } catch (error) {
    const code = isNativeError(error) && 'code' in error ? ` (${String(error.code)})` : '';
    return fault(`nothing that can be read${code}`);
  }
  const key = parseKey(pem);
  if (key === null) return fault('no such key');
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type !== 'rsa') return fault(`a key of the type ${type}`);
  const bits = details?.modulusLength ?? 0;
  return bits < fewestBits ? fault(`a key of ${bits} bits`) : key;
}

/** What the parser says of a broken key could quote it. */
function parseKey(pem: Buffer): KeyObject | null {
  try {
    return createPrivateKey(pem);
  } catch {
    return null;
  }
}
