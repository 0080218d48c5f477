import { randomBytes } from 'node:crypto';
import { cleanDiagnostic } from '../../../src/delivery/bounces/clean-diagnostic';
import { readReport } from '../../../src/delivery/bounces/read-report';
import { readStatusFields } from '../../../src/delivery/bounces/status-fields';

const mebibyte = 1024 * 1024;
const head = 'To: bounces+x@y\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n';

/** Processor time, since others run beside. */
async function cpuMillis(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function nested(levels: number): string {
  let text = 'To: bounces+x@y\r\n';
  for (let level = 0; level < levels; level += 1) {
    text += `Content-Type: multipart/report; boundary="b${level}"\r\n\r\n--b${level}\r\n`;
  }
  return text;
}

describe('A mebibyte that is meant to hurt is read in bounded time, as one of nothing:', () => {
  it.each<[string, () => Buffer]>([
    ['noise', () => randomBytes(mebibyte)],
    ['empty lines', () => Buffer.alloc(mebibyte, '\n')],
    ['one line', () => Buffer.alloc(mebibyte, 'a')],
    ['one part', () => Buffer.from(`${head}--b\r\n\r\n${'abc def\r\n'.repeat(110_000)}`)],
    ['parts without end', () => Buffer.from(head + '--b\r\n\r\n\r\n'.repeat(90_000))],
    ['parts within parts', () => Buffer.from(nested(15_000))],
    ['headers without end', () => Buffer.from('To: bounces+x@y\r\n'.repeat(60_000))],
    ['a header folded without end', () => Buffer.from(`To: bounces+x@y${'\r\n a'.repeat(250_000)}`)],
    ['nothing at all', () => Buffer.alloc(0)],
  ])('%s', async (_name, make) => {
    const bytes = make();
    const read = async () => expect((await readReport(bytes)).report).toEqual({ kind: 'none' });
    expect(await cpuMillis(read)).toBeLessThan(1_500);
  });

  it('fields of a mebibyte', async () => {
    const read = async () => {
      readStatusFields(':'.repeat(mebibyte));
      readStatusFields('a:\n'.repeat(mebibyte / 3));
      readStatusFields('\n \n'.repeat(mebibyte / 3));
      readStatusFields(`a: ${'\n b'.repeat(mebibyte / 3)}`);
      cleanDiagnostic('@'.repeat(mebibyte), 'ada@reader.example');
      cleanDiagnostic('a'.repeat(mebibyte), 'ada@reader.example');
    };
    expect(await cpuMillis(read)).toBeLessThan(1_000);
  });
});
