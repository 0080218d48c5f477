import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A report as a server sends it, to the envelope sender that has this token. */
export function reportNamed(name: string, token = 'd1-2-00000000000000000000'): Buffer {
  const text = readFileSync(join(__dirname, '../../fixtures/reports', `${name}.eml`), 'utf8');
  return Buffer.from(text.replaceAll('TOKEN', token).replaceAll('\n', '\r\n'));
}
