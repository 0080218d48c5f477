import { cleanDiagnostic } from '../../../src/delivery/bounces/clean-diagnostic';
import { judgeFailure } from '../../../src/delivery/bounces/judge-failure';
import { judgeReport } from '../../../src/delivery/bounces/judge-report';
import { readReport } from '../../../src/delivery/bounces/read-report';
import { reportNamed } from './reports';

async function judge(bytes: Buffer): Promise<string> {
  const finding = judgeReport((await readReport(bytes)).report);
  return finding === null ? 'nothing' : `${finding.verdict} ${finding.code}`;
}

describe('A report', () => {
  it.each([
    ['postfix-unknown-user', 'HARD 5.1.1'],
    ['postfix-delayed', 'nothing'],
    ['postfix-expired', 'SOFT 4.4.1'],
    ['exchange-full-mailbox', 'SOFT 5.2.2'],
    ['exim-no-such-user', 'HARD 550'],
    ['exim-old-plain', 'HARD 5.1.1'],
    ['gmail-no-such-user', 'HARD 5.1.1'],
    ['qmail', 'HARD 5.1.1'],
    ['list-partly-failed', 'SOFT 5.1.1'],
    ['list-wholly-failed', 'HARD 5.1.1'],
    ['global', 'HARD 5.1.2'],
    ['policy', 'SOFT 5.7.1'],
    ['relayed', 'nothing'],
    ['delivered', 'nothing'],
    ['expanded', 'nothing'],
    ['complaint', 'COMPLAINT abuse'],
    ['complaint-taken-back', 'nothing'],
    ['holiday', 'nothing'],
    ['read-receipt', 'nothing'],
    ['forged-within', 'nothing'],
  ])('like %s means: %s', async (name, meaning) => {
    expect(await judge(reportNamed(name))).toBe(meaning);
  });

  it('with its lines ended by LF alone means the same', async () => {
    const bytes = reportNamed('gmail-no-such-user').toString().replaceAll('\r\n', '\n');
    expect(await judge(Buffer.from(bytes))).toBe('HARD 5.1.1');
  });

  it('names its envelope recipient in the headers that servers add, not in what it returns', async () => {
    const { recipients } = await readReport(reportNamed('qmail', 'm1-0'));
    expect(recipients).toEqual([
      'Delivered-To: bounces+m1-0@broadsheet.example',
      'To: bounces+m1-0@broadsheet.example',
    ]);
  });
});

describe('A failure', () => {
  it.each([
    ['5.1.1', null, 'HARD 5.1.1'],
    ['5.2.1', null, 'HARD 5.2.1'],
    ['5.1.8', null, 'SOFT 5.1.8'],
    ['5.3.4', null, 'SOFT 5.3.4'],
    ['5.4.4', null, 'HARD 5.4.4'],
    ['5.4.6', null, 'SOFT 5.4.6'],
    ['5.7.1', '550 5.1.1 gone', 'SOFT 5.7.1'],
    ['5.0.0', '550 5.1.1 gone', 'HARD 5.1.1'],
    ['5.0.0', '550 5.7.1 no', 'SOFT 5.7.1'],
    ['5.0.0', null, 'HARD 5.0.0'],
    ['4.2.2', null, 'SOFT 4.2.2'],
    [null, '550 mailbox unavailable', 'HARD 550'],
    [null, '550-5.1.1 gone', 'HARD 5.1.1'],
    [null, '550 Blocked by our reputation service', 'SOFT 550'],
    [null, '552 quota', 'SOFT 552'],
    [null, '554 transaction failed', 'SOFT 554'],
    [null, '554 delivery error: this user does not have an account', 'HARD 554'],
    [null, '451 try later', 'SOFT 451'],
    [null, 'something happened', 'SOFT null'],
    [null, null, 'SOFT null'],
  ])('with the status %s and the words %p is %s', (status, diagnostic, judged) => {
    const { verdict, code } = judgeFailure({ status, diagnostic });
    expect(`${verdict} ${code}`).toBe(judged);
  });
});

describe('What a server said', () => {
  it.each([
    ['550 5.1.1 <ada@reader.example>: unknown', '550 5.1.1 <…>: unknown'],
    ['550 no ada%40reader.example and no "ada lovelace"@reader.example', '550 no … and no …'],
    ['550 mailbox ADA is gone', '550 mailbox … is gone'],
    ['first line\nada@reader.example', 'first line'],
    ['with\u0000NUL', 'with NUL'],
    ['jörg@päpste.example fehlt', '… fehlt'],
    ['   ', null],
    [null, null],
  ])('%p is kept as %p', (said, kept) => {
    expect(cleanDiagnostic(said, 'ada@reader.example')).toBe(kept);
  });

  it('is cut to 200 characters, and stays text where that cuts a pair', () => {
    const kept = cleanDiagnostic(`x${'😀'.repeat(300)}`, null) ?? '';
    expect(kept).toHaveLength(200);
    expect(kept.isWellFormed()).toBe(true);
  });
});
